import { defineConfig } from '@playwright/test';
import { findBrowser, NO_BROWSER } from './scripts/find-browser.mjs';
import {
  NESTED_ADDRESS,
  NESTED_PATH,
  NESTED_PORT,
  ROOT_ADDRESS,
  ROOT_PORT,
} from './test/support/addresses.ts';

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error(NO_BROWSER);

const MEASURED = /worker\.spec\.ts$/;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Generous, for two busy cores: nothing here is a measurement of time.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // A shared machine stands still for seconds now and then, and what is measured in frames then fails.
  retries: process.env['CI'] === undefined ? 0 : 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { baseURL: ROOT_ADDRESS, launchOptions: { executablePath }, trace: 'on-first-retry' },
  projects: [
    { name: 'pages', testIgnore: MEASURED },
    // What measures frames has the machine for itself.
    { name: 'measured', testMatch: MEASURED, dependencies: ['pages'] },
  ],
  webServer: [
    {
      command: `node scripts/serve.mjs --port ${ROOT_PORT}`,
      url: ROOT_ADDRESS,
      reuseExistingServer: false,
    },
    {
      command: `node scripts/serve.mjs --port ${NESTED_PORT} --base ${NESTED_PATH}`,
      url: NESTED_ADDRESS,
      reuseExistingServer: false,
    },
  ],
});
