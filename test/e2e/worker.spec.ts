import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parseRunSpec } from '../../src/session/validate.ts';

/** The engine's worker as it is built, in a real browser: it works hard, and the page does not notice. */

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
