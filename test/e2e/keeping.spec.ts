import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { NESTED_ADDRESS, ROOT_ADDRESS } from '../support/addresses.ts';
import {
  button,
  COORDINATOR_DIES,
  cursor,
  HEALTHY,
  node,
  openRun,
  settled,
  stepUntil,
} from './app.ts';

test('a run saved as a file opens as the same run', async ({ page }) => {
  await openRun(page, HEALTHY);
  await stepUntil(page, 'TC', /votes 0\/2/);
  await node(page, 'P1').click();
  await page.getByRole('menuitem', { name: 'Stall', exact: true }).click();
  await expect(node(page, 'P1')).toHaveAccessibleName(/stalled/);
  const saving = page.waitForEvent('download');
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: 'Save the run as a file' }).click();
  const path = await (await saving).path();
  const saved = JSON.parse(await readFile(path, 'utf8'));
  expect(saved).toMatchObject({ version: 1, interventions: [{ action: { kind: 'stall' } }] });

  await openRun(page, COORDINATOR_DIES);
  await page.getByLabel('File with a run').setInputFiles(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What if everyone says yes?');
  await settled(page);
  await stepUntil(page, 'P1', /stalled/);
});

test('a file that is no run changes nothing and says why in one sentence', async ({ page }) => {
  await openRun(page, HEALTHY);
  const broken = { name: 'run.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') };
  await page.getByLabel('File with a run').setInputFiles(broken);
  await expect(page.getByRole('alert')).toContainText('This file cannot be opened.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What if everyone says yes?');
});

test('without a network, under a sub-path, a run goes on after a reload, worker included', async ({
  page,
  context,
}) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(NESTED_ADDRESS).origin) {
      foreign.push(request.url());
    }
  });
  await page.goto(`${NESTED_ADDRESS}${COORDINATOR_DIES}`);
  await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await stepUntil(page, 'TC', /crashed/);
  const at = await cursor(page);
  await context.setOffline(true);
  await page.reload();
  expect(await cursor(page)).toBe(at);
  await node(page, 'TC').click();
  await page.getByRole('menuitem', { name: 'Restart', exact: true }).click();
  await expect(node(page, 'TC')).toHaveAccessibleName(/^TC, coordinator, up/);
  await button(page, 'Rules').click();
  await expect(page.getByRole('complementary', { name: 'Rules' })).toContainText('Log before you');
  expect(foreign).toEqual([]);
});

test('a run that was opened by a link is left for the gallery by Back', async ({ page }) => {
  await page.goto(ROOT_ADDRESS);
  await page.getByRole('link', { name: /everyone says yes/ }).click();
  await settled(page);
  await page.goBack();
  await expect(page.getByRole('link', { name: /everyone says yes/ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Stage' })).toHaveCount(0);
});
