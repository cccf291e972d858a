/** Builds the page into dist/ and the command into dist/cli/lockstep.js. Types are checked apart: npm run typecheck. */
import { chmodSync, existsSync } from 'node:fs';
import { build } from 'vite';

const COMMAND = 'src/cli/main.ts';

await build();

if (existsSync(COMMAND)) {
  await build({
    configFile: false,
    publicDir: false,
    // One file that needs no node_modules beside it; only Node's own modules stay outside.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: COMMAND,
      outDir: 'dist/cli',
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        output: {
          format: 'es',
          entryFileNames: 'lockstep.js',
          codeSplitting: false,
          banner: '#!/usr/bin/env node',
        },
      },
    },
  });
  chmodSync('dist/cli/lockstep.js', 0o755);
} else {
  console.warn(`No ${COMMAND}: the command was not built.`);
}
