/**
 * Makes the built site work without a network, under whatever path it is served.
 *
 * Once everything is on disk (scripts, styles, worker, what came from public/), writes `sw.js`: a service worker
 * that stores the whole site when it is installed and answers from that store first. The store's name holds a hash
 * of all contents, so a new release fills a new store and the old ones are removed. Also adds the page's content
 * security policy: nothing is loaded from elsewhere, and nothing but our own files is ever run.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What never belongs into the store: the worker itself, source maps, the command line's bundle. */
const LEFT_OUT = /^sw\.js$|\.map$|^cli\//;

/** @param {string} folder @returns {string[]} paths inside it, with forward slashes, sorted */
export function filesToStore(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !LEFT_OUT.test(path))
    .toSorted();
}

/** @param {string} folder the built site @returns {string} the text of its service worker */
export function serviceWorkerFor(folder) {
  const files = filesToStore(folder);
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)));
  return `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))};
const FILES = ${JSON.stringify(['./', ...files], null, 1)};
// Two copies of the app may live on one origin, each under its own path: a store belongs to a scope.
const OURS = 'lockstep ' + self.registration.scope + ' ';
const STORE = OURS + VERSION;

self.addEventListener('install', (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(requests)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const cleared = caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith(OURS) && name !== STORE).map((name) => caches.delete(name))),
  );
  event.waitUntil(cleared.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(
    caches
      .open(STORE)
      .then((store) => store.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true }))
      .then((stored) => stored ?? fetch(request)),
  );
});
`;
}

/** @returns {import('vite').Plugin} */
export function offline() {
  let outDir = 'dist';
  return {
    name: 'lockstep:offline',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        writeFileSync(join(outDir, 'sw.js'), serviceWorkerFor(outDir));
      },
    },
  };
}
