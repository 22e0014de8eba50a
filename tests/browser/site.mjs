// A finished site: its pages, and a server on loopback that gives them out below their prefix.
import { createServer } from 'node:http';
import { readFileSync, readdirSync, statSync, existsSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript', '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp' };

/** Every file below `folder`, as paths with `/`. */
export function files(folder) {
  const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  return names.filter((name) => statSync(name).isFile()).map((name) => relative(folder, name).split(sep).join('/')).sort();
}

/** The pages of a site: `{file, url, html}`; `url` begins with the prefix. */
export function pages(folder, prefix) {
  return files(folder).filter((file) => file.endsWith('.html')).map((file) => ({
    file,
    url: prefix + file.replace(/(^|\/)index\.html$/, '$1'),
    html: readFileSync(join(folder, file), 'utf8'),
  }));
}

/** The path below which the site's own links say that it stands. */
export function prefixOf(folder) {
  const home = readFileSync(join(folder, 'index.html'), 'utf8');
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(home);
  if (!canonical) throw new Error('the home page has no canonical address');
  return new URL(canonical[1]).pathname;
}

/** Serves `folder` below `prefix`; what is outside does not exist. */
export async function serve(folder, prefix) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    let file = path.startsWith(prefix) && !path.includes('..') ? join(folder, path.slice(prefix.length)) : null;
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    const found = file && existsSync(file);
    response.writeHead(found ? 200 : 404, { 'content-type': found ? TYPES[extname(file)] ?? 'application/octet-stream' : 'text/plain' });
    response.end(found ? readFileSync(file) : 'not here');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => server.close(done)) };
}
