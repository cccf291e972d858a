/**
 * Serves the built site: `node scripts/serve.mjs [--port N] [--host ADDRESS] [--root FOLDER] [--base /sub/path/]`.
 * Loopback only unless told otherwise. With --base the site lives below that path and nothing is at the root.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] || '4173' },
    host: { type: 'string', default: '127.0.0.1' },
    root: { type: 'string', default: 'dist' },
    base: { type: 'string', default: '/' },
  },
});
const root = resolve(values.root);
const base = `/${values.base.replaceAll(/^\/+|\/+$/g, '')}/`.replace('//', '/');
const port = Number(values.port);

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(1);
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) stop(`Not a port: ${values.port}`);
if (!existsSync(join(root, 'index.html'))) stop('Nothing is built yet. Run: npm run build');

/** @param {string} path a decoded address path @returns {string | undefined} the file it stands for */
function fileFor(path) {
  if (!path.startsWith(base)) return undefined;
  const file = join(root, path.slice(base.length) || 'index.html');
  if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile())
    return undefined;
  return file;
}

const server = createServer((request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  let path;
  try {
    path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    response.writeHead(400).end();
    return;
  }
  if (`${path}/` === base) {
    response.writeHead(302, { location: base }).end();
    return;
  }
  const file = fileFor(path);
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': statSync(file).size,
    // Names under assets/ hold a hash of their contents; everything else must be asked for again.
    'cache-control': path.startsWith(`${base}assets/`) ? 'max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
});

server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  stop(`Port ${port} is taken. Choose another: PORT=8080 npm start`);
});
server.listen(port, values.host, () => {
  const address = server.address();
  const chosen = typeof address === 'object' && address !== null ? address.port : port;
  console.log(`Lockstep is at http://${values.host}:${chosen}${base}  (Ctrl+C stops it)`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
