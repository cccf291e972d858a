/** Called before the browser tests: where no browser is found, tries to get one; failing that, says how. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';

/** @param {string} command */
function run(command) {
  console.log(`> ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, { stdio: 'inherit', shell: true, env }).status === 0;
}

// Ubuntu is left out on purpose: its chromium package only stands for a snap.
function isRootOnDebian() {
  try {
    return process.getuid?.() === 0 && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

if (findBrowser() === undefined) {
  console.log('No browser found; trying to get one.');
  // Debian's package brings the libraries it needs, Playwright's download does not.
  if (isRootOnDebian())
    run('apt-get update && apt-get install -y --no-install-recommends chromium');
  if (findBrowser() === undefined) run('npx playwright install chromium');
}

const browser = findBrowser();
if (browser === undefined) {
  console.error(`\n${NO_BROWSER}`);
  process.exit(1);
}
console.log(`Browser tests run in ${browser}`);
