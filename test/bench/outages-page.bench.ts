import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { loadProtocols, REGISTRY } from '../../src/protocols/registry.ts';
import { scenarioLink } from '../../src/session/link.ts';
import { quantile, report } from './report.ts';

await loadProtocols();

/** What the page costs while a model of many machines plays at the fastest speed that has a number. */
const PORT = 41_741;
const HOME = `http://127.0.0.1:${PORT}/`;
const VIEWPORT = { width: 1280, height: 720 };
/** Frames while the page settles after the first click are not what is asked about. */
const SETTLE_MS = 500;
const LONGEST_MS = 8000;
const LEAST_FRAMES = 100;

interface Played {
  readonly frames: readonly number[];
  /** Milliseconds of work on the main thread in a second. */
  readonly taskMs: number;
  readonly events: number;
}

/** Plays until the run ends, stops by itself, or long enough; each time it stops by itself it plays on. */
async function play(page: Page): Promise<Played> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const taskSeconds = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await sleep(SETTLE_MS);
  const before = await taskSeconds();
  const { frames, ms, events } = await page.evaluate(async (longest) => {
    const slider = document.querySelector('[role="slider"][aria-label="Timeline"]');
    const at = () => Number(slider?.getAttribute('aria-valuenow'));
    const first = at();
    const gaps: number[] = [];
    const from = performance.now();
    let last = from;
    while (last - from < longest && at() < Number(slider?.getAttribute('aria-valuemax'))) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      gaps.push(now - last);
      last = now;
      // It rests where the story turns; the rest is not what is measured.
      const play = [...document.querySelectorAll('button')].find((it) => it.textContent === 'Play');
      play?.click();
    }
    return { frames: gaps.slice(1), ms: last - from, events: at() - first };
  }, LONGEST_MS);
  const taskMs = ((await taskSeconds()) - before) * 1000;
  return { frames, taskMs: (taskMs / ms) * 1000, events };
}

/** The fastest speed but "as fast as can be", which does not animate at all. */
async function atFullSpeed(page: Page): Promise<string> {
  const speeds = page.getByRole('combobox', { name: 'Speed' });
  const values = await speeds
    .locator('option')
    .evaluateAll((options) => options.map((it) => (it as HTMLOptionElement).value));
  const fastest = values.filter((it) => Number.isFinite(Number(it))).at(-1) ?? '1';
  await speeds.selectOption(fastest);
  return fastest;
}

async function main(): Promise<void> {
  if (!existsSync('dist/index.html'))
    spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const server = spawn(process.execPath, ['scripts/serve.mjs', '--port', String(PORT)], {
    stdio: 'ignore',
  });
  await sleep(700);
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    for (const { protocol, presentation, scenarios } of REGISTRY) {
      if (presentation.outage === undefined) continue;
      for (const { id } of scenarios.slice(0, 2)) {
        const page = await browser.newPage({ viewport: VIEWPORT });
        await page.goto(`${HOME}${scenarioLink(protocol.id, id)}`);
        await page.locator('[data-ready="true"]').waitFor();
        const speed = await atFullSpeed(page);
        const { frames, taskMs, events } = await play(page);
        const name = `${protocol.id}/${id} at ${speed}x`;
        // On a machine that is busy with something else both figures are that machine's.
        const busy = (loadavg()[0] ?? 0).toFixed(1);
        const note = `${frames.length} frames, ${events} events, load ${busy}`;
        if (frames.length < LEAST_FRAMES) console.error(`${name}: only ${note}`);
        report({
          bench: `frame p99, ${name}`,
          value: quantile(frames, 0.99),
          unit: 'ms',
          aim: '< 34',
          note,
        });
        report({ bench: `main thread, ${name}`, value: taskMs, unit: 'ms/s', aim: '< 300', note });
        await page.close();
      }
    }
  } finally {
    await browser.close();
    server.kill();
  }
}

await main();
