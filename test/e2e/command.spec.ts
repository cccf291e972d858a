import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

/** The command as it is built: one executable file that needs nothing beside it. */

const BUILT = resolve('dist/cli/lockstep.js');
const PLACE = 'two-phase-commit/everyone-says-yes';

function lockstep(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUILT, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

test('the command is an executable file that runs anywhere', () => {
  accessSync(BUILT, constants.X_OK);
  const elsewhere = mkdtempSync(join(tmpdir(), 'lockstep-'));
  const copy = join(elsewhere, 'lockstep.mjs');
  copyFileSync(BUILT, copy);
  const { status, stdout } = spawnSync(process.execPath, [copy, 'list', '--json'], {
    cwd: elsewhere,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const ids = (JSON.parse(stdout) as readonly { readonly id: string }[]).map(({ id }) => id);
  expect(ids).toContain('two-phase-commit');
});

test('exit statuses: held, violated, bad input', () => {
  expect(lockstep(['run', PLACE])).toMatchObject({ status: 0, err: '' });
  expect(lockstep(['run', 'two-phase-commit/tired-of-waiting']).status).toBe(1);
  const bad = lockstep(['run', 'two-phase-commit/nothing']);
  expect(bad).toMatchObject({ status: 2, out: '' });
  expect(bad.err).toMatch(/^lockstep: scenario: expected one of [^\n]+\.\n$/);
});

test('a file on standard input becomes a link, and the link the same run', () => {
  const file = JSON.stringify({
    protocol: 'two-phase-commit',
    scenario: 'everyone-says-yes',
    seed: 12,
  });
  const link = lockstep(['link', '-'], file).out.trim();
  expect(link).toMatch(/^#\/two-phase-commit\/everyone-says-yes\?r=.*&v=1$/);
  expect(JSON.parse(lockstep(['open', link]).out)).toMatchObject({ seed: 12 });
  const run = lockstep(['run', '--link', link, '--format', 'jsonl']);
  expect(run).toMatchObject({ status: 0, err: '' });
  expect(lockstep(['run', '--file', '-', '--format', 'jsonl'], file).out).toBe(run.out);
});

test('a reader that has seen enough ends the command quietly', async () => {
  const endless = ['run', 'two-phase-commit/sandbox', '--until-ms', '400000'];
  const args = [...endless, '--set', 'transactions=0', '--format', 'jsonl'];
  const child = spawn(process.execPath, [BUILT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((done) => child.once('exit', done));
  expect({ status, err }).toEqual({ status: 0, err: '' });
});
