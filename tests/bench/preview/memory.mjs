// Memory after many builds, beside that after the first of them: at most 1.2 times as much.
// node tests/bench/preview/memory.mjs PROGRAM [BUILDS] [FIRST]
import { get } from 'node:http';
import { page, save, site, start } from './preview.mjs';

const [program, builds, first] = [process.argv[2], Number(process.argv[3] ?? 10_000), Number(process.argv[4] ?? 100)];
const preview = await start(program, site('.', 20));
const state = () => new Promise((done, failed) => {
  get({ host: '127.0.0.1', port: preview.port, path: '/__handout/state?page=/sciatica/', headers: { host: `localhost:${preview.port}` } }, (answer) => {
    let text = '';
    answer.on('data', (piece) => { text += piece; }).on('end', () => done(JSON.parse(text).number));
  }).on('error', failed);
});
let before;
for (let build = 1; build <= builds; build += 1) {
  const seen = await state();
  save(preview.root, `content/notes/note-${build % 20}.md`, page(build % 20, `Build number ${build}.`));
  while (await state() === seen) await new Promise((done) => { setTimeout(done, 1); });
  if (build === first) before = preview.memory();
}
const after = preview.memory();
console.log(`memory after ${first} builds ${before.toFixed(1)} MiB, after ${builds} ${after.toFixed(1)} MiB: ${(after / before).toFixed(2)} times`);
preview.end();
process.exit(after <= 1.2 * before ? 0 : 1);
