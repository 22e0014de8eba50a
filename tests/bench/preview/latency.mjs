// From a save to the new bytes of the page, debounce included: the median of many edits.
// node tests/bench/preview/latency.mjs PROGRAM PAGES [EDITS]
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { page, save, share, site, start } from './preview.mjs';

const [program, pages, edits] = [process.argv[2], Number(process.argv[3] ?? 1000), Number(process.argv[4] ?? 50)];
const preview = await start(program, site('.', pages));
const agent = new Agent({ keepAlive: true });

function ask(path) {
  return new Promise((done, failed) => {
    get({ agent, host: '127.0.0.1', port: preview.port, path, headers: { host: `localhost:${preview.port}` } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => done(text));
    }).on('error', failed);
  });
}

async function until(path, words) {
  const began = process.hrtime.bigint();
  while (!(await ask(path)).includes(words)) {
    if (process.hrtime.bigint() - began > 120_000_000_000n) throw new Error(`${path} never had ${words}\n${preview.said.join('\n')}`);
  }
  return Number(process.hrtime.bigint() - began) / 1e6;
}

/** Whether a page of the list of the folder has `words`. */
async function everyList(words) {
  for (let number = 1; number <= Math.ceil(pages / 50); number += 1) {
    const text = await ask(`/sciatica/notes/${number > 1 ? `page/${number}/` : ''}`);
    if (text.includes(words)) return true;
  }
  return false;
}

const bodies = [];
for (let edit = 0; edit < edits; edit += 1) {
  const number = (edit * 37) % pages;
  const words = `Edit number ${edit}.`;
  save(preview.root, `content/notes/note-${number}.md`, page(number, words));
  bodies.push(await until(`/sciatica/notes/note-${number}/`, words));
  // Lists are of the same generation: what the first answer after the new page says is right at once.
  const list = await everyList(words);
  if (!list) throw new Error(`no list has ${words}`);
  await new Promise((done) => { setTimeout(done, 400); });
}
const base = readFileSync(join(preview.root, 'templates/base.html'), 'utf8');
const templates = [];
for (let edit = 0; edit < 5; edit += 1) {
  save(preview.root, 'templates/base.html', base.replace('<body>', `<body data-edit="number-${edit}">`));
  templates.push(await until('/sciatica/notes/note-0/', `number-${edit}`));
  await new Promise((done) => { setTimeout(done, 3000); });
}
const told = (values) => `median ${share(values, 0.5).toFixed(1)} ms, 95 in 100 below ${share(values, 0.95).toFixed(1)} ms`;
console.log(`${pages} pages, ${edits} edits: save to new bytes ${told(bodies)}`);
console.log(`${pages} pages, base template: save to new bytes of the visited page ${told(templates)}`);
preview.end();
agent.destroy();
