// What is measured inside a page. Each function runs in the browser and knows nothing outside itself.

/** What the page must hold to in every mode: no overflow, stamps in sight, nothing stored. */
export function measure() {
  const faults = [];
  const root = document.documentElement;
  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) faults.push(`the page is ${over} px wider than the screen`);
  // Colours as numbers, whatever notation the browser gives.
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  for (const stamp of document.querySelectorAll('[data-stamp]')) {
    const name = `the stamp ${stamp.dataset.stamp}`;
    const box = stamp.getBoundingClientRect();
    const left = box.left + scrollX;
    if (box.width < 150 || box.height < 16) faults.push(`${name} measures ${box.width} × ${box.height}`);
    if (left < -1 || left + box.width > root.clientWidth + 1 || box.top + scrollY < 0) faults.push(`${name} is off the screen`);
    if (!stamp.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) faults.push(`${name} is hidden`);
    for (let at = stamp.parentElement; at && at !== root; at = at.parentElement) {
      const edge = at.getBoundingClientRect();
      const cuts = /hidden|clip/.test(getComputedStyle(at).overflow) && (box.bottom > edge.bottom + 1 || box.right > edge.right + 1);
      if (cuts) faults.push(`${name} is cut off by ${at.tagName.toLowerCase()}`);
    }
    const words = document.createTreeWalker(stamp, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      if (!node.data.trim()) continue;
      const style = getComputedStyle(node.parentElement);
      const [one, two] = [light(rgba(style.color)), light(behind(node.parentElement))].sort((a, b) => b - a);
      const ratio = (one + 0.05) / (two + 0.05);
      if (ratio < 4.5) faults.push(`${name}: contrast ${ratio.toFixed(2)} of “${node.data.trim().slice(0, 40)}”`);
      if (parseFloat(style.fontSize) < 12) faults.push(`${name}: letters of ${style.fontSize}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const seen = range.getBoundingClientRect();
      if (!node.parentElement.closest('.visually-hidden') && (seen.width < 1 || seen.height < 1)) faults.push(`${name}: “${node.data.trim().slice(0, 40)}” has no size`);
    }
  }
  const moving = document.getAnimations().length;
  if (moving > 0 && matchMedia('(prefers-reduced-motion: reduce)').matches) faults.push(`${moving} things move`);
  for (const name of ['localStorage', 'sessionStorage']) if (window[name].length > 0) faults.push(`something is kept in ${name}`);
  if (document.cookie) faults.push(`a cookie: ${document.cookie}`);
  return faults;
}

/** The texts of stamps, white space folded, and whether all stamps about safety stand before the steps. */
export function stamps() {
  const fold = (text) => text.replace(/\s+/g, ' ').trim();
  const leaves = (stamp) => [...stamp.querySelectorAll('p, li, h2, h3')].filter((part) => !part.matches('.why') && !part.querySelector('p, li, h2, h3'));
  return [...document.querySelectorAll('[data-stamp]')].map((stamp) => ({
    name: stamp.dataset.stamp,
    texts: (leaves(stamp).length ? leaves(stamp) : [stamp]).map((part) => {
      const copy = part.cloneNode(true);
      for (const extra of copy.querySelectorAll('a[href^="#ref-"], .why')) extra.remove();
      return fold(copy.textContent);
    }).filter(Boolean),
  }));
}

/** The page as it reads without any style: what cannot be seen, and what stands in the wrong order. */
export function unstyled() {
  const faults = [];
  for (const sheet of document.querySelectorAll('link[rel=stylesheet], style')) sheet.remove();
  const text = document.body.innerText.replace(/\s+/g, ' ');
  for (const stamp of document.querySelectorAll('[data-stamp]')) {
    const words = stamp.innerText.replace(/\s+/g, ' ').trim();
    if (!words || !text.includes(words)) faults.push(`without styles the stamp ${stamp.dataset.stamp} cannot be read`);
  }
  const steps = document.getElementById('steps');
  const early = ['emergency-card', 'contraindications', 'stop-rules', 'gates', 'demonstration', 'draft'];
  for (const name of steps ? early : []) {
    const stamp = document.querySelector(`[data-stamp="${name}"]`);
    if (stamp && text.indexOf(stamp.innerText.replace(/\s+/g, ' ').trim()) > text.indexOf(steps.innerText.replace(/\s+/g, ' ').trim())) faults.push(`without styles the stamp ${name} comes after the steps`);
  }
  const heading = document.querySelector('h1');
  if (!heading || text.indexOf(heading.innerText.trim()) < 0) faults.push('without styles there is no heading');
  return faults;
}

/** How many things Tab must reach. A place that scrolls counts if it takes focus. */
export function reachable() {
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
  const seen = [...all].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  seen.forEach((element, index) => { element.dataset.walk = index; });
  return seen.length;
}

/** Where the focus is: its number, and what is wrong with how it shows. */
export function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element.dataset.walk === undefined) return null;
  const style = getComputedStyle(element);
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const place = boxes.find((box) => box.bottom > 0 && box.top < innerHeight);
  let fault = null;
  const name = `“${(element.textContent.trim() || element.getAttribute('aria-label') || element.tagName).slice(0, 40)}”`;
  if (!shown) fault = `the focus on ${name} cannot be seen`;
  else if (!place) fault = `the focus on ${name} is out of sight`;
  else {
    const clamp = (v, most) => Math.min(Math.max(v, 1), most - 1);
    const x = clamp((place.left + place.right) / 2, innerWidth);
    const y = clamp(element.matches('[tabindex]') ? place.top + 4 : (place.top + place.bottom) / 2, innerHeight);
    const top = document.elementFromPoint(x, y);
    if (top && !element.contains(top) && !top.contains(element)) fault = `the focus on ${name} is covered by ${top.tagName}.${top.className}`;
  }
  return { index: Number(element.dataset.walk), fault };
}
