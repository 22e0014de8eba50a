// A preview of a site of many pages, for measurements: a copy of this repository's own site and plain pages beside it.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const PARTS = ['content', 'handout.yaml', 'templates', 'static'];

/** The text of the plain page with this number, whose summary and last words are `words`. */
export function page(number, words) {
  const paragraph = 'Many people feel better when they move a little and often. Short walks are one way to do that.';
  const link = number > 0 ? `Read [the page before](note-${number - 1}.md) too.` : '';
  return `---\ntitle: Note ${number}\nsummary: ${words}\nreview: {written: 2026-11-22, due: 2027-11-22}\n---\n\n`
    + `## First\n\n${`${paragraph}\n\n`.repeat(12)}## Last\n\n${link}\n\n${words}\n`;
}

/** Writes a site of `pages` plain pages more than the site in `own`, or copies the folder `own` as it is when it has them. */
export function site(own, pages) {
  const root = mkdtempSync(join(tmpdir(), 'handout-bench-'));
  for (const part of PARTS) cpSync(join(own, part), join(root, part), { recursive: true });
  mkdirSync(join(root, 'content/notes'));
  writeFileSync(join(root, 'content/notes/_index.md'), '---\ntitle: Notes\nsummary: Plain pages.\nreview: {written: 2026-11-22, due: 2027-11-22}\n---\n\nWords.\n');
  for (let number = 0; number < pages; number += 1) writeFileSync(join(root, `content/notes/note-${number}.md`), page(number, 'Words.'));
  return root;
}

/** Starts `program` on the site in `root`; waits until it is shown. */
export async function start(program, root) {
  const child = spawn(resolve(program), ['serve', '--root', root, '--port', '0', '--today', '2026-11-22'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = [];
  const origin = await new Promise((done, failed) => {
    let origin;
    child.on('exit', (code) => failed(new Error(`the preview ended with ${code}:\n${said.join('\n')}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (said.length > 50) said.shift();
      origin = line.match(/preview of .* at http:\/\/localhost:(\d+)\/$/)?.[1] ?? origin;
      if (line.startsWith('built in')) done(Number(origin));
    });
  });
  const end = () => { child.removeAllListeners('exit'); child.kill('SIGINT'); rmSync(root, { recursive: true, force: true }); };
  const memory = () => Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;
  return { port: origin, root, said, end, memory };
}

/** Saves as editors do: beside the file, then in its place. */
export function save(root, path, text) {
  const file = join(root, path);
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
}

/** The value below which `share` of the sorted `values` lie. */
export function share(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
