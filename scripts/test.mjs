/** `npm test`: everything that must hold, cheapest first, stopping at the first step that fails. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** @type {[name: string, command: string][]} */
const STEPS = [
  ['types', 'npx tsc -b'],
  ['lint', 'npm run --silent lint'],
  ['layout of the code', 'npm run --silent format:check'],
  ['code that nobody uses', 'npm run --silent knip'],
  [
    'unit and property tests',
    'npx vitest run --reporter=default --reporter=json --outputFile.json=test-results/vitest.json',
  ],
  ['build', 'npm run --silent build'],
  ['browser', 'node scripts/ensure-browser.mjs'],
  ['browser tests', 'npx playwright test'],
];

rmSync('test-results', { recursive: true, force: true });
for (const [name, command] of STEPS) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true });
  if (status !== 0) {
    console.error(`\nStopped at: ${name} (${command})`);
    process.exit(1);
  }
}
console.log('\nEverything holds.');
