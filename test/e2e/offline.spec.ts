import { expect, test } from '@playwright/test';
import { NESTED_ADDRESS, ROOT_ADDRESS } from '../support/addresses.ts';

for (const [where, address] of [
  ['at the root of a site', ROOT_ADDRESS],
  ['deep below a site', NESTED_ADDRESS],
] as const) {
  test(`after one load the page starts without a network, ${where}`, async ({ page, context }) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));

    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

    await context.setOffline(true);
    await page.reload();
    await expect(page.locator('#root')).not.toBeEmpty();

    // Everything the page may ever load is stored, the worker's script included.
    const missing = await page.evaluate(async () => {
      const worker = await caches.match('./sw.js');
      const stores = await caches.keys();
      const stored = await (await caches.open(stores[0]!)).keys();
      const answers = await Promise.all(stored.map((request) => fetch(request.url)));
      return {
        worker: worker !== undefined,
        stores: stores.length,
        bad: answers.filter((it) => !it.ok).length,
      };
    });
    expect(missing).toEqual({ worker: false, stores: 1, bad: 0 });
    expect(failures).toEqual([]);
  });
}

test('nothing is asked of any other origin', async ({ page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(ROOT_ADDRESS).origin)
      foreign.push(request.url());
  });
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(foreign).toEqual([]);
});
