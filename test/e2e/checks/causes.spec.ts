import { expect, test, type Page } from '@playwright/test';
import { loadProtocols, REGISTRY } from '../../../src/protocols/registry.ts';
import { runScenario } from '../../support/runs.ts';
import { openPlace, pageOf } from '../../support/pages.ts';
import { scenarioLink } from '../../../src/session/link.ts';

await loadProtocols();

/** V16, second half: asked why, every event names a cause, but for what the reader or a client began. */

const BEGINNINGS = new Set(['start', 'invoke', 'fault']);
const MOST_CAUSES = 5;
const MOST_EVENTS = 30;
/** Scenarios of a protocol have the same kinds of events: one in so many. */
const EVERY = 3;

// Thousands of small steps: a trace of them all would take longer than they do.
test.use({ trace: 'off' });

/** For each event that steps come to: how many causes are shown, and whether one of them leads nowhere. */
function causes(page: Page, most: number): Promise<{ event: number; shown: number }[]> {
  return page.evaluate(async (limit) => {
    const slider = () => document.querySelector('[role="slider"][aria-label="Timeline"]')!;
    const why = () => document.querySelector('section[aria-label="What happens"]');
    const event = () => Number(slider().getAttribute('aria-valuenow'));
    const found: { event: number; shown: number }[] = [];
    while (found.length < limit) {
      found.push({ event: event(), shown: why()?.querySelectorAll('ol button').length ?? 0 });
      const before = event();
      const key = { key: 'ArrowRight', bubbles: true, cancelable: true };
      slider().dispatchEvent(new KeyboardEvent('keydown', key));
      for (let waits = 0; waits < 60; waits += 1) {
        await new Promise((done) => setTimeout(done, 0));
        if (event() !== before && document.querySelector('[data-ready="true"]') !== null) break;
      }
      if (event() === before) break;
    }
    return found;
  }, most);
}

test('asked why, every event has a cause, and no more than five', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await pageOf(browser, { width: 1280, height: 720 });
  const faults: string[] = [];
  for (const entry of REGISTRY) {
    // In a model one scenario shows every kind of event there is.
    const every = entry.presentation.outage === undefined ? EVERY : entry.scenarios.length;
    for (const scenario of entry.scenarios.filter((_, n) => n % every === 0)) {
      await openPlace(page, scenarioLink(entry.protocol.id, scenario.id));
      const button = page.getByRole('button', { name: 'Why?', exact: true });
      if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
      const { events } = runScenario(entry, scenario.id);
      for (const { event, shown } of await causes(page, MOST_EVENTS)) {
        const told = events[event];
        const at = `${scenario.id} ${event} (${told?.name ?? 'unknown'})`;
        if (shown > MOST_CAUSES) faults.push(`${at}: ${shown} causes`);
        if (shown === 0 && !BEGINNINGS.has(told?.action.kind ?? '')) faults.push(`${at}: no cause`);
      }
    }
  }
  expect(faults).toEqual([]);
  await page.context().close();
});
