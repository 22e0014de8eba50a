// Many readers while the site is built again and again: no answer may be empty, cut, mixed or an error of the server.
// node tests/bench/preview/load.mjs PROGRAM [READERS] [SECONDS] [MILLISECONDS BETWEEN SAVES]
import { Agent, get } from 'node:http';
import { page, save, share, site, start } from './preview.mjs';

const [program, readers, seconds, between] =
  [process.argv[2], Number(process.argv[3] ?? 1000), Number(process.argv[4] ?? 60), Number(process.argv[5] ?? 100)];
const preview = await start(program, site('.', 20));
const agent = new Agent({ keepAlive: true, maxSockets: readers });
const path = '/sciatica/notes/note-0/';
const counts = { answers: 0, empty: 0, cut: 0, mixed: 0, status: 0, lost: 0, stale: 0 };
const times = [];
let saved = 0;
let ended = false;

function ask() {
  return new Promise((done) => {
    const began = process.hrtime.bigint();
    get({ agent, host: '127.0.0.1', port: preview.port, path, headers: { host: `localhost:${preview.port}` } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => {
        counts.answers += 1;
        times.push(Number(process.hrtime.bigint() - began) / 1e6);
        if (answer.statusCode !== 200) counts.status += 1;
        if (text.length === 0) counts.empty += 1;
        if (!text.trimEnd().endsWith('</html>') || Buffer.byteLength(text) !== Number(answer.headers['content-length'])) counts.cut += 1;
        // The same words stand in the head, below the title and at the end: two numbers are two generations.
        if (new Set(text.match(/Save number \d+\./g)).size > 1) counts.mixed += 1;
        done();
      }).on('error', () => { counts.lost += 1; done(); });
    }).on('error', () => { if (!ended) counts.lost += 1; done(); });
  });
}

async function reader() {
  while (!ended) await ask();
}

const all = Array.from({ length: readers }, reader);
const until = Date.now() + seconds * 1000;
while (Date.now() < until) {
  saved += 1;
  save(preview.root, 'content/notes/note-0.md', page(0, `Save number ${saved}.`));
  await new Promise((done) => { setTimeout(done, between); });
}
ended = true;
await Promise.all(all);
console.log(`${readers} readers, ${seconds} s, ${saved} saves: ${JSON.stringify(counts)}`);
console.log(`an answer takes ${share(times, 0.5).toFixed(1)} ms, 99 in 100 below ${share(times, 0.99).toFixed(1)} ms (this reader on the same cores)`);
preview.end();
agent.destroy();
const { answers, ...faults } = counts;
process.exit(answers > 0 && Object.values(faults).every((count) => count === 0) ? 0 : 1);
