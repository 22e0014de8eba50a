// Runs the search of a finished site as pages run it, on what patients type. node search.mjs FOLDER QUERIES.tsv
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const [folder, list] = process.argv.slice(2);
const engine = readdirSync(folder).find((name) => /^search\..*\.js$/.test(name));
const source = readFileSync(join(folder, engine));
const file = readFileSync(join(folder, 'search.json'));
const { prepare, search } = await import(`data:text/javascript;base64,${source.toString('base64')}`).catch(() => import(pathToFileURL(resolve(folder, engine))));
const ready = prepare(JSON.parse(file));

const wanted = readFileSync(list, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
const faults = [];
for (const [query, page] of wanted) {
  const found = search(ready, query);
  if (!found[0]?.address.endsWith(page)) faults.push(`“${query}” finds ${found.slice(0, 3).map((one) => one.address).join(', ') || 'nothing'} and should find ${page} first`);
}
// What everybody complains of is no emergency by itself.
for (const query of ['back pain', 'leg pain', 'sciatica', 'pain', 'exercises', 'pain down my leg', 'sitting']) {
  const alarm = search(ready, query).find((one) => one.urgent);
  if (alarm) faults.push(`“${query}” is told as ${alarm.urgent}: ${alarm.address}`);
}
const size = source.length + file.length;
if (size > 30 * 1024) faults.push(`the search is ${size} bytes, more than ${30 * 1024}`);
console.log(`${wanted.length - faults.length} of ${wanted.length} searches find their page first; engine ${source.length} bytes, index ${file.length}, together ${gzipSync(Buffer.concat([source, file])).length} compressed`);
for (const fault of faults) console.log(`    ${fault}`);
if (faults.length > 0 || wanted.length < 60) process.exitCode = 1;
