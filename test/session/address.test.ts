import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectAddress, linkTo, type AddressBar } from '../../src/session/address.ts';
import { savedRun } from '../../src/session/persistence.ts';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

function bar(fragment: string) {
  let shown = fragment;
  let changed: () => void = () => undefined;
  const written: string[] = [];
  const self: AddressBar = {
    fragment: () => shown,
    replace: (next) => {
      shown = next;
      written.push(next);
    },
    onChange: (listener) => {
      changed = listener;
      return () => undefined;
    },
  };
  return {
    self,
    written,
    /** The reader goes somewhere, and the browser tells it later. */
    goSilently: (next: string) => {
      shown = next;
    },
    go: (next: string) => {
      shown = next;
      changed();
    },
  };
}

/** Links are unpacked by the platform, which takes its own time. */
async function arrived(session: TestSession): Promise<void> {
  await vi.waitFor(() => {
    session.settle();
    const { current, notice, snapshot, cursor } = session.state();
    expect(notice !== null || (current !== null && snapshot?.index === cursor)).toBe(true);
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
}

async function linkAt(event: number): Promise<string> {
  const session = testSession();
  session.actions.open(scenarioSpec('everyone-says-yes'));
  session.settle();
  session.actions.seek(event);
  session.actions.intervene({ kind: 'crash', process: 'TC' });
  session.settle();
  return linkTo(session);
}

describe('Address', () => {
  let stop: () => void = () => undefined;
  beforeEach(() => {
    stop = () => undefined;
  });
  afterEach(() => stop());

  test('a link opens the same run, paused at its event, and says nothing', async () => {
    const session = testSession();
    const link = await linkAt(8);
    stop = connectAddress(session, bar(link).self, null);
    await arrived(session);
    expect(session.state().cursor).toBe(9);
    expect(session.state().snapshot?.event.action.kind).toBe('fault');
    expect(session.state().notice).toBeNull();
    expect(await linkTo(session)).toBe(link);
  });

  test('a link whose digest does not fit says between which events the runs differ', async () => {
    const session = testSession();
    const link = (await linkAt(8)).replace(/d=[0-9a-f]{4}/, 'd=0000');
    stop = connectAddress(session, bar(link).self, null);
    await arrived(session);
    await vi.waitFor(() => expect(session.state().notice?.text).toMatch(/differ between events/));
    expect(session.state().current).not.toBeNull();
  });

  test('whoever leaves right after a step is not called back by the address of that step', async () => {
    const session = testSession();
    const place = bar(await linkAt(8));
    stop = connectAddress(session, place.self, null);
    await arrived(session);
    session.actions.step();
    place.goSilently('#/');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(place.self.fragment()).toBe('#/');
  });

  test('a damaged link leaves the gallery and one sentence', async () => {
    const session = testSession();
    const link = (await linkAt(8)).replace('r=', 'r=x');
    stop = connectAddress(session, bar(link).self, null);
    await arrived(session);
    expect(session.state().current).toBeNull();
    expect(session.state().notice?.text).toMatch(/^This link cannot be opened\./);
  });

  test('another address opens another run, and the bare one the gallery', async () => {
    const session = testSession();
    const address = bar('');
    stop = connectAddress(session, address.self, null);
    expect(session.state().current).toBeNull();
    address.go(await linkAt(6));
    await arrived(session);
    expect(session.state().cursor).toBe(7);
    address.go('#/');
    await vi.waitFor(() => expect(session.state().current).toBeNull());
  });

  test('a reload under the same address brings the whole tree back', async () => {
    const before = testSession();
    before.actions.open(scenarioSpec('everyone-says-yes'));
    before.settle();
    before.actions.seek(8);
    before.actions.intervene({ kind: 'crash', process: 'P1' });
    before.settle();
    const session = testSession();
    const saved = structuredClone(savedRun(before.state()));
    stop = connectAddress(session, bar(await linkTo(before)).self, saved);
    await arrived(session);
    expect(session.state().branches).toHaveLength(2);
    expect(session.state().cursor).toBe(9);
  });

  test('while a run rests its address is written', async () => {
    const session = testSession();
    const address = bar('#/two-phase-commit/everyone-says-yes?v=1');
    stop = connectAddress(session, address.self, null);
    await arrived(session);
    session.actions.seek(10);
    session.settle();
    await vi.waitFor(() => expect(address.written.at(-1)).toContain('c=10&d='), { timeout: 2000 });
  });
});
