/**
 * Makes the built site work without a network, under whatever path it is served.
 *
 * Once everything is on disk (scripts, styles, worker, what came from public/), writes `sw.js`: a service worker
 * that stores the whole site when it is installed and answers from that store first. The store's name holds a hash
 * of all contents, so a new release fills a new store; of the old ones only the last is kept. A small `offline.js`
 * registers it, so the page itself knows nothing of all this. Also adds the page's content security policy:
 * nothing is loaded from elsewhere, and nothing but our own files is ever run.
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

// The store before this one is kept: a page still open from it finds the files it was built with.
self.addEventListener('activate', (event) => {
  const cleared = caches.keys().then((names) => {
    const before = names.filter((name) => name.startsWith(OURS) && name !== STORE);
    return Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
  });
  event.waitUntil(cleared.then(() => self.clients.claim()));
});

async function stored(request) {
  const how = { ignoreSearch: request.mode === 'navigate', ignoreVary: true };
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== STORE);
  for (const name of [STORE, ...names.toReversed()]) {
    const answer = await (await caches.open(name)).match(request, how);
    if (answer) return answer;
  }
  return undefined;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(stored(request).then((answer) => answer ?? fetch(request)));
});
`;
}

// A browser would look for a new release in its own time; asked at every load, it shows at the next one.
const REGISTER = `addEventListener('load', () => {
  navigator.serviceWorker
    ?.register('./sw.js', { updateViaCache: 'none' })
    .then((registration) => registration.update())
    .catch(() => undefined); // without a network there is no update, and without a store the page works too
});
`;

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
      { tag: 'script', attrs: { type: 'module', src: './offline.js' }, injectTo: 'head' },
    ],
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        writeFileSync(join(outDir, 'offline.js'), REGISTER);
        writeFileSync(join(outDir, 'sw.js'), serviceWorkerFor(outDir));
      },
    },
  };
}
