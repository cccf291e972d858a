import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { ENGINE_OPTIONS, resolveOptions } from '../../src/engine/options.ts';
import { loadProtocols, REGISTRY } from '../../src/protocols/registry.ts';
import type { RunSpec } from '../../src/engine/spec.ts';
import { encodeLink, scenarioLink } from '../../src/session/link.ts';
import { median, quantile, report } from './report.ts';

await loadProtocols();

/** What the built page costs: size, start, main thread and frames while playing, scrubbing a long run. */
const PORT = 41_740;
const HOME = `http://127.0.0.1:${PORT}/`;
const VIEWPORT = { width: 1280, height: 720 };
const LONG_RUN = 10_000;
const MANY = 100_000;

const entry = REGISTRY[0];
if (entry === undefined) throw new Error('No protocol is registered.');
const scenario = entry.scenarios[0];
if (scenario === undefined) throw new Error('There is no scenario.');

/** Five nodes, transaction after transaction, for ever. */
function endlessSpec(): RunSpec {
  const schema = { ...ENGINE_OPTIONS, ...entry!.protocol.options };
  const options = resolveOptions(schema, { participants: 3, transactions: 0, thinkMs: 20 });
  if (!options.ok) throw new Error(options.error);
  const sandbox = entry!.scenarios.find((one) => one.claims.outcome === 'horizon') ?? scenario!;
  return {
    protocol: entry!.protocol.id,
    scenario: sandbox.id,
    options: options.value,
    off: [],
    seed: 1,
    interventions: [],
  };
}

/** All scripts that a run fetches until it is shown, those of workers aside, as gzip would send them. */
async function initialScriptBytes(browser: Browser): Promise<number> {
  const page = await pageAt(browser, scenarioLink(entry!.protocol.id, scenario!.id));
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js') && !path.includes('worker')),
  );
  await page.context().close();
  const files = [...new Set(scripts)];
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(`dist${file}`)).length, 0);
}

async function pageAt(browser: Browser, fragment: string): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(`${HOME}${fragment}`);
  await page.locator('[data-ready="true"]').waitFor();
  return page;
}

/** From the start of the navigation until a node can be clicked, in a browser that has seen the page before. */
async function firstNodeMs(browser: Browser): Promise<number[]> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const times: number[] = [];
  for (let n = 0; n < 11; n++) {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const look = (): void => {
        const found = document.querySelector('[role="group"][aria-label="Stage"] [role="button"]');
        if (found === null) requestAnimationFrame(look);
        else (globalThis as { firstNode?: number }).firstNode = performance.now();
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${HOME}${scenarioLink(entry!.protocol.id, scenario!.id)}`);
    await page.waitForFunction(() => 'firstNode' in globalThis);
    times.push(await page.evaluate(() => (globalThis as { firstNode?: number }).firstNode ?? 0));
    await page.close();
  }
  await context.close();
  return times.slice(2);
}

async function playing(page: Page, seconds: number): Promise<{ taskMs: number; frames: number[] }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const taskSeconds = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
  };
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await sleep(1000);
  const before = await taskSeconds();
  const frames = await page.evaluate(async (ms) => {
    const gaps: number[] = [];
    const end = performance.now() + ms;
    let last = performance.now();
    while (last < end) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      gaps.push(now - last);
      last = now;
    }
    return gaps.slice(1);
  }, seconds * 1000);
  const taskMs = ((await taskSeconds()) - before) * 1000;
  return { taskMs: taskMs / seconds, frames };
}

/** Two searches at work, each in its own worker: for a violation and for a goal that is not soon met. */
async function searching(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('search the runs');
  await page.keyboard.press('Enter');
  await page.getByText('How far a search goes').click();
  // More than can be seen in the time.
  for (const bound of ['Crashes', 'Messages under way', 'Operations'])
    await page.getByRole('spinbutton', { name: new RegExp(`^${bound}`) }).fill('6');
  await page.getByRole('button', { name: 'Find a violation', exact: true }).click();
  await page.getByRole('combobox', { name: /Find a run where/ }).selectOption('stuck');
  await page.getByRole('button', { name: 'Find such a run', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).nth(1).waitFor();
}

interface Simulated {
  readonly frames: number[];
  readonly ms: number;
  readonly cancelMs: number;
}

/** Frames of the page while its worker simulates `events` events beside it, and how soon it stops when told. */
async function simulating(
  page: Page,
  worker: string,
  spec: unknown,
  events: number,
): Promise<Simulated> {
  return page.evaluate(
    async ({ url, spec, events }) => {
      const engine = new Worker(url, { type: 'module' });
      let known = 0;
      let isPaused: (() => void) | null = null;
      engine.addEventListener('message', ({ data }) => {
        for (const reply of Array.isArray(data) ? data : [data]) {
          if (reply.kind === 'events') known = reply.from + reply.events.length;
          if (reply.kind === 'paused') isPaused?.();
        }
      });
      const frames: number[] = [];
      const from = performance.now();
      let last = from;
      engine.postMessage({ kind: 'load', run: 1, spec, ahead: events });
      while (known < events && performance.now() - from < 60_000) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        frames.push(now - last);
        last = now;
      }
      const ms = performance.now() - from;
      engine.postMessage({ kind: 'extend', run: 1, until: 10 * events });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const asked = performance.now();
      await new Promise<void>((resolve) => {
        isPaused = resolve;
        engine.postMessage({ kind: 'cancel', run: 1 });
      });
      const cancelMs = performance.now() - asked;
      engine.terminate();
      return { frames: frames.slice(1), ms, cancelMs };
    },
    { url: worker, spec, events },
  );
}

/** From the key or click that asks for another event until the stage has painted the state there. */
async function scrubMs(page: Page): Promise<number[]> {
  const times: number[] = [];
  const slider = page.getByRole('slider', { name: 'Timeline' });
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The timeline is not to be seen.');
  await page.evaluate(() => {
    const timeline = document.querySelector('[role="slider"][aria-label="Timeline"]');
    const watch = (): void => {
      const from = performance.now();
      const at = timeline?.getAttribute('aria-valuenow');
      const look = (): void => {
        const moved = timeline?.getAttribute('aria-valuenow') !== at;
        if (moved && document.querySelector('[data-ready="true"]') !== null) {
          requestAnimationFrame((now) => Object.assign(globalThis, { scrubbed: now - from }));
        } else if (performance.now() - from < 1000) requestAnimationFrame(look);
        else Object.assign(globalThis, { scrubbed: -1 });
      };
      requestAnimationFrame(look);
    };
    document.addEventListener('pointerdown', watch, { capture: true });
    document.addEventListener('keydown', watch, { capture: true });
  });
  for (let n = 0; n < 40; n++) {
    await page.evaluate(() => Object.assign(globalThis, { scrubbed: null }));
    if (n % 4 === 0) await slider.press(n % 8 === 0 ? 'Home' : 'End');
    else {
      const x = box.x + box.width * (0.08 + (0.84 * ((n * 7) % 24)) / 24);
      await page.mouse.click(x, box.y + box.height / 2);
    }
    await page.waitForFunction(() => (globalThis as { scrubbed?: number | null }).scrubbed != null);
    times.push(await page.evaluate(() => (globalThis as { scrubbed?: number }).scrubbed ?? -1));
    await sleep(60);
  }
  // -1: the click fell on the event where the cursor stood already.
  return times.filter((time) => time >= 0).slice(2);
}

async function main(): Promise<void> {
  if (!existsSync('dist/index.html'))
    spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const worker = readdirSync('dist/assets').find((file) => file.startsWith('engine.worker'));
  if (worker !== undefined) {
    report({
      bench: 'worker, gzip',
      value: gzipSync(readFileSync(`dist/assets/${worker}`)).length / 1000,
      unit: 'kB',
    });
  }
  const server = spawn(process.execPath, ['scripts/serve.mjs', '--port', String(PORT)], {
    stdio: 'ignore',
  });
  await sleep(700);
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    report({
      bench: 'scripts until a run is shown, gzip, without the worker',
      value: (await initialScriptBytes(browser)) / 1000,
      unit: 'kB',
      aim: '< 200',
    });
    const first = await firstNodeMs(browser);
    report({
      bench: 'first node clickable, warm',
      value: median(first),
      unit: 'ms',
      aim: '< 500',
      note: `median of ${first.length}`,
    });

    const endless = await encodeLink(endlessSpec(), null, null, []);
    const page = await pageAt(browser, endless);
    const { taskMs, frames } = await playing(page, 6);
    report({
      bench: 'main thread while playing 5 nodes',
      value: taskMs,
      unit: 'ms/s',
      aim: '< 150',
    });
    report({
      bench: 'frame while playing, p99',
      value: quantile(frames, 0.99),
      unit: 'ms',
      aim: '< 34',
      note: `${frames.length} frames`,
    });
    await page.close();

    const searched = await pageAt(browser, endless);
    await searching(searched);
    const beside = await playing(searched, 6);
    const atWork = await searched.getByRole('button', { name: 'Stop', exact: true }).count();
    report({
      bench: 'frame while two searches are at work, p99',
      value: quantile(beside.frames, 0.99),
      unit: 'ms',
      aim: '< 34',
      note: `${beside.frames.length} frames, ${atWork} still at work at the end`,
    });
    await searched.close();

    if (worker !== undefined) {
      const busy = await pageAt(browser, scenarioLink(entry!.protocol.id, scenario!.id));
      const run = await simulating(busy, `assets/${worker}`, endlessSpec(), MANY);
      const note = `${MANY} events in ${(run.ms / 1000).toFixed(1)} s, ${run.frames.length} frames`;
      report({
        bench: 'frame while simulating, p99',
        value: quantile(run.frames, 0.99),
        unit: 'ms',
        aim: '< 34',
        note,
      });
      report({ bench: 'cancel of a simulation', value: run.cancelMs, unit: 'ms', aim: '< 100' });
      await busy.close();
    }

    const long = await pageAt(browser, endless);
    await growTo(long, LONG_RUN);
    const times = await scrubMs(long);
    const events = await long
      .getByRole('slider', { name: 'Timeline' })
      .getAttribute('aria-valuemax');
    report({
      bench: 'scrub to paint',
      value: median(times),
      unit: 'ms',
      aim: '< 50',
      note: `${events} events; p90 ${Math.round(quantile(times, 0.9))} ms`,
    });
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Goes to the end again and again: what is known grows as the cursor comes near it. */
async function growTo(page: Page, events: number): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Timeline' });
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    if (Number(await slider.getAttribute('aria-valuemax')) >= events) return;
    await slider.press('End');
    await sleep(30);
  }
}

await main();
