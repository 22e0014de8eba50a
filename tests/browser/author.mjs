// What a writing clinician sees, in a real browser: findings over a page, marked words, the fix button, folding, the
// keyboard, and the dashboard without a script.
// node author.mjs PROGRAM SITE   serves a copy of the folder SITE with the program and changes the copy.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LONGEST = 60_000;
const [program, site] = process.argv.slice(2).map((path) => resolve(path));
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'author-'));
for (const name of ['handout.yaml', 'content']) cpSync(join(site, name), join(root, name), { recursive: true });
const page = join(root, 'content/exercises/press-up.md');
const clean = readFileSync(page, 'utf8');
const failures = [];

function edit(...changes) {
  const text = changes.reduce((text, [old, fresh]) => {
    if (!text.includes(old)) throw new Error(`the page has no ${old}`);
    return text.replace(old, fresh);
  }, clean);
  writeFileSync(page, text);
}

function same(found, wanted, what) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

async function test(name, work) {
  if (process.env.ONLY && !name.includes(process.env.ONLY)) return;
  const began = Date.now();
  try {
    await work();
    console.log(`ok      ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failures.push(name);
    console.log(`FAILED  ${name}\n        ${error.message.split('\n').slice(0, 6).join('\n        ')}`);
  }
}

async function accessible(tab, what) {
  await tab.evaluate(axe);
  const result = await tab.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
  same(result.violations.map((one) => `${one.id} ${one.nodes[0].target} ${one.nodes[0].failureSummary}`), [], what);
}

const server = spawn(program, ['serve', '--root', root, '--port', '0', '--today', '2026-11-22'], { stdio: ['ignore', 'ignore', 'pipe'] });
const origin = await new Promise((ready, fail) => {
  let said = '';
  server.stderr.on('data', (piece) => {
    said += piece;
    const port = /http:\/\/localhost:(\d+)\//.exec(said);
    if (port && said.includes('built in')) ready(`http://localhost:${port[1]}`);
  });
  server.on('exit', () => fail(new Error(said)));
  setTimeout(() => fail(new Error(`nothing was served:\n${said}`)), LONGEST);
});
const prefix = '/sciatica';
const address = `${origin}${prefix}/exercises/press-up/`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const context = async (options = {}) => {
  const made = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  made.setDefaultTimeout(LONGEST);
  return made;
};

/** Waits until the preview knows of the last edit: until a page of it has these words. */
async function until(address, words) {
  for (const began = Date.now(); Date.now() - began < LONGEST; await new Promise((go) => setTimeout(go, 50))) {
    if ((await (await fetch(address)).text()).includes(words)) return;
  }
  throw new Error(`${address} never had “${words}”`);
}

/** A tab that shows the page with its findings. */
async function open(options) {
  const tab = await (await context(options)).newPage();
  await tab.goto(address);
  await tab.waitForSelector('#handout-overlay');
  return tab;
}

const BAD = [
  ['Some people with sciatica notice that bending back eases their leg pain.', 'Studies show that bending back **cures** it.'],
  ['equipment: [mat or firm bed]', 'equipmant: [mat or firm bed]'],
  ['summary: A gentle arching movement', 'summary: This always works, a gentle arching movement'],
];

try {
  await test('a clean page has no overlay, and gets one when a finding comes', async () => {
    const tab = await (await context()).newPage();
    await tab.goto(address);
    same(await tab.locator('#handout-overlay').count(), 0, 'overlays');
    edit(...BAD);
    await tab.waitForSelector('#handout-overlay');
    await tab.context().close();
  });

  await test('the very words are marked in the text, and in a value of the front matter that the page shows', async () => {
    const tab = await open();
    const marks = await tab.locator('.handout-mark').allTextContents();
    for (const words of ['Studies show', 'cures', 'always works']) if (!marks.includes(words)) throw new Error(`“${words}” is not among ${JSON.stringify(marks)}`);
    const inMain = await tab.locator('main .handout-mark').count();
    same(inMain, marks.length, 'marks in the main part');
    await tab.context().close();
  });

  await test('a click on marked words opens the finding with its code frame and the rule’s explanation', async () => {
    const tab = await open();
    await tab.locator('.handout-mark', { hasText: 'Studies show' }).click();
    const finding = tab.locator('.handout-finding[open]');
    same(await finding.count(), 1, 'open findings');
    same(await finding.locator('.handout-frame mark').first().textContent(), 'Studies show', 'words in the frame');
    same(await tab.evaluate(() => document.activeElement.parentElement.classList.contains('handout-finding')), true, 'focus on the finding');
    await finding.locator('.handout-why > summary').click();
    const why = await finding.locator('.handout-why').innerText();
    if (!why.includes('trust/vague-study-claim') || why.length < 100) throw new Error(`no explanation: ${why}`);
    await finding.locator('.handout-show').click();
    same(await tab.evaluate(() => document.activeElement.textContent), 'Studies show', 'focus on the words');
    await tab.context().close();
  });

  await test('everything can be done by keyboard', async () => {
    const tab = await open();
    await tab.locator('.handout-mark', { hasText: 'Studies show' }).focus();
    await tab.keyboard.press('Enter');
    same(await tab.locator('.handout-finding[open]').count(), 1, 'open findings');
    await tab.keyboard.press('Escape');
    same(await tab.evaluate(() => [document.getElementById('handout-fold').open, document.activeElement.id]), [false, 'handout-title'], 'folded');
    await tab.keyboard.press('Enter');
    same(await tab.evaluate(() => document.getElementById('handout-fold').open), true, 'unfolded');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    same(await tab.evaluate(() => document.activeElement.closest('#handout-overlay') !== null), true, 'Tab goes on in the panel');
    await tab.context().close();
  });

  await test('the panel stays folded when the page changes, and nothing is stored', async () => {
    const tab = await open();
    await tab.locator('#handout-title').click();
    edit(...BAD, ['Squeezing your buttocks.', 'Squeezing your bottom.']);
    await tab.waitForFunction(() => document.body.innerText.includes('Squeezing your bottom.'));
    await tab.waitForTimeout(300);
    same(await tab.evaluate(() => document.getElementById('handout-fold').open), false, 'open');
    same(await tab.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ''], 'stored');
    await tab.context().close();
  });

  await test('the fix button mends the file, and the finding goes', async () => {
    edit(...BAD);
    await until(address, 'Squeezing your buttocks.');
    await until(address, 'equipmant');
    const tab = await open();
    const finding = tab.locator('.handout-finding', { hasText: 'equipmant' });
    await finding.locator('summary').first().click();
    const answer = tab.waitForResponse('**/__handout/fix');
    await finding.locator('button').click();
    same((await answer).status(), 200, 'the answer');
    await tab.waitForFunction(() => !document.getElementById('handout-overlay').innerText.includes('equipmant'));
    const text = readFileSync(page, 'utf8');
    same([text.includes('equipment: ['), text.includes('equipmant'), text.includes('Studies show')], [true, false, true], 'the file');
    await tab.context().close();
  });

  await test('the overlay is accessible, in the light and in the dark', async () => {
    edit(...BAD);
    await until(address, 'equipmant');
    for (const colorScheme of ['light', 'dark']) {
      const tab = await open({ colorScheme, bypassCSP: true });
      await tab.evaluate(() => { for (const one of document.querySelectorAll('#handout-overlay details')) one.open = true; });
      await accessible(tab, colorScheme);
      await tab.context().close();
    }
  });

  await test('no style of the page breaks the panel, and the panel moves nothing of the page', async () => {
    const tab = await open({ bypassCSP: true });
    const look = () => tab.evaluate(() => {
      const style = getComputedStyle(document.querySelector('#handout-overlay .handout-level'));
      const box = document.getElementById('handout-overlay').getBoundingClientRect();
      return [style.color, style.fontSize, style.display, getComputedStyle(document.getElementById('handout-overlay')).position, Math.round(box.height)];
    });
    const before = await look();
    await tab.addStyleTag({ content: '#handout-overlay, aside, aside * { display: none !important; position: static !important; color: red !important; font: 40px serif !important; all: unset !important }' });
    same(await look(), before, 'the panel');
    await tab.reload();
    const places = () => tab.evaluate(() => [...document.querySelectorAll('main h1, main h2, main p, main li')].map((one) => { const box = one.getBoundingClientRect(); return [Math.round(box.left), Math.round(box.top + scrollY), Math.round(box.width)]; }));
    const withIt = await places();
    await tab.evaluate(() => document.getElementById('handout-overlay').remove());
    same(await places(), withIt, 'places of the text');
    await tab.context().close();
  });

  await test('without a script the findings are there and the links lead to them', async () => {
    const tab = await open({ javaScriptEnabled: false });
    await tab.locator('.handout-mark', { hasText: 'Studies show' }).click();
    if (!/#handout-finding-\d+$/.test(tab.url())) throw new Error(tab.url());
    await tab.locator('.handout-finding summary').first().click();
    same(await tab.locator('.handout-finding[open]').count(), 1, 'open findings');
    await tab.context().close();
  });

  await test('a page that cannot be read is shown as it was, with the error over it', async () => {
    edit(['title: Press-up on the hands', 'title: [Press-up on the hands']);
    const tab = await open();
    await tab.waitForFunction(() => document.getElementById('handout-overlay')?.innerText.includes('as it was before'));
    same(await tab.locator('h1').innerText(), 'Press-up on the hands', 'the last good page');
    await tab.context().close();
  });

  await test('the dashboard works without a script and is accessible, in the light and in the dark', async () => {
    edit(...BAD, ['[prop on your elbows](prone-prop.md)', '[prop on your elbows](prone-props.md)']);
    await until(`${origin}/__handout/`, 'prone-props.md');
    const parts = { '': 'trust/vague-study-claim', review: 'November 2027', safety: 'no rule', links: 'prone-props.md', reading: 'Grade', 'links/press-up': 'Linked from' };
    for (const colorScheme of ['light', 'dark']) {
      const bare = await (await context({ colorScheme, javaScriptEnabled: false })).newPage();
      const scripted = await (await context({ colorScheme, bypassCSP: true })).newPage();
      const said = [];
      bare.on('console', (message) => said.push(message.text()));
      bare.on('request', (request) => { if (!request.url().startsWith(origin)) said.push(request.url()); });
      for (const [path, words] of Object.entries(parts)) {
        await bare.goto(`${origin}/__handout/${path}`);
        await bare.waitForTimeout(100);
        const text = await bare.locator('main').innerText();
        if (!text.includes(words)) throw new Error(`/__handout/${path} lacks “${words}”`);
        await scripted.goto(`${origin}/__handout/${path}`);
        await accessible(scripted, `${colorScheme} /__handout/${path}`);
        const over = await scripted.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        same(over, 0, `/__handout/${path} is too wide`);
      }
      same(said, [], 'console and requests');
      await bare.context().close();
      await scripted.context().close();
    }
  });

  await test('the picture of links shows the links of the page that has the focus', async () => {
    const tab = await (await context({ javaScriptEnabled: true })).newPage();
    await tab.goto(`${origin}/__handout/links`);
    const link = tab.locator('.graph a', { hasText: 'Press-up on the hands' });
    const strong = () => link.evaluate((one) => getComputedStyle(one.parentElement.querySelector('.own path')).visibility);
    same(await strong(), 'hidden', 'before');
    await link.focus();
    same(await strong(), 'visible', 'with the focus');
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/__handout/links/press-up');
    await tab.context().close();
  });
} finally {
  await browser.close();
  server.kill('SIGINT');
  rmSync(root, { recursive: true, force: true });
}
console.log(failures.length === 0 ? 'all as it should be' : `${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
