import { expect, type Page } from '@playwright/test';
import { button, cursor, node, stepUntil } from '../e2e/app.ts';
import type { Task } from './robots.ts';

/** What a lecturer does with two-phase commit, from a scenario that is open and paused. */

const HEALTHY = 'everyone-says-yes';
const STRIP = 'Where the run is';

const is = (id: string, words: RegExp) => async (page: Page) => {
  await expect(node(page, id)).toHaveAccessibleName(words);
};
const toPrepare = (page: Page) => stepUntil(page, 'TC', /votes 0\/2/);
const toCommit = (page: Page) => stepUntil(page, 'TC', /acks 0\/2/);
const message = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Stage' }).getByRole('button', { name });
async function crashTheCoordinator(page: Page): Promise<void> {
  await stepUntil(page, 'TC', /writing COMMIT/);
  await node(page, 'TC').click();
  await page.getByRole('menuitem', { name: 'Crash', exact: true }).click();
  await is('TC', /crashed/)(page);
}
/** The decision is not taken, and everybody waits for it. */
async function isUndecided(page: Page): Promise<void> {
  await is('TC', /^TC, coordinator, crashed/)(page);
  for (const id of ['P1', 'P2']) await is(id, /uncertain/)(page);
}
async function lostCommit(page: Page): Promise<void> {
  await expect(message(page, /^COMMIT from TC to P2/)).toHaveCount(0);
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute(
    'aria-valuetext',
    /COMMIT.*P2.*(?:dropped|lost)|(?:drop|los)\w*.*COMMIT.*P2/i,
  );
}

export const TASKS: readonly Task[] = [
  {
    id: 'T1',
    says: 'start the run',
    scenario: HEALTHY,
    clicks: { acts: [{ click: 'button', name: 'Play' }], most: 1 },
    keys: { acts: [{ key: 'Space' }], most: 1 },
    done: async (page) => {
      const at = await cursor(page);
      await expect.poll(() => cursor(page)).toBeGreaterThan(at);
    },
    held: false,
  },
  {
    id: 'T2',
    says: 'advance exactly one message',
    scenario: HEALTHY,
    before: toPrepare,
    clicks: {
      acts: [
        { click: 'button', name: 'Ways to step' },
        { click: 'menuitem', name: 'Step by message' },
      ],
      most: 2,
    },
    keys: { acts: [{ key: 'Shift+ArrowRight' }], most: 1 },
    done: async (page) => {
      await expect(message(page, /^PREPARE from/)).toHaveCount(1);
    },
    held: false,
  },
  {
    id: 'T3',
    says: 'crash the coordinator between votes and decision',
    scenario: HEALTHY,
    clicks: {
      acts: [{ click: 'button', name: /crash.*(?:coordinator|TC)/i, within: STRIP }],
      most: 1,
    },
    keys: {
      acts: [{ key: 'PageDown' }, { key: 'PageDown' }, { key: '2' }, { key: 'c' }],
      most: 4,
    },
    done: isUndecided,
    held: true,
  },
  {
    id: 'T3 once there',
    says: 'crash the coordinator between votes and decision, by its menu',
    scenario: HEALTHY,
    before: (page) => stepUntil(page, 'TC', /writing COMMIT/),
    clicks: {
      acts: [
        { click: 'button', name: /^TC, / },
        { click: 'menuitem', name: 'Crash' },
      ],
      most: 2,
    },
    done: isUndecided,
    held: true,
  },
  {
    id: 'T4',
    says: 'restart it',
    scenario: HEALTHY,
    before: crashTheCoordinator,
    clicks: {
      acts: [
        { click: 'button', name: /^TC, / },
        { click: 'menuitem', name: 'Restart' },
      ],
      most: 2,
    },
    keys: { acts: [{ key: '2' }, { key: 'c' }], most: 2 },
    done: is('TC', /^TC, coordinator, up/),
    held: true,
  },
  {
    id: 'T6',
    says: 'lose the COMMIT to P2',
    scenario: HEALTHY,
    clicks: {
      acts: [{ click: 'button', name: /COMMIT.*P2|drop.*COMMIT/i, within: STRIP }],
      most: 1,
    },
    done: lostCommit,
    held: true,
  },
  {
    id: 'T6 once there',
    says: 'lose the COMMIT to P2 that is on its way',
    scenario: HEALTHY,
    before: toCommit,
    clicks: {
      acts: [
        { click: 'button', name: /^COMMIT from TC to P2/ },
        { click: 'menuitem', name: 'Drop' },
      ],
      most: 2,
    },
    keys: { acts: [{ key: '4' }, { key: 'ArrowLeft' }, { key: 'd' }], most: 3 },
    done: lostCommit,
    held: true,
  },
  {
    id: 'T7',
    says: 'deliver the later message first',
    scenario: HEALTHY,
    before: toPrepare,
    clicks: {
      acts: [
        { click: 'button', name: /^PREPARE from TC to P2/ },
        { click: 'menuitem', name: 'Deliver now' },
        { click: 'button', name: 'Step' },
      ],
      most: 2,
    },
    keys: { acts: [{ key: 'm' }, { key: '2' }], most: 2 },
    done: async (page) => {
      await expect(message(page, /^PREPARE from TC to P2/)).toHaveCount(0);
      await expect(message(page, /^PREPARE from TC to P1/)).toHaveCount(1);
    },
    held: false,
  },
  {
    id: 'T8',
    says: 'delay a message past its timeout',
    scenario: HEALTHY,
    before: toPrepare,
    clicks: {
      acts: [
        { click: 'button', name: /^PREPARE from TC to P1/ },
        { click: 'menuitem', name: /past (?:the|its) timeout/i },
      ],
      most: 2,
    },
    keys: { acts: [{ key: '2' }, { key: 'ArrowRight' }, { key: 'y' }], most: 2 },
    done: async (page) => {
      await expect(message(page, /^PREPARE from TC to P\d, delayed/)).toHaveCount(1);
    },
    held: false,
  },
  {
    id: 'T9',
    says: 'go back to before the fault and try another',
    scenario: HEALTHY,
    before: async (page) => {
      await crashTheCoordinator(page);
      await page.keyboard.press('l');
      await page.keyboard.press('l');
    },
    clicks: {
      acts: [
        { click: 'button', name: 'Undo' },
        { click: 'button', name: /crash.*P[12]|stall|cut|drop|lose/i, within: STRIP },
      ],
      most: 2,
    },
    keys: { acts: [{ key: 'Control+z' }, { key: 's' }], most: 2 },
    done: async (page) => {
      await is('TC', /^TC, coordinator, (?:up|stalled)/)(page);
      await expect(button(page, 'Undo')).toBeVisible();
    },
    held: true,
  },
  {
    id: 'T11',
    says: "show the whole of a node's log",
    scenario: HEALTHY,
    before: async (page) => {
      await toCommit(page);
      await expect(page.locator('#stage text', { hasText: 'PREPARED T1' }).first()).toBeVisible();
      await page.keyboard.press('3');
    },
    clicks: {
      acts: [
        { click: 'button', name: /^P1, / },
        { click: 'menuitem', name: 'Inspect' },
      ],
      most: 1,
    },
    keys: { acts: [{ key: 'i' }], most: 1 },
    done: async (page) => {
      const inspector = page.getByRole('complementary', { name: /Inspector/ });
      await expect(inspector).toContainText('P1');
      await expect(inspector).toContainText('PREPARED T1');
    },
    held: false,
  },
  {
    id: 'T12',
    says: 'explain why this happened',
    scenario: HEALTHY,
    before: toCommit,
    clicks: { acts: [{ click: 'button', name: 'Why?' }], most: 1 },
    keys: {
      acts: [{ keyUntil: 'Tab', focused: /^Why\?$/, most: 30 }, { key: 'Enter' }],
      most: 1,
    },
    done: async (page) => {
      await expect(button(page, 'Why?')).toHaveAttribute('aria-expanded', 'true');
    },
    held: false,
  },
  {
    id: 'T13',
    says: 'ask the class for a prediction, reveal the answer',
    scenario: HEALTHY,
    before: toPrepare,
    clicks: {
      acts: [
        { click: 'button', name: 'Question' },
        { click: 'button', name: 'Reveal' },
      ],
      most: 2,
      betweenAfter: 1,
      between: async (page) => {
        await expect(page.getByLabel('Question', { exact: true })).toBeVisible();
      },
    },
    keys: {
      acts: [{ key: 'q' }, { key: 'Enter' }],
      most: 2,
      betweenAfter: 1,
      between: async (page) => {
        await expect(page.getByLabel('Question', { exact: true })).toBeVisible();
      },
    },
    done: async (page) => {
      await expect(page.getByLabel('Question', { exact: true })).toContainText(/answer|right/i);
    },
    held: true,
  },
  {
    id: 'T14',
    says: 'run until a rule is violated',
    scenario: 'tired-of-waiting',
    clicks: {
      acts: [
        { click: 'button', name: 'Ways to step' },
        { click: 'menuitem', name: /^Run until .* violated/ },
      ],
      most: 2,
    },
    keys: {
      acts: [{ key: 'r' }, { key: 'Enter' }],
      most: 2,
      betweenAfter: 1,
      between: async (page) => {
        await expect(page.getByRole('button', { name: /invariant is violated/ })).toBeFocused();
      },
    },
    done: async (page) => {
      await expect(page.getByRole('button', { name: /: violated$/ })).toBeVisible();
    },
    held: false,
  },
  {
    id: 'T15',
    says: 'share the exact situation',
    scenario: HEALTHY,
    before: toCommit,
    clicks: { acts: [{ click: 'button', name: 'Share' }], most: 2 },
    keys: { acts: [{ key: 'g' }], most: 2 },
    done: async (page) => {
      await expect(page.getByLabel('Link to this run')).toHaveValue(/d=[0-9a-f]{16}/);
      await expect(page.getByRole('complementary', { name: 'Share' })).toContainText(/copied/);
    },
    held: true,
  },
  {
    id: 'T15 by QR',
    says: 'put the exact situation on the screen, to be scanned',
    scenario: HEALTHY,
    before: toCommit,
    clicks: {
      acts: [
        { click: 'button', name: 'Share' },
        { click: 'button', name: /QR|code/i },
      ],
      most: 2,
    },
    done: async (page) => {
      await expect(page.getByRole('img', { name: /QR|code/i })).toBeVisible();
    },
    held: true,
  },
  {
    id: 'T16',
    says: 'go to full-screen projector mode',
    scenario: HEALTHY,
    before: async (page) => {
      const present = button(page, 'Present');
      if ((await present.getAttribute('aria-pressed')) === 'true') await present.click();
    },
    clicks: { acts: [{ click: 'button', name: 'Present' }], most: 1 },
    keys: { acts: [{ key: 'Shift+F' }], most: 1 },
    done: async (page) => {
      await expect(button(page, 'Present')).toHaveAttribute('aria-pressed', 'true');
    },
    held: true,
  },
  {
    id: 'T17',
    says: 'black out, and resume',
    scenario: HEALTHY,
    clicks: {
      acts: [
        { click: 'button', name: 'More' },
        { click: 'menuitem', name: /black/i },
        { clickAnywhere: true },
      ],
      most: 3,
      betweenAfter: 2,
      between: isBlack,
    },
    keys: { acts: [{ key: '.' }, { key: '.' }], most: 2, betweenAfter: 1, between: isBlack },
    done: async (page) => {
      await expect(page.getByRole('group', { name: 'Stage' })).toBeVisible();
      await expect.poll(() => atTheMiddle(page)).not.toBe('rgb(0, 0, 0)');
    },
    held: false,
  },
];

/** What colour the middle of the page has, from whatever lies on top there. */
function atTheMiddle(page: Page): Promise<string> {
  return page.evaluate(() => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
    return top === null ? '' : getComputedStyle(top).backgroundColor;
  });
}

async function isBlack(page: Page): Promise<void> {
  await expect.poll(() => atTheMiddle(page)).toBe('rgb(0, 0, 0)');
}
