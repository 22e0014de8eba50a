// Looks at every page of a finished site as its readers do, and fails where a figure is missed.
// node run.mjs FOLDER [PART-OF-ADDRESS]   builds nothing; serves FOLDER on loopback below the site's own prefix.
// ONLY=dark,paper limits it to some of the looks.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { files, pages, prefixOf, serve } from './site.mjs';
import { focused, measure, reachable, stamps, unstyled } from './in-page.mjs';

const KB = 1024;
const LIMITS = { html: 30 * KB, css: 15 * KB, js: 5 * KB, view: 60 * KB, sides: 2 };
// Nine questions, 36 signs and a table do not go on two sides in letters that can be read.
const LONGER = { 'guides/find-your-direction/': 3 };
// What a page is made by decides how it looks: `axe` and the keyboard go over every page in one look, and over one page
// of each kind, the longest, in the others. ALL=1 goes over every page in every look.
const MODES = {
  light: { viewport: { width: 1280, height: 900 }, axe: 'all' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark', axe: 'kinds' },
  narrow: { viewport: { width: 320, height: 640 }, axe: 'kinds' },
  zoom: { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4, reducedMotion: 'reduce', axe: 'kinds', walk: 'kinds' },
  forced: { viewport: { width: 768, height: 900 }, forcedColors: 'active', axe: 'kinds' },
  rtl: { viewport: { width: 320, height: 640 }, rtl: true },
  'no script': { viewport: { width: 768, height: 900 }, javaScriptEnabled: false, bare: true },
};
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const folder = resolve(process.argv[2] ?? 'public');
const prefix = prefixOf(folder);
const all = pages(folder, prefix).filter((page) => page.file.includes(process.argv[3] ?? ''));
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const only = process.env.ONLY?.split(',');
const faults = new Map();

/** Notes a fault; the same one on many pages is told once. */
function fault(kind, where, what) {
  const key = `${kind}: ${what}`;
  faults.set(key, [...(faults.get(key) ?? []), where]);
}

/** Does `work` for each of `items`, two at a time. */
async function two(items, work) {
  const rest = [...items];
  const worker = async () => { for (let item = rest.shift(); item; item = rest.shift()) await work(item); };
  await Promise.all([worker(), worker()]);
}

async function timed(name, work) {
  if (only && !only.includes(name)) return;
  const began = Date.now();
  const before = faults.size;
  const note = await work();
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`${String(faults.size - before).padStart(4)} faults  ${name.padEnd(14)} ${seconds.padStart(3)} s  ${note ?? ''}`);
}

/** A page of the browser that notes what a site may not do. */
async function open(context, origin, mode) {
  const tab = await context.newPage();
  const here = () => `${mode} ${new URL(tab.url()).pathname}`;
  tab.on('console', (message) => fault('console', here(), message.text()));
  tab.on('pageerror', (error) => fault('console', here(), error.message));
  tab.on('request', (request) => { if (!request.url().startsWith(origin + prefix)) fault('request', here(), request.url()); });
  tab.on('response', (response) => { if (response.status() >= 400) fault('request', here(), `${response.status()} for ${response.url()}`); });
  return tab;
}

/** The longest page of each kind: of each section, of lists of sections, of plain pages, and those made by a layout of their own. */
function kinds() {
  const longest = new Map();
  for (const page of all) {
    const [, section, below] = /^([^/]*)\/?(.*)$/.exec(page.url.slice(prefix.length));
    const list = all.some((other) => other.url.startsWith(`${prefix}${section}/`) && other !== page);
    const own = ['', 'a-z', 'safety-matrix', 'symptom-diary', '404.html', 'exercises'].includes(section);
    const kind = below ? section : own ? page.url : list ? 'list' : 'page';
    if (!longest.has(kind) || longest.get(kind).html.length < page.html.length) longest.set(kind, page);
  }
  return new Set(longest.values());
}

async function inMode(browser, origin, mode, { axe: withAxe, walk, bare, rtl, ...options }) {
  let [checked, stops] = [0, 0];
  const some = process.env.ALL ? new Set(all) : kinds();
  const goes = (which, page) => which === 'all' || (which === 'kinds' && some.has(page));
  const context = await browser.newContext(options);
  const tabs = [await open(context, origin, mode), await open(context, origin, mode)];
  await two(all, async (page) => {
    const tab = tabs.pop();
    const where = `${mode} ${page.url}`;
    await tab.goto(origin + page.url);
    if (rtl) await tab.evaluate(() => { document.documentElement.dir = 'rtl'; });
    for (const found of await tab.evaluate(measure)) fault('seen', where, found);
    if (goes(withAxe, page)) {
      await tab.evaluate(axe);
      const result = await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, rules: { 'target-size': { enabled: true } } }), TAGS);
      checked += result.passes.length;
      for (const one of result.violations) for (const node of one.nodes) fault('axe', where, `${one.id} ${node.target.join(' ')}: ${node.failureSummary.split('\n')[1]?.trim()}`);
    }
    if (goes(walk, page)) stops += await walked(tab, where);
    if (bare) for (const found of await tab.evaluate(unstyled)) fault('without styles', where, found);
    tabs.push(tab);
  });
  for (const cookie of await context.cookies()) fault('stored', mode, `cookie ${cookie.name}`);
  await context.close();
  const axed = withAxe && `${checked} axe rules passed on ${withAxe === 'all' ? all.length : some.size} pages`;
  return [`${all.length} pages measured`, axed, walk && `${stops} stops of the Tab key`].filter(Boolean).join(', ');
}

/** Walks through the page with Tab: every link is met, with a focus that shows and that nothing covers. */
async function walked(tab, where) {
  const wanted = await tab.evaluate(reachable);
  const met = new Set();
  for (let presses = 0; presses < wanted + 3 && met.size < wanted; presses += 1) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(focused);
    if (!stop) continue;
    met.add(stop.index);
    if (stop.fault) fault('focus', where, stop.fault);
  }
  if (met.size < wanted) fault('focus', where, `Tab meets ${met.size} of ${wanted} links`);
  return met.size;
}

async function onPaper(browser, origin) {
  const work = mkdtempSync(join(tmpdir(), 'leaflets-'));
  const context = await browser.newContext({ colorScheme: 'dark' });
  const sides = {};
  const tabs = [await open(context, origin, 'paper'), await open(context, origin, 'paper')];
  let number = 0;
  await two(all, async (page) => {
    const tab = tabs.pop();
    await tab.goto(origin + page.url);
    const wanted = await tab.evaluate(stamps);
    const file = join(work, `${(number += 1)}.pdf`);
    await tab.pdf({ path: file, preferCSSPageSize: true });
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
    const fold = (words) => words.normalize('NFKC').replace(/\[\d+\]|[\s\u00ad]+/g, '');
    for (const stamp of wanted) for (const words of stamp.texts) if (!fold(text).includes(fold(words))) fault('paper', `paper ${page.url}`, `the stamp ${stamp.name} lacks “${words}”`);
    const count = text.split('\f').length - 1;
    if (/ class="leaflet"/.test(page.html)) {
      sides[count] = (sides[count] ?? 0) + 1;
      if (count > (LONGER[page.url.slice(prefix.length)] ?? LIMITS.sides)) fault('paper', `paper ${page.url}`, `a leaflet takes ${count} sides`);
    }
    tabs.push(tab);
  });
  await context.close();
  rmSync(work, { recursive: true });
  return `leaflets on 1/2/more sides: ${sides[1] ?? 0}/${sides[2] ?? 0}/${Object.entries(sides).reduce((sum, [n, many]) => sum + (n > 2 ? many : 0), 0)}`;
}

/** What scripts do for readers: they find a page, narrow a list down, and nothing jumps. */
async function atWork(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  const tab = await open(context, origin, 'at work');
  const where = 'at work';
  await tab.goto(origin + prefix);
  await tab.getByRole('link', { name: 'Find a page' }).focus();
  await tab.keyboard.press('Enter');
  await tab.keyboard.type('cant pee');
  const first = tab.locator('dialog a').first();
  await first.waitFor();
  if (!(await first.getAttribute('href')).includes('/red-flags/')) fault('search', where, 'the first page found for “cant pee” is no page of warning signs');
  if (!/^Emergency/.test(await tab.locator('dialog [role=status]').textContent())) fault('search', where, 'an emergency is not told as one');
  await tab.evaluate(axe);
  const result = await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
  for (const one of result.violations) fault('axe', 'the search', `${one.id} ${one.nodes[0].target}`);
  await tab.keyboard.press('Escape');
  if (!(await tab.evaluate(() => document.activeElement.matches('a[data-index]')))) fault('search', where, 'closing the search does not lead back');
  const list = all.find((page) => page.html.includes('data-choices'));
  if (list) {
    await tab.goto(origin + list.url);
    const count = () => tab.locator('[data-tags]:visible').count();
    const before = await count();
    await tab.locator('[data-choices] button').first().click();
    const after = await count();
    if (!(after > 0 && after < before)) fault('choices', where, `a choice leaves ${after} of ${before}`);
    await tab.locator('[data-choices] button').first().click();
    if ((await count()) !== before) fault('choices', where, 'a choice taken back does not bring all entries back');
  }
  await context.close();
  return '';
}

/** Hides what holds a stamp in several ways: each must be seen, or the checks above are worth nothing. */
async function caught(browser, origin) {
  const tab = await (await browser.newContext({ viewport: { width: 768, height: 900 }, bypassCSP: true })).newPage();
  const page = all.find((one) => one.html.includes('data-stamp="contraindications"')) ?? all[0];
  const ways = ['main{display:none!important}', 'main{position:absolute!important;left:-9999px!important}', 'article{height:0!important;overflow:hidden!important}', '.avoid{color:#fff!important;background:#fff!important}.avoid *{color:#fff!important;background:#fff!important}', 'main{font-size:1px!important}main *{font-size:1px!important}'];
  for (const way of ways) {
    await tab.goto(origin + page.url);
    await tab.addStyleTag({ content: way });
    if ((await tab.evaluate(measure)).length === 0) fault('self test', page.url, `nobody notices ${way}`);
  }
  return `${ways.length} ways to hide a stamp tried`;
}

async function lighthouse(browser, origin) {
  const { default: run } = await import('lighthouse');
  const scores = [];
  const some = process.env.ALL ? all : [...kinds()].filter((page) => /\/exercises\/.|\/causes\/.|\/red-flags\/.|\/$/.test(page.url)).slice(0, 3);
  for (const page of some) {
    const { lhr } = await run(origin + page.url, { port: PORT, output: 'json', logLevel: 'error' });
    for (const name of ['accessibility', 'best-practices', 'seo']) {
      for (const { id, weight } of lhr.categories[name].auditRefs) {
        const { score, title } = lhr.audits[id];
        // A demonstration asks to be left out of search engines.
        if (weight > 0 && score !== null && score < 1 && id !== 'is-crawlable') fault('lighthouse', page.url, `${name}: ${title}`);
      }
    }
    const shift = lhr.audits['cumulative-layout-shift'].numericValue;
    if (shift > 0) fault('lighthouse', page.url, `the page jumps by ${shift.toFixed(3)}`);
    if (lhr.audits['network-requests'].details.items.length > 7) fault('lighthouse', page.url, 'more than 7 requests');
    scores.push(Math.round(lhr.categories.performance.score * 100));
  }
  return `${some.length} pages; performance ${scores.join(', ')}`;
}

async function markup() {
  const validator = new HtmlValidate(JSON.parse(readFileSync(new URL('html-validate.json', import.meta.url), 'utf8')));
  for (const page of all) {
    const report = await validator.validateString(page.html, page.file);
    for (const result of report.results) for (const message of result.messages.filter((one) => one.severity === 2)) fault('html-validate', page.file, `${message.ruleId}: ${message.message}`);
  }
}

/** The checker of the W3C, where there is a Java to run it. */
function vnu() {
  const jar = new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url).pathname;
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
  } catch {
    return 'left out: no java on this machine';
  }
  if (!existsSync(jar)) return 'left out: no vnu.jar';
  const args = ['-jar', jar, '--format', 'json', '--exit-zero-always', '--errors-only', '--stdout', ...all.map((page) => join(folder, page.file))];
  const report = JSON.parse(execFileSync('java', args, { encoding: 'utf8', maxBuffer: 64 * KB * KB }));
  for (const message of report.messages) fault('vnu', message.url?.split(folder)[1] ?? '', message.message);
  return '';
}

function bytes() {
  const read = (file) => readFileSync(join(folder, file));
  const sheets = files(folder).filter((file) => file.endsWith('.css')).map(read);
  const css = sheets.reduce((sum, sheet) => sum + sheet.length, 0);
  // The engine of the search is loaded on use and has a limit of its own, in search.mjs.
  const scripts = files(folder).filter((file) => file.endsWith('.js') && !/^search\./.test(file)).map(read);
  const js = scripts.reduce((sum, script) => sum + script.length, 0);
  const packed = [...sheets, ...scripts].reduce((sum, file) => sum + gzipSync(file).length, 0);
  const sizes = all.map((page) => [Buffer.byteLength(page.html), page]).sort((a, b) => b[0] - a[0]);
  const view = Math.max(...all.map((page) => gzipSync(page.html).length)) + packed;
  if (css > LIMITS.css) fault('bytes', 'styles', `${css} bytes of CSS, more than ${LIMITS.css}`);
  if (js > LIMITS.js) fault('bytes', 'scripts', `${js} bytes of JavaScript, more than ${LIMITS.js}`);
  if (view > LIMITS.view) fault('bytes', 'first view', `${view} bytes compressed, more than ${LIMITS.view}`);
  for (const [size, page] of sizes) if (size > LIMITS.html) fault('bytes', page.url, `more than ${LIMITS.html} bytes of HTML`);
  for (const page of all) if (/<script(?![^>]*(application\/ld\+json| defer))/.test(page.html)) fault('bytes', page.url, 'a script that keeps the page waiting');
  return `HTML up to ${sizes[0][0]} (${sizes[0][1].url}); CSS ${css}; JavaScript ${js}; first view up to ${view} compressed`;
}

console.log(`${all.length} pages below ${prefix}`);
const server = await serve(folder, prefix);
const PORT = 9222 + (process.pid % 1000);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [`--remote-debugging-port=${PORT}`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
try {
  await timed('bytes', bytes);
  await timed('html-validate', markup);
  await timed('vnu', vnu);
  for (const [mode, options] of Object.entries(MODES)) await timed(mode, () => inMode(browser, server.origin, mode, options));
  await timed('paper', () => onPaper(browser, server.origin));
  await timed('at work', () => atWork(browser, server.origin));
  await timed('self test', () => caught(browser, server.origin));
  await timed('lighthouse', () => lighthouse(browser, server.origin));
} finally {
  await browser.close();
  await server.close();
}

for (const [what, places] of faults) console.log(`\n${what}\n    ${places.length} times, first on ${places[0]}`);
if (faults.size > 0) process.exitCode = 1;
if (all.length === 0) throw new Error('no page to look at');
