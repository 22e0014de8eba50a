// Two comforts for readers who have scripts: searching, and filtering the list of exercises. Pages do without them.
const make = (name, props = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), props);
  element.append(...inside);
  return element;
};

const find = document.querySelector('a[data-index]');
if (find && window.HTMLDialogElement) find.addEventListener('click', (event) => {
  event.preventDefault();
  open();
});

let dialog;
async function open() {
  dialog ??= search();
  dialog.showModal();
}

/** The search as a dialog: a field, what was found, and a way out. What it needs is loaded now. */
function search() {
  const field = make('input', { id: 'search-field', autocomplete: 'off', enterKeyHint: 'search' });
  const told = make('p', { role: 'status' });
  const list = make('ul', { className: 'pages' });
  const close = make('button', { type: 'button', textContent: 'Close' });
  const form = make('form', {}, make('label', { htmlFor: 'search-field', textContent: 'What are you looking for?' }), field, close);
  form.role = 'search';
  const box = make('dialog', { className: 'search' }, form, told, list);
  box.setAttribute('aria-label', 'Search');
  document.body.append(box);
  const ready = Promise.all([import(find.dataset.engine), fetch(find.dataset.index).then((answer) => answer.json())])
    .then(([engine, index]) => ({ engine, index: engine.prepare(index) }));
  const look = async () => {
    let parts;
    try {
      parts = await ready;
    } catch {
      told.replaceChildren('The search could not be loaded. ', make('a', { href: find.href, textContent: 'All pages from A to Z' }));
      return;
    }
    const found = parts.engine.search(parts.index, field.value);
    list.replaceChildren(...found.map(({ address, title, kind, summary, urgent }) => make('li', urgent ? { className: 'urgent' } : {},
      make('a', { href: address, textContent: urgent ? `${urgent}: ${title}` : title }), ' ',
      make('span', { className: 'tag', textContent: kind }), make('p', { textContent: summary }))));
    const count = found.length === 1 ? '1 page' : `${found.length} pages`;
    if (!field.value.trim()) told.textContent = '';
    else if (found.length) told.textContent = found[0].urgent ? `${found[0].urgent}: read ${found[0].title} first. ${count} found.` : `${count} found.`;
    else told.replaceChildren('Nothing found. Try one word, or see ', make('a', { href: find.href, textContent: 'all pages from A to Z' }), '.');
  };
  let wait;
  field.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(look, 150);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await look();
    list.querySelector('a')?.focus();
  });
  close.addEventListener('click', () => box.close());
  return box;
}

/** The choices above a list: each leads somewhere by itself; here it hides what does not fit. */
const choices = document.querySelector('[data-choices]');
if (choices) {
  const entries = [...document.querySelectorAll('[data-tags]')];
  const told = make('p', { role: 'status' });
  const buttons = [...choices.querySelectorAll('[data-tag]')].map((option) => {
    const button = make('button', { type: 'button', textContent: option.dataset.label ?? option.textContent });
    button.dataset.tag = option.dataset.tag;
    button.ariaPressed = 'false';
    option.replaceChildren(button);
    return button;
  });
  const apply = () => {
    const wanted = buttons.filter((button) => button.ariaPressed === 'true').map((button) => button.dataset.tag);
    let shown = 0;
    for (const entry of entries) {
      const tags = entry.dataset.tags.split(' ');
      entry.hidden = !wanted.every((tag) => tags.includes(tag));
      if (!entry.hidden) shown += 1;
    }
    for (const list of new Set(entries.map((entry) => entry.parentElement))) {
      const none = [...list.children].every((entry) => entry.hidden);
      list.hidden = none;
      for (let before = list.previousElementSibling; before && /^(H2|P)$/.test(before.tagName) && before !== told; before = before.previousElementSibling) {
        before.hidden = none;
        if (before.tagName === 'H2') break;
      }
    }
    told.textContent = wanted.length ? `${shown} of ${entries.length} exercises shown.` : '';
  };
  choices.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true';
    apply();
  });
  choices.append(told);
}
