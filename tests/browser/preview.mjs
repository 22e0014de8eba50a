// What an author sees of the live preview in a real browser, and what other sites get of it.
// node preview.mjs PROGRAM SITE   serves a copy of the folder SITE with PROGRAM and edits it. ONLY=words limits it to the
// checks whose name has these words.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [program, original] = [resolve(process.argv[2]), resolve(process.argv[3])];
const LONGEST = 20_000;
const ABOUT = 'content/about.md';
const TITLE = /^title: .*$/m;

/** A preview of a copy of the site; `arguments_` go to the program. */
async function preview(...arguments_) {
  const root = mkdtempSync(join(tmpdir(), 'handout-preview-'));
  for (const part of ['content', 'handout.yaml', 'templates', 'static']) cpSync(join(original, part), join(root, part), { recursive: true });
  const child = spawn(program, ['serve', '--root', root, '--port', '0', '--today', '2026-11-22', ...arguments_], { stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = createInterface({ input: child.stderr });
  const origin = await new Promise((done, failed) => {
    let origin;
    child.on('exit', (code) => failed(new Error(`the preview ended with ${code}`)));
    lines.on('line', (line) => {
      origin = line.match(/preview of .* at (http:\S+)\/$/)?.[1] ?? origin;
      if (line.startsWith('built in')) done(origin);
    });
  });
  const file = (path) => join(root, path);
  const read = (path) => readFileSync(file(path), 'utf8');
  const write = (path, text) => writeFileSync(file(path), text);
  const edit = (path, old, text) => {
    const before = read(path);
    const after = before.replace(old, text);
    assert.notEqual(before, after, `${path} has no ${old}`);
    write(path, after);
  };
  const end = () => { child.removeAllListeners('exit'); child.kill('SIGINT'); rmSync(root, { recursive: true, force: true }); };
  return { origin, site: `${origin}/sciatica`, file, read, write, edit, end };
}

const checks = {
  async 'a page reloads when it changes, and only then'(tab, shown) {
    await tab.goto(`${shown.site}/about/`);
    await tab.evaluate(() => { window.mark = 1; });
    shown.edit('content/exercises/press-up.md', /\n## /, '\nWords of another page only.\n\n## ');
    await published(shown, 'exercises/press-up/', 'Words of another page only.');
    await tab.waitForTimeout(500);
    assert.equal(await tab.evaluate(() => window.mark), 1, 'another page is no reason to reload');
    const began = Date.now();
    shown.edit(ABOUT, TITLE, 'title: About it all, anew');
    await tab.locator('h1', { hasText: 'About it all, anew' }).waitFor({ timeout: LONGEST });
    assert.equal(await tab.evaluate(() => window.mark), undefined);
    return `save to words on the screen ${Date.now() - began} ms`;
  },

  async 'scroll, open details and focus are kept'(tab, shown) {
    await tab.setViewportSize({ width: 800, height: 400 });
    const page = 'content/exercises/press-up.md';
    await tab.goto(`${shown.site}/exercises/press-up/`);
    const details = await tab.locator('details').count();
    if (details > 0) await tab.locator('details').last().evaluate((one) => { one.open = true; });
    const link = tab.locator('footer a').last();
    await link.focus();
    const focused = await tab.evaluate(() => document.activeElement.href);
    const heading = tab.locator('h2[id]').nth(2);
    await heading.evaluate((one) => scrollTo(0, scrollY + one.getBoundingClientRect().top));
    const top = await heading.evaluate((one) => one.getBoundingClientRect().top);
    shown.edit(page, /^---\n\n/m, '---\n\nA first paragraph that is new. It moves all the rest of the page down by some lines.\n\n');
    await tab.getByText('A first paragraph that is new.').waitFor({ state: 'attached', timeout: LONGEST });
    await tab.waitForTimeout(300);
    const after = await tab.locator('h2[id]').nth(2).evaluate((one) => one.getBoundingClientRect().top);
    assert.ok(Math.abs(after - top) < 12, `the heading was at ${top} and is at ${after}`);
    assert.equal(await tab.evaluate(() => document.activeElement.href), focused);
    if (details > 0) assert.ok(await tab.locator('details').last().evaluate((one) => one.open));
    return `${details} details`;
  },

  async 'styles are exchanged without a reload'(tab, shown) {
    await tab.goto(`${shown.site}/about/`);
    await tab.evaluate(() => { window.mark = 1; });
    shown.edit('static/site.css', /$/, '\nh1 { letter-spacing: 7px }\n');
    await tab.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px', null, { timeout: LONGEST });
    assert.equal(await tab.evaluate(() => window.mark), 1);
    assert.equal(await tab.locator('link[rel=stylesheet][href*="/site."]').count(), 1);
  },

  async 'an error comes over the page and goes with it'(tab, shown) {
    await tab.goto(`${shown.site}/about/`);
    const before = shown.read(ABOUT);
    shown.write(ABOUT, '---\ntitle: [<img src=x onerror="window.ran = 1">\n---\n');
    await tab.locator('#handout-overlay').waitFor({ state: 'attached', timeout: LONGEST });
    assert.match(await tab.locator('#handout-overlay').textContent(), /content\/about\.md/);
    assert.ok(await tab.locator('main p').count() > 2, 'the last good page is there');
    assert.equal(await tab.evaluate(() => window.ran), undefined, 'what an author writes does not run');
    shown.write(ABOUT, before.replace(TITLE, 'title: Mended'));
    await tab.locator('h1', { hasText: 'Mended' }).waitFor({ timeout: LONGEST });
    assert.doesNotMatch(await tab.locator('body').textContent(), /as it was before/);
  },

  async 'template and settings errors come over the page too'(tab, shown) {
    await tab.goto(`${shown.site}/about/`);
    for (const path of ['templates/base.html', 'handout.yaml']) {
      const before = shown.read(path);
      shown.write(path, path.endsWith('.html') ? `${before}{{ page.title` : 'title: [\n');
      await tab.locator('#handout-overlay', { hasText: path }).waitFor({ state: 'attached', timeout: LONGEST });
      assert.ok(await tab.locator('main p').count() > 2);
      shown.write(path, before);
      await tab.waitForFunction((name) => !document.body.textContent.includes(name), path, { timeout: LONGEST });
    }
  },

  async 'a deleted page says so and comes back by itself'(tab, shown) {
    await tab.goto(`${shown.site}/about/`);
    shown.write('content/fresh.md', shown.read(ABOUT).replace(TITLE, 'title: Fresh'));
    await published(shown, 'fresh/', 'Fresh');
    await tab.goto(`${shown.site}/fresh/`);
    renameSync(shown.file('content/fresh.md'), shown.file('content/fresher.md'));
    await tab.locator('h1:not(:has-text("Fresh"))').waitFor({ timeout: LONGEST });
    assert.equal((await tab.request.get(`${shown.site}/fresh/`)).status(), 404);
    renameSync(shown.file('content/fresher.md'), shown.file('content/fresh.md'));
    await tab.locator('h1', { hasText: 'Fresh' }).waitFor({ timeout: LONGEST });
    rmSync(shown.file('content/fresh.md'));
  },

  async 'a safe fix is made by its button'(tab, shown) {
    await tab.goto(`${shown.site}/about/`);
    shown.edit(ABOUT, /^summary:/m, 'sumary:');
    const button = tab.locator('button[data-handout-fix]').first();
    await button.waitFor({ state: 'attached', timeout: LONGEST });
    await button.evaluate((one) => one.click());
    await tab.waitForFunction(() => !document.querySelector('button[data-handout-fix]'), null, { timeout: LONGEST });
    assert.match(shown.read(ABOUT), /^summary:/m);
  },

  async 'seven tabs all load and all stay up to date'(tab, shown) {
    const tabs = [];
    for (let number = 0; number < 7; number += 1) {
      const one = await tab.context().newPage();
      await one.goto(`${shown.site}/about/`, { timeout: LONGEST });
      tabs.push(one);
    }
    shown.edit(ABOUT, TITLE, 'title: Seen seven times');
    await Promise.all(tabs.map((one) => one.locator('h1', { hasText: 'Seen seven times' }).waitFor({ timeout: LONGEST })));
    // The one that listened for all may be closed.
    await tabs[0].close();
    shown.edit(ABOUT, TITLE, 'title: Seen six times');
    await Promise.all(tabs.slice(1).map((one) => one.locator('h1', { hasText: 'Seen six times' }).waitFor({ timeout: LONGEST })));
    await Promise.all(tabs.slice(1).map((one) => one.close()));
  },

  async 'another site gets nothing and changes nothing'(tab, shown) {
    const before = shown.read(ABOUT);
    const evil = createServer((request, answer) => {
      answer.setHeader('Content-Type', 'text/html');
      answer.end(`<!doctype html><title>evil</title><script src="${shown.site}/feed.xml"></script><iframe src="${shown.site}/about/"></iframe>`);
    });
    await new Promise((done) => { evil.listen(0, '127.0.0.1', done); });
    await tab.goto(`http://127.0.0.1:${evil.address().port}/`);
    const got = await tab.evaluate(async ({ site, origin }) => {
      const tried = {};
      const attempt = async (name, work) => { try { tried[name] = await work(); } catch (error) { tried[name] = 'refused'; } };
      await attempt('read', async () => (await fetch(`${site}/about/`)).text());
      await attempt('state', async () => (await fetch(`${origin}/__handout/state?page=/sciatica/about/`)).text());
      await attempt('fix', async () => (await fetch(`${origin}/__handout/fix`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })).text());
      await attempt('form', async () => {
        const answer = await fetch(`${origin}/__handout/fix`, { method: 'POST', mode: 'no-cors', body: '{}' });
        return answer.type === 'opaque' ? 'refused' : 'read';
      });
      await attempt('events', () => new Promise((done) => {
        const events = new EventSource(`${origin}/__handout/events`);
        events.onmessage = (event) => done(event.data);
        events.onerror = () => done('refused');
      }));
      await attempt('picture', () => new Promise((done) => {
        const image = new Image();
        image.onload = () => done('shown');
        image.onerror = () => done('refused');
        image.src = `${site}/favicon.svg`;
      }));
      return tried;
    }, { site: shown.site, origin: shown.origin });
    for (const [name, what] of Object.entries(got)) assert.equal(what, 'refused', name);
    const frame = tab.frames().find((one) => one !== tab.mainFrame());
    const inside = await frame?.evaluate(() => document.body?.innerText ?? '').catch(() => '') ?? '';
    assert.doesNotMatch(inside, /sciatica/i, 'a frame of another site shows nothing');
    assert.equal(shown.read(ABOUT), before);
    evil.close();
  },

  async 'the content policy holds in the preview too'(tab, shown) {
    const refused = [];
    tab.on('console', (message) => { if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text()); });
    await tab.goto(`${shown.site}/about/`);
    assert.deepEqual(refused, [], 'the page itself needs nothing that the policy forbids');
    const ran = await tab.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = 1';
      document.body.append(script);
      return window.ran;
    });
    assert.equal(ran, undefined);
    assert.ok(refused.length > 0);
  },
};

/** Waits until the preview gives out `words` at an address of the site. */
async function published(shown, address, words) {
  const until = Date.now() + LONGEST;
  while (!(await (await fetch(`${shown.site}/${address}`)).text()).includes(words)) {
    assert.ok(Date.now() < until, `${address} never had ${words}`);
    await new Promise((done) => { setTimeout(done, 5); });
  }
}

const following = {
  async 'open pages follow what was saved last'(tab, shown) {
    await tab.goto(`${shown.site}/about/`);
    shown.edit('content/exercises/press-up.md', /\n## /, '\nFollow me here.\n\n## ');
    await tab.waitForURL(`${shown.site}/exercises/press-up/`, { timeout: LONGEST });
    await tab.getByText('Follow me here.').waitFor({ state: 'attached', timeout: LONGEST });
  },
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let faults = 0;
for (const [group, arguments_] of [[checks, []], [following, ['--follow']]]) {
  const wanted = Object.entries(group).filter(([name]) => name.includes(process.env.ONLY ?? ''));
  for (const [name, check] of wanted) {
    // Each check has a site of its own to edit.
    const shown = await preview(...arguments_);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      const note = await check(await context.newPage(), shown);
      console.log(`ok      ${name}${note ? `: ${note}` : ''}`);
    } catch (error) {
      faults += 1;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
    await context.close();
    shown.end();
  }
}
await browser.close();
process.exit(faults > 0 ? 1 : 0);
