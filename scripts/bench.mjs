/**
 * Runs every test/bench/*.bench.ts: each is a program that prints its measurements as JSON lines. They are bundled
 * first, since Node 20 runs no TypeScript, and each runs in a process of its own so that one's garbage is not
 * another's pause. Packages stay outside the bundle. Anything but measurements goes to stderr.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';

const FROM = 'test/bench';
const TO = 'node_modules/.cache/bench';

const wanted = process.argv.slice(2);
const files = (existsSync(FROM) ? readdirSync(FROM) : [])
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .toSorted();
if (files.length === 0) console.error('No benchmark of that name.');

let failed = false;
for (const file of files) {
  const name = basename(file, '.bench.ts');
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: join(FROM, file),
      outDir: join(TO, name),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(TO, name, 'main.js')], {
    stdio: 'inherit',
  });
  if (status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
