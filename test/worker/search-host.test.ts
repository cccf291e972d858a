import { describe, expect, it } from 'vitest';
import type { RunSpec } from '../../src/engine/spec.ts';
import { findProtocol } from '../../src/protocols/registry.ts';
import { createSearchHost, type SearchHost } from '../../src/worker/search-host.ts';
import type { SearchReply, SearchTask } from '../../src/worker/search-wire.ts';
import { scenarioSpec } from '../support/session.ts';

const ROOM = { maxStates: 1000, maxBytes: 50_000_000 };

function hostAt(msPerCall: number): SearchHost {
  let now = 0;
  return createSearchHost(findProtocol, () => (now += msPerCall));
}

function explore(spec: RunSpec, changes: Partial<Extract<SearchTask, { kind: 'explore' }>> = {}) {
  const plain = { kind: 'explore', bounds: {}, from: null, goal: null, rule: null } as const;
  return { kind: 'begin', task: { ...plain, spec, room: ROOM, ...changes } } as const;
}

function rest(host: SearchHost): readonly SearchReply[] {
  const replies: SearchReply[] = [];
  for (let more = host.work(); more !== null; more = host.work()) replies.push(...more);
  return replies;
}

describe('Search host', () => {
  it('tells of its progress now and then, and once how it ended', () => {
    const host = hostAt(60);
    host.handle(explore(scenarioSpec('everyone-says-yes'), { room: { ...ROOM, maxStates: 9e5 } }));
    const replies = rest(host);
    expect(replies.at(-1)).toMatchObject({ kind: 'rest', finished: true });
    const kinds = replies.slice(0, -1).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['progress']));
    expect(host.work()).toBeNull();
  });

  it('stops at its limit of states with what it has, and goes on with more', () => {
    const host = hostAt(1);
    host.handle(explore(scenarioSpec('everyone-says-yes')));
    const [ended] = rest(host).slice(-1);
    expect(ended).toMatchObject({ finished: false, told: { status: 'states', distinct: 1000 } });
    host.handle({ kind: 'more', room: { ...ROOM, maxStates: 100_000 } });
    expect(rest(host).at(-1)).toMatchObject({ finished: true, told: { status: 'complete' } });
  });

  it('looks on where another rule is violated first than the one that is asked for', () => {
    const host = hostAt(1);
    const spec = scenarioSpec('challenge-two-decisions');
    host.handle(explore(spec, { rule: '2PC-AC1', room: { ...ROOM, maxStates: 100_000 } }));
    const ended = rest(host).at(-1);
    const told = ended?.kind === 'rest' && ended.told.task === 'explore' ? ended.told : null;
    expect(told?.found.map(({ id }) => id)).toContain('2PC-AC1');
  });

  it('what cannot be searched is told in one sentence, and breaks nothing', () => {
    const host = hostAt(1);
    const spec = { ...scenarioSpec('everyone-says-yes'), protocol: 'none' };
    expect(host.handle(explore(spec))).toEqual([
      { kind: 'failed', message: 'There is no protocol "none".' },
    ]);
    expect(host.handle({ kind: 'stop' })).toEqual([]);
    expect(host.work()).toBeNull();
  });

  it('tells of goals and bounds as they are searched, with fewer servers than the run has', () => {
    const spec = scenarioSpec('answered-before-the-backup-had-it');
    const [about] = hostAt(1).handle({ kind: 'begin', task: { kind: 'about', spec } });
    const goals = about?.kind === 'about' ? about.goals.map(({ id }) => id) : [];
    expect(goals).toContain('S2-waits');
    expect(goals).not.toContain('S3-waits');
    for (const goal of ['S2-waits', 'S3-waits']) {
      const [reply] = hostAt(1).handle(explore(spec, { goal }));
      expect([goal, reply?.kind]).toEqual([goal, goal === 'S2-waits' ? undefined : 'failed']);
    }
  });

  it('cells of a sweep are told once each', () => {
    const host = hostAt(300);
    const spec = scenarioSpec('everyone-says-yes');
    host.handle({ kind: 'begin', task: { kind: 'sweep', spec, process: 'P1' } });
    const told = rest(host).flatMap((reply) =>
      'told' in reply && reply.told.task === 'sweep' ? [reply.told] : [],
    );
    const cells = told.flatMap((it) => it.cells);
    expect(cells).toHaveLength(told.at(-1)?.total ?? 0);
    expect(told.map(({ from }) => from)).toEqual(
      told.map((_, at) => told.slice(0, at).reduce((sum, it) => sum + it.cells.length, 0)),
    );
  });
});
