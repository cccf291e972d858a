import { expect, test } from '@playwright/test';
import { openPlace, pageOf, PLACES } from '../../support/pages.ts';
import { dragsOn, forbidDragging, perform } from '../../support/robots.ts';
import { TASKS } from '../../support/tasks.ts';

/** V14: a lecturer's tasks by a robot that only clicks and never drags, and by one that only presses keys. */

for (const task of TASKS) {
  for (const way of ['clicks', 'keys'] as const) {
    const attempt = task[way];
    if (attempt === undefined) continue;
    test(`${task.id} by ${way}: ${task.says}`, async ({ browser }, info) => {
      const page = await pageOf(browser, { width: 1280, height: 720 });
      await forbidDragging(page);
      const place = PLACES.find(({ scenario }) => scenario === task.scenario);
      await openPlace(page, place?.link ?? '', true);
      await task.before?.(page);
      const count = await perform(page, attempt, `${task.id} by ${way}`);
      await task.done(page);
      const told = { task: task.id, way, count, most: attempt.most, held: task.held };
      console.log(`${task.id} by ${way}: ${count} of ${attempt.most}`);
      await info.attach('count', { body: JSON.stringify(told), contentType: 'application/json' });
      expect(await dragsOn(page)).toBe(0);
      expect(task.held ? count : 0).toBeLessThanOrEqual(attempt.most);
      await page.context().close();
    });
  }
}
