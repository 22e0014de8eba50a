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
const MODES = {
  light: { viewport: { width: 1280, height: 900 }, axe: true },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark', axe: true },
  narrow: { viewport: { width: 320, height: 640 }, axe: true },
  zoom: { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4, reducedMotion: 'reduce', walk: true },
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

async function inMode(browser, origin, mode, { axe: withAxe, walk, bare, ...options }) {
  let checked = 0;
  const context = await browser.newContext(options);
  const tabs = [await open(context, origin, mode), await open(context, origin, mode)];
  await two(all, async (page) => {
    const tab = tabs.pop();
    const where = `${mode} ${page.url}`;
    await tab.goto(origin + page.url);
    for (const found of await tab.evaluate(measure)) fault('seen', where, found);
    if (withAxe) {
      await tab.evaluate(axe);
      const result = await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, rules: { 'target-size': { enabled: true } } }), TAGS);
      checked += result.passes.length;
      for (const one of result.violations) for (const node of one.nodes) fault('axe', where, `${one.id} ${node.target.join(' ')}: ${node.failureSummary.split('\n')[1]?.trim()}`);
    }
    if (walk) checked += await walked(tab, where);
    if (bare) for (const found of await tab.evaluate(unstyled)) fault('without styles', where, found);
    tabs.push(tab);
  });
  for (const cookie of await context.cookies()) fault('stored', mode, `cookie ${cookie.name}`);
  await context.close();
  return withAxe ? `${checked} axe rules passed` : walk ? `${checked} stops of the Tab key` : '';
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
    if (/\/exercises\/./.test(page.url)) {
      sides[count] = (sides[count] ?? 0) + 1;
      if (count > LIMITS.sides) fault('paper', `paper ${page.url}`, `an exercise takes ${count} sides`);
    }
    tabs.push(tab);
  });
  await context.close();
  rmSync(work, { recursive: true });
  return `exercises on 1/2/more sides: ${sides[1] ?? 0}/${sides[2] ?? 0}/${Object.entries(sides).reduce((sum, [n, many]) => sum + (n > 2 ? many : 0), 0)}`;
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
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
try {
  await timed('bytes', bytes);
  await timed('html-validate', markup);
  await timed('vnu', vnu);
  for (const [mode, options] of Object.entries(MODES)) await timed(mode, () => inMode(browser, server.origin, mode, options));
  await timed('paper', () => onPaper(browser, server.origin));
} finally {
  await browser.close();
  await server.close();
}

for (const [what, places] of faults) console.log(`\n${what}\n    ${places.length} times, first on ${places[0]}`);
if (faults.size > 0) process.exitCode = 1;
if (all.length === 0) throw new Error('no page to look at');
