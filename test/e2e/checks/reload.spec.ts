import { expect, test, type Page } from '@playwright/test';
import { nextBeat, openPlace, pageOf, PLACES, ready } from '../../support/pages.ts';
import { cursor, picture } from '../app.ts';

/** A browser that reloads in the middle of a lecture (some remotes do it) loses nothing: twenty of twenty. */

const TRIALS = 20;

async function shown(page: Page): Promise<unknown> {
  const branches = page.getByRole('group', { name: 'Branches' }).getByRole('button');
  return {
    event: await cursor(page),
    branches: await branches.evaluateAll((all) => all.map((it) => it.firstChild?.textContent)),
    chosen: await branches.evaluateAll((all) => all.map((it) => it.ariaPressed)),
    picture: await picture(page),
  };
}

test(`a reload restores the exact event and every branch, ${TRIALS} of ${TRIALS}`, async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const page = await pageOf(browser, { width: 1280, height: 720 });
  const lost: string[] = [];
  let slowest = 0;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const { scenario, link } = PLACES[trial % PLACES.length]!;
    await openPlace(page, link);
    for (let branch = 0; branch < trial % 4; branch += 1) {
      for (let beats = 0; beats <= (trial + branch) % 3; beats += 1) await nextBeat(page);
      await page.keyboard.press(String(1 + ((trial + branch) % 4)));
      await page.keyboard.press('c');
      await ready(page);
      if (branch % 2 === 1) await page.keyboard.press('PageUp');
      await ready(page);
    }
    for (let steps = 0; steps < trial % 5; steps += 1) await page.keyboard.press('l');
    await ready(page);
    const before = JSON.stringify(await shown(page));
    const from = performance.now();
    await page.reload();
    await ready(page);
    slowest = Math.max(slowest, performance.now() - from);
    const after = JSON.stringify(await shown(page));
    if (after !== before) lost.push(`trial ${trial}, ${scenario}:\n${before}\n${after}`);
  }
  console.log(`reload to the same picture: ${Math.round(slowest)} ms at most`);
  expect(lost).toEqual([]);
  await page.context().close();
});
