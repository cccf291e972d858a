/** Finds a Chromium-like browser for the browser tests, and says what to do where there is none. */
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export const NO_BROWSER = `No browser found for the browser tests. Any one of these helps:
  npx playwright install --with-deps chromium
  apt-get update && apt-get install -y chromium        (Debian, as root)
  BROWSER_PATH=/path/to/chrome npm test                (a Chrome, Chromium or Edge you have)
The other tests need none: npm run test:unit`;

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function playwrightsOwn() {
  try {
    return chromium.executablePath();
  } catch {
    return ''; // a platform Playwright has no download for
  }
}

/** @param {NodeJS.ProcessEnv} env */
function onPath(env) {
  const suffixes = process.platform === 'win32' ? ['.exe'] : [''];
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.flatMap((name) => suffixes.map((end) => join(folder, name + end))));
}

/** @param {NodeJS.ProcessEnv} env */
function usualPlaces(env) {
  if (process.platform === 'darwin') {
    const apps = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, app)),
    );
  }
  if (process.platform === 'win32') {
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((folder) =>
      folder === undefined ? [] : programs.map((program) => join(folder, program)),
    );
  }
  return [];
}

/**
 * The program to start: $BROWSER_PATH, Playwright's own download, a name on the PATH, the usual places.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env) {
  const asked = env['BROWSER_PATH'];
  if (asked !== undefined && asked !== '') {
    if (!isProgram(asked)) throw new Error(`BROWSER_PATH is not a program: ${asked}`);
    return asked;
  }
  return [playwrightsOwn(), ...onPath(env), ...usualPlaces(env)].find(isProgram);
}
