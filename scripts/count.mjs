/** Adds up what the test runners wrote down, and prints it as one line: `N passed, N failed`. */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * A file of tests that could not even be loaded has no tests to count, and counts as one failure.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 */
export function countVitest(report) {
  const sum = { passed: 0, failed: 0 };
  for (const file of report.testResults) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed').length;
    sum.passed += file.assertionResults.filter((test) => test.status === 'passed').length;
    sum.failed += failed === 0 && file.status === 'failed' ? 1 : failed;
  }
  return sum;
}

/**
 * A test that passed only when repeated is reported as flaky by the runner, and did pass.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors?: unknown[] }} report
 */
export function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const vitest = read('test-results/vitest.json');
  const playwright = read('test-results/playwright.json');
  const sums = [
    vitest === undefined ? { passed: 0, failed: 0 } : countVitest(vitest),
    playwright === undefined ? { passed: 0, failed: 0 } : countPlaywright(playwright),
  ];
  const passed = sums.reduce((total, sum) => total + sum.passed, 0);
  const failed = sums.reduce((total, sum) => total + sum.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
}
