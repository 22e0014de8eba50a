// Finds pages in the index that was made with the site. Nothing is asked of anybody else, nothing is kept.

/** The words of a text: small letters without accents or apostrophes. */
const split = (text) => text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many letters have to change until one word is the other; neighbours that swapped count once. Gives up above `most`. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, old, now] = [[], [], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    [older, old, now] = [old, now, [i]];
    for (let j = 1; j <= b.length; j += 1) {
      now[j] = Math.min(old[j] + 1, now[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], older[j - 2] + 1);
    }
  }
  return now[b.length];
}

/** From 0 to 1: how far a typed word is this word. */
function likeness(typed, word) {
  if (typed === word) return 1;
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed];
  if (long.startsWith(short) && short.length > 2 - (long.length - short.length < 2)) return long.length - short.length < 3 ? 0.9 : typed === short ? 0.75 : 0.5;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  if (same > 4 && long.length - same < 5) return 0.7;
  if (short.length < 4) return 0;
  const most = short.length < 8 ? 1 : 2;
  const far = distance(typed, word, most);
  if (far > most) return 0;
  return (far === 1 ? 0.7 : 0.55) - (typed[0] === word[0] ? 0 : 0.15);
}

/** Makes an index ready: every text as words, words that mean the same as one. */
export function prepare(index) {
  const alike = new Map();
  for (const group of index.alike) {
    const [first, ...others] = group.map((one) => split(one).join(' '));
    for (const one of first.includes(' ') ? [first, ...others] : others) if (one && !alike.has(one)) alike.set(one, first.replaceAll(' ', '_'));
  }
  const longest = [...alike.keys()].sort((a, b) => b.length - a.length);
  const rule = new RegExp(` (${longest.join('|')})(?= )`, 'g');
  const ignored = new Set(index.ignore.flatMap(split));
  const plain = (text) => ` ${split(text).join(' ')} `.replace(rule, (_, one) => ` ${alike.get(one)}`).trim().split(' ').filter(Boolean);
  const content = (text) => plain(text).filter((word) => !ignored.has(word));
  const pages = index.pages.map(([address, title, kind, summary, names, more], number) => {
    const fields = [[10, title], ...names.map((name) => [9, name]), [3, summary], [2, more], ...index.signs.filter(([page]) => page === number).map(([, , text]) => [3, text])];
    const words = new Map();
    for (const [weight, text] of fields) for (const word of content(text)) words.set(word, Math.max(weight, words.get(word) ?? 0));
    return { address: index.home + address, title, kind, summary, words, names: [title, ...names].map((name) => content(name).join(' ')) };
  });
  const signs = index.signs.map(([page, tier, text]) => ({ page, tier, words: [...new Set(content(text))] }));
  const shown = new Map();
  for (const words of [...pages.map((page) => page.words.keys()), ...signs.map((sign) => sign.words)]) for (const word of words) shown.set(word, (shown.get(word) ?? 0) + 1);
  const all = pages.length + signs.length;
  return { pages, signs, content, weight: (word) => Math.log(1 + all / (shown.get(word) ?? 0.5)), vocabulary: [...shown.keys()] };
}

/** The pages for what somebody typed, best first: `{address, title, kind, summary, urgent}`. */
export function search(ready, query, most = 8) {
  const typed = [...new Set(ready.content(query))].slice(0, 12);
  if (typed.length === 0) return [];
  // What each typed word may be: itself where it is known, else what it is like.
  const meant = typed.map((one) => {
    const like = ready.vocabulary.map((word) => [word, likeness(one, word)]).filter(([, sure]) => sure > 0);
    return new Map(like);
  });
  const heft = typed.map((one, i) => Math.max(ready.weight(meant[i].has(one) ? one : ([...meant[i]].sort((a, b) => b[1] - a[1])[0]?.[0] ?? one)), 0.1));
  const total = heft.reduce((sum, one) => sum + one, 0);
  // It smells of an emergency when most of what was typed stands in one sign, is a good part of that sign, and is not
  // what every page speaks of.
  const urgent = new Map();
  for (const sign of ready.signs) {
    let met = 0;
    for (const [i, words] of meant.entries()) met += heft[i] * Math.max(0, ...sign.words.map((word) => ((words.get(word) ?? 0) >= 0.55 ? words.get(word) : 0)));
    const all = sign.words.reduce((sum, word) => sum + ready.weight(word), 0);
    if (met / total >= 0.6 && met / all >= 0.2 && met >= 3) {
      const known = urgent.get(sign.page);
      if (!known || known.met < met) urgent.set(sign.page, { met, tier: sign.tier });
    }
  }
  const line = typed.join(' ');
  const found = ready.pages.map((page, number) => {
    let score = 0;
    let met = 0;
    for (const [i, words] of meant.entries()) {
      let best = 0;
      for (const [word, sure] of words) best = Math.max(best, sure * (page.words.get(word) ?? 0));
      if (best > 0) met += heft[i];
      score += heft[i] * best;
    }
    score *= met / total;
    for (const name of page.names) {
      if (name === line) score += 60;
      else if (name && ` ${line} `.includes(` ${name} `)) score += 12 * name.split(' ').length;
      else if (` ${name} `.includes(` ${line} `)) score += 8;
    }
    const alarm = urgent.get(number);
    return { page, score: alarm ? score + 1000 * (1 + alarm.met) : score, urgent: alarm?.tier ?? null };
  });
  const good = found.filter(({ score }) => score > 3).sort((a, b) => b.score - a.score).slice(0, most);
  return good.map(({ page: { address, title, kind, summary }, urgent: tier }) => ({ address, title, kind, summary, urgent: tier }));
}
