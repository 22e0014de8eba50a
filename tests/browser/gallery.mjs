// A gallery for eyes: pages in every look side by side, with all their components and figures. It is no part of a site.
// node gallery.mjs FOLDER OUT [PAGE…]   Without pages: one page of each kind, and every exercise. ONLY=dark,print limits the looks.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { pages, prefixOf, serve } from './site.mjs';

const [folder, out, ...wanted] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const prefix = prefixOf(folder);
const chosen = ['', 'exercises/', 'causes/disc-herniation/', 'red-flags/cauda-equina-syndrome/', 'treatments/anti-inflammatory-medicines/', 'self-care/sleep-positions/', 'guides/find-your-direction/', 'concepts/flare-up/', 'safety-matrix/', 'a-z/', 'symptom-diary/', '404.html'];
const isWanted = (below) => (wanted.length > 0 ? wanted.includes(below) : chosen.includes(below) || /^exercises\/./.test(below));
const all = pages(resolve(folder), prefix).filter((page) => isWanted(page.url.slice(prefix.length)));
const shown = new Map(all.map((page) => [page, []]));
const looks = {
  320: { viewport: { width: 320, height: 640 } },
  768: { viewport: { width: 768, height: 1000 } },
  1280: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 768, height: 1000 }, colorScheme: 'dark' },
  forced: { viewport: { width: 768, height: 1000 }, forcedColors: 'active' },
};
const only = process.env.ONLY?.split(',');
const server = await serve(resolve(folder), prefix);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, options] of Object.entries({ ...looks, print: {} })) {
  if (only && !only.includes(name)) continue;
  const tab = await (await browser.newContext(options)).newPage();
  for (const page of all) {
    await tab.goto(server.origin + page.url);
    const file = join(out, `${page.url.slice(prefix.length).replace(/\/$/, '').replaceAll('/', '_') || 'home'}-${name}`);
    if (name === 'print') {
      await tab.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
      execFileSync('pdftoppm', ['-r', '70', '-png', `${file}.pdf`, file]);
      const sides = readdirSync(out).filter((one) => join(out, one).startsWith(`${join(file)}-`) && one.endsWith('.png')).sort();
      shown.get(page).push(...sides.map((side) => [name, side]));
    } else {
      await tab.screenshot({ path: `${file}.png`, fullPage: true });
      shown.get(page).push([name, basename(`${file}.png`)]);
    }
  }
}
const figure = ([look, file]) => `<figure><a href="${file}"><img src="${file}" alt="${look}" loading="lazy" height="700"></a><figcaption>${look}</figcaption></figure>`;
const row = ([page, pictures]) => `<h2>${page.url}</h2><div style="display:flex;gap:1rem;overflow-x:auto">${pictures.map(figure).join('')}</div>`;
writeFileSync(join(out, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Gallery</title><h1>Gallery</h1>${[...shown].map(row).join('')}`);
console.log(`${all.length} pages in ${join(out, 'index.html')}`);
await browser.close();
await server.close();
