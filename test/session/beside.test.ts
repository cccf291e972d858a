import { describe, expect, test } from 'vitest';
import { connectBeside } from '../../src/session/beside.ts';
import { differingNodes, partingOf } from '../../src/session/parting.ts';
import { scenarioSpec, testSession } from '../support/session.ts';

function pair() {
  const main = testSession();
  const other = testSession();
  connectBeside(main, () => other);
  main.actions.open(scenarioSpec('everyone-says-yes'));
  main.settle();
  return { main, other };
}

/** P2 crashes in the middle; the run without stands beside it. */
function forked() {
  const both = pair();
  const { main, other } = both;
  const at = Math.floor(main.branch().events.length / 2);
  main.actions.seek(at);
  main.actions.intervene({ kind: 'crash', process: 'P2' });
  main.settle();
  main.actions.compare();
  other.settle();
  return { ...both, at };
}

describe('Two runs side by side', () => {
  test('the run that this one left stands beside it, at the same event', () => {
    const { main, other, at } = forked();
    expect(main.state().beside).toMatchObject({ name: 'First run', by: 'event' });
    expect(other.state().cursor).toBe(main.state().cursor);
    main.actions.seek(at - 2);
    expect(other.state().cursor).toBe(at - 2);
    main.actions.seek(at + 4);
    expect(other.state().cursor).toBe(at + 4);
  });

  test('they part with the change, and the node that was crashed is in another state', () => {
    const { main, other, at } = forked();
    expect(partingOf(main.branch().events, other.branch().events)).toBe(at + 1);
    main.actions.seek(at + 1);
    const nodes = differingNodes(main.state().snapshot!, other.state().snapshot!);
    expect(nodes).toContain('P2');
    main.actions.seek(at);
    expect(differingNodes(main.state().snapshot!, other.state().snapshot!)).toEqual([]);
  });

  test('together by time each shows the last event that has happened by then', () => {
    const { main, other } = forked();
    main.actions.setLock('time');
    main.actions.seek(main.branch().events.length - 1);
    const now = main.branch().events.at(-1)!.time;
    const theirs = other.branch().events;
    const shown = other.state().cursor;
    expect(theirs[shown]!.time).toBeLessThanOrEqual(now);
    expect(theirs[shown + 1]?.time ?? Infinity).toBeGreaterThan(now);
  });

  test('between two events both playheads are equally far', () => {
    const { main, other, at } = forked();
    main.actions.seek(at - 2);
    const [from, to] = [at - 2, at - 1].map((index) => main.branch().events[index]!.time);
    main.playhead.set((from! + to!) / 2);
    expect(other.playhead.time).toBe((from! + to!) / 2);
  });

  test('who goes over to the other run has this one beside it', () => {
    const { main, other } = forked();
    const [first, second] = main.state().branches;
    main.actions.switchBranch(first!.id);
    main.settle();
    other.settle();
    expect(main.state().beside?.branch).toBe(second!.id);
  });

  test('closing it, or the run, leaves one stage', () => {
    const { main, other } = forked();
    main.actions.closeBeside();
    expect(other.state().current).toBeNull();
    main.actions.compare();
    main.actions.close();
    expect(main.state().beside).toBeNull();
    expect(other.state().current).toBeNull();
  });

  test('two scenarios go by the same time', () => {
    const { main, other } = pair();
    main.actions.compareWith('Another', scenarioSpec('one-says-no'));
    other.settle();
    main.actions.seek(9);
    const now = main.branch().events[9]!.time;
    const theirs = other.branch().events;
    expect(theirs[other.state().cursor + 1]?.time ?? Infinity).toBeGreaterThan(now);
  });
});
