import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { loadProtocols } from '../../src/protocols/registry.ts';
import { parseRunSpec } from '../../src/session/validate.ts';

/** The engine's worker as it is built, in a real browser: it works hard, and the page does not notice. */

await loadProtocols();

const EVENTS = 100_000;

/** Everything takes a millisecond or two and nobody pauses, so that there are events enough. */
const QUICK = { latencyMinMs: 1, latencyMaxMs: 2, diskMinMs: 1, diskMaxMs: 1, thinkMs: 0 };

function busyRun() {
  const options = { ...QUICK, participants: 3, clients: 3, workload: 'mix', transactions: 0 };
  const parsed = parseRunSpec({ protocol: 'two-phase-commit', scenario: 'sandbox', options });
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

test('the page stays smooth while 100,000 events are simulated, and the run can be cancelled', async ({
  page,
}) => {
  const script = readdirSync('dist/assets').find((name) => name.startsWith('engine.worker'));
  await page.goto('./');
  const measured = await page.evaluate(
    async ({ url, most, spec }) => {
      const worker = new Worker(url, { type: 'module' });
      let events = 0;
      let isOver = false;
      worker.onmessage = ({ data }) => {
        if (data.kind === 'events') events += data.events.length;
        else isOver = true;
      };
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      const load = (run: number) => {
        isOver = false;
        events = 0;
        worker.postMessage({ kind: 'load', run, spec: { ...spec, seed: run }, ahead: most });
      };

      const gaps: number[] = [];
      load(1);
      for (let last = await frame(); !isOver;) {
        const now = await frame();
        gaps.push(now - last);
        last = now;
      }
      const simulated = events;

      load(2);
      while (events < 1_000) await frame();
      worker.postMessage({ kind: 'cancel', run: 2 });
      const asked = performance.now();
      while (!isOver) await frame();
      const stopMs = performance.now() - asked;
      const atStop = events;
      for (let n = 0; n < 10; n += 1) await frame();
      worker.terminate();
      gaps.sort((a, b) => a - b);
      const p95Ms = gaps[Math.floor(gaps.length * 0.95)] ?? 0;
      return { simulated, p95Ms, stopMs, atStop, afterStop: events };
    },
    { url: `./assets/${script ?? 'none'}`, most: EVENTS, spec: busyRun() },
  );
  expect(measured.simulated).toBe(EVENTS);
  expect(measured.p95Ms).toBeLessThan(34);
  expect(measured.stopMs).toBeLessThan(500);
  expect(measured.atStop).toBeLessThan(EVENTS / 2);
  expect(measured.afterStop).toBe(measured.atStop);
});

test('the page plays smoothly while two workers search', async ({ page }) => {
  await page.goto('./#/primary-backup/sandbox?v=1');
  await page.locator('[data-ready="true"]').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('search the runs');
  await page.keyboard.press('Enter');
  await page.getByText('How far a search goes').click();
  // More than can be seen in the time.
  for (const bound of ['Messages under way', 'Operations'])
    await page.getByRole('spinbutton', { name: new RegExp(`^${bound}`) }).fill('6');
  await page.getByRole('button', { name: 'Find a violation', exact: true }).click();
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  await expect(stop).toHaveCount(1);
  await page.getByRole('combobox', { name: /Find a run where/ }).selectOption('PB-REFUSES');
  await page.getByRole('button', { name: 'Find such a run', exact: true }).click();
  await expect(stop).toHaveCount(2);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const gaps = await page.evaluate(async () => {
    const found: number[] = [];
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const begun = await frame();
    for (let last = begun; last < begun + 2500;) {
      const now = await frame();
      found.push(now - last);
      last = now;
    }
    return found.toSorted((a, b) => a - b);
  });
  await expect(stop).toHaveCount(2);
  const p95Ms = gaps[Math.floor(gaps.length * 0.95)] ?? 0;
  console.log(
    `frames beside two searches: p95 ${p95Ms} ms, p99 ${gaps[Math.floor(gaps.length * 0.99)]} ms`,
  );
  expect(p95Ms).toBeLessThan(34);
  await stop.first().click();
  await expect(stop).toHaveCount(1, { timeout: 1000 });
});
