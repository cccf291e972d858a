import { expect, type Locator, type Page } from '@playwright/test';

/** Robots that do a lecturer's tasks with clicks alone, or keys alone, and count. Tasks are data: acts by accessible name. */

type Role = Parameters<Page['getByRole']>[0];

export type Act =
  | { readonly click: Role; readonly name: RegExp | string; readonly within?: string }
  /** A click where there is no control: to wake the page up. */
  | { readonly clickAnywhere: true }
  | { readonly key: string }
  | { readonly keyUntil: string; readonly focused: RegExp; readonly most: number };

export interface Attempt {
  readonly acts: readonly Act[];
  /** The most that is allowed. */
  readonly most: number;
  /** After so many acts this is to be seen; the rest goes on from there. */
  readonly between?: (page: Page) => Promise<void>;
  readonly betweenAfter?: number;
}

export interface Task {
  readonly id: string;
  readonly says: string;
  readonly scenario: string;
  /** Not counted: to where the task begins. */
  readonly before?: (page: Page) => Promise<void>;
  readonly clicks?: Attempt;
  readonly keys?: Attempt;
  /** Is it done? */
  readonly done: (page: Page) => Promise<void>;
  /** Is the count held, or only reported? */
  readonly held: boolean;
}

/** Notes every move of the pointer while it is down: a drag. */
export async function forbidDragging(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const inside = globalThis as typeof globalThis & { drags: number };
    inside.drags = 0;
    addEventListener('pointermove', (event) => (inside.drags += event.buttons === 0 ? 0 : 1), {
      capture: true,
    });
  });
}

export const dragsOn = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as typeof globalThis & { drags: number }).drags);

async function found(page: Page, act: Act, who: string): Promise<Locator> {
  if (!('click' in act)) throw new Error('Only a click looks for a control.');
  const place = act.within === undefined ? page : page.getByLabel(act.within, { exact: true });
  const exact = typeof act.name === 'string';
  const control = place.getByRole(act.click, { name: act.name, exact }).first();
  try {
    await control.waitFor({ state: 'visible', timeout: 1500 });
  } catch {
    const where = act.within === undefined ? '' : ` in "${act.within}"`;
    throw new Error(`${who}: there is no ${act.click} named ${String(act.name)}${where}.`);
  }
  return control;
}

/** Does the acts; answers how many clicks or keys it took. */
export async function perform(page: Page, attempt: Attempt, who: string): Promise<number> {
  let count = 0;
  for (const [i, act] of attempt.acts.entries()) {
    if ('click' in act) {
      const control = await found(page, act, who);
      await control.click({ timeout: 3000 });
      count += 1;
    } else if ('clickAnywhere' in act) {
      await page.mouse.click(640, 300);
      count += 1;
    } else if ('key' in act) {
      await page.keyboard.press(act.key);
      // As fast as a hurried hand, no faster: what a key opens is loaded when it is first asked for.
      await page.waitForTimeout(400);
      count += 1;
    } else {
      let hit = false;
      for (let tries = 0; tries < act.most && !hit; tries += 1) {
        await page.keyboard.press(act.keyUntil);
        count += 1;
        const name = await page.evaluate(() => {
          const at = document.activeElement;
          return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
        });
        hit = act.focused.test(name);
      }
      expect(hit, `${who}: ${act.keyUntil} never comes to ${String(act.focused)}.`).toBe(true);
    }
    await page.locator('[data-ready="true"]').waitFor({ state: 'attached' });
    // No hand is faster, and what an act opens has opened by then.
    await page.waitForTimeout(150);
    if (attempt.between !== undefined && attempt.betweenAfter === i + 1)
      await attempt.between(page);
  }
  return count;
}
