import { describe, expect, test } from 'vitest';
import { findProtocol } from '../../src/protocols/registry.ts';
import { TOOLS } from '../../src/session/armed-tools.ts';
import { nearestMoment, slotMoments } from '../../src/session/slots.ts';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

function opened(scenario = 'everyone-says-yes'): TestSession {
  const session = testSession();
  session.actions.open(scenarioSpec(scenario));
  session.settle();
  return session;
}

const statusOf = (session: TestSession, id: string) =>
  session.state().snapshot?.picture.processes.find((it) => it.id === id)?.status;

describe('Tools in hand', () => {
  test('one click does it and puts the tool away', () => {
    const session = opened();
    session.actions.arm('crash');
    expect(session.actions.pick({ kind: 'node', id: 'TC' })).toBe(true);
    session.settle();
    expect(statusOf(session, 'TC')).toBe('crashed');
    expect(session.state().armed).toBeNull();
    expect(session.actions.pick({ kind: 'node', id: 'TC' })).toBe(false);
  });

  test.each(TOOLS)('$id says why where it cannot', ({ id, on }) => {
    const session = opened();
    session.actions.arm(id);
    const wrong =
      on === 'node'
        ? ({ kind: 'message', name: 'none' } as const)
        : ({ kind: 'node', id: 'TC' } as const);
    expect(session.actions.pick(wrong)).toBe(true);
    expect(session.state().refusal).toMatch(/\.$/);
    expect(session.state().armed).toBe(id);
    expect(session.actions.escape()).toBe(true);
    expect(session.state().armed).toBeNull();
    expect(session.state().branches).toHaveLength(1);
  });

  test('a wall parts the chosen nodes from all others, and heals at once', () => {
    const session = opened();
    session.actions.startWall();
    session.actions.pick({ kind: 'node', id: 'P2' });
    session.actions.buildWall(false);
    session.settle();
    expect(session.state().snapshot?.picture.cuts).toEqual(
      ['C1', 'TC', 'P1'].flatMap((id) => [`${id}>P2`, `P2>${id}`]).toSorted(),
    );
    session.actions.healAll();
    session.settle();
    expect(session.state().snapshot?.picture.cuts).toEqual([]);
  });

  test('a wall that clients pass leaves them on neither side', () => {
    const session = opened();
    session.actions.startWall();
    session.actions.toggleSide('TC');
    session.actions.buildWall(true);
    session.settle();
    const cuts = session.state().snapshot?.picture.cuts ?? [];
    expect(cuts).toContain('TC>P1');
    expect(cuts.some((cut) => cut.includes('C1'))).toBe(false);
  });

  test('a wall around nobody, or around everybody, is none', () => {
    const session = opened();
    session.actions.startWall();
    session.actions.buildWall(false);
    for (const id of ['C1', 'TC', 'P1', 'P2']) session.actions.toggleSide(id);
    session.actions.buildWall(false);
    expect(session.state().wall).toHaveLength(4);
    expect(session.state().branches).toHaveLength(1);
  });

  test('what was opened last is closed first', () => {
    const session = opened();
    session.actions.setPanel('rules');
    session.actions.setBlackout(true);
    expect(session.actions.escape()).toBe(true);
    expect(session.state()).toMatchObject({ blackout: false, panel: 'rules' });
    expect(session.actions.escape()).toBe(true);
    expect(session.state().panel).toBeNull();
    expect(session.actions.escape()).toBe(false);
  });
});

describe('Fault slots', () => {
  function slotsOf(session: TestSession) {
    const branch = session.branch();
    const processes = session.state().snapshot?.picture.processes ?? [];
    return slotMoments(branch.spec.protocol, processes, branch.events);
  }

  test('each finds its instant in a healthy run, and does there what it says', () => {
    const session = opened();
    const found = slotsOf(session);
    expect(found.length).toBeGreaterThan(3);
    for (const it of found) {
      const moment = nearestMoment(it, 0);
      expect(moment).not.toBeNull();
      session.actions.interveneAt(moment!.index, moment!.action);
      session.settle();
      const event = session.branch().events[session.state().cursor];
      expect(event?.kind).toBe('fault');
      expect(event?.outcome.kind).toBe('done');
      session.actions.undo();
      session.settle();
    }
  });

  test('dead between votes and decision leaves all in doubt; dead after the record does not', () => {
    const session = opened();
    const pick = (id: string) =>
      nearestMoment(
        slotsOf(session).find((it) => it.slot.id === id)!,
        0,
      )!;
    const undecided = pick('coordinator-dies-undecided');
    session.actions.interveneAt(undecided.index, undecided.action);
    session.settle();
    expect(session.state().snapshot?.logs['TC']?.total).toBe(0);
    session.actions.undo();
    session.settle();
    const decided = pick('coordinator-dies-decided');
    session.actions.interveneAt(decided.index, decided.action);
    session.settle();
    expect(session.state().snapshot?.logs['TC']?.total).toBe(1);
    expect(session.state().snapshot?.picture.inFlight).toEqual([]);
  });

  test('stand in cells that the strip has', () => {
    const session = opened();
    const { picture } = session.state().snapshot!;
    const strip = findProtocol(session.branch().spec.protocol)?.presentation.strip(picture) ?? [];
    for (const { slot } of slotsOf(session)) {
      expect(strip.map(({ id }) => id)).toContain(slot.cell);
      expect(slot.label.length).toBeLessThanOrEqual(72);
      expect(slot.absent).toMatch(/\.$/);
    }
  });
});
