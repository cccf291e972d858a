import { describe, expect, it } from 'vitest';
import { items } from '../../src/base/log-list.ts';
import type { RunSpec } from '../../src/engine/spec.ts';
import { createEngineHost, type EngineHost } from '../../src/worker/engine-host.ts';
import { startRun } from '../../src/worker/run-job.ts';
import type { EngineReply, EventSummary } from '../../src/worker/wire.ts';
import { PLAIN, TOY, TOYS, type toyPresentation } from '../support/toy-entry.ts';

type Of<K extends EngineReply['kind']> = Extract<EngineReply, { kind: K }>;

const CRASH: RunSpec = {
  ...PLAIN,
  interventions: [
    {
      at: { after: 'deliver C>S ASK C.1#1', timeMs: 150 },
      action: { kind: 'crash', process: 'S' },
    },
    { at: { after: 'never at all', timeMs: 900 }, action: { kind: 'restart', process: 'S' } },
  ],
};

function work(host: EngineHost, budget?: number): readonly EngineReply[] {
  const replies: EngineReply[] = [];
  for (let more = host.work(budget); more !== null; more = host.work(budget)) replies.push(...more);
  return replies;
}

function load(spec: RunSpec, ahead = 1_000, host = createEngineHost(TOYS)) {
  const first = host.handle({ kind: 'load', run: 1, spec, ahead });
  return { host, replies: [...first, ...work(host)] };
}

function only<K extends EngineReply['kind']>(kind: K, replies: readonly EngineReply[]): Of<K>[] {
  return replies.filter((reply): reply is Of<K> => reply.kind === kind);
}

const told = (replies: readonly EngineReply[]): EventSummary[] =>
  only('events', replies).flatMap(({ events }) => events);

function wholeRun(spec: RunSpec) {
  const run = startRun(spec, TOY);
  run.advance(Number.POSITIVE_INFINITY);
  return run;
}

describe('Engine host: events', () => {
  it('tells every event once, in order, and then how the run ended', () => {
    const { replies } = load(PLAIN);
    const run = wholeRun(PLAIN);
    expect(told(replies).map(({ name }) => name)).toEqual(run.events.map(({ name }) => name));
    expect(told(replies).map(({ index }) => index)).toEqual(run.events.map((_, index) => index));
    expect(only('ended', replies)).toEqual([
      {
        kind: 'ended',
        run: 1,
        end: {
          count: run.count,
          outcome: 'settled',
          waiting: [],
          verdicts: run.verdictsAt(run.count - 1),
          unanchored: [],
        },
      },
    ]);
  });

  it('says what an event is about, in words and in ends of messages', () => {
    const { replies } = load(PLAIN);
    const events = new Map(told(replies).map((event) => [event.name, event]));
    const end = { from: 'C', to: 'S', messageKind: 'ASK', background: false };
    const asked = { envelope: 'C>S ASK C.1#1', ...end };
    expect(events.get('invoke C 1')).toMatchObject({
      kind: 'invoke',
      call: { operation: 'C.1', text: 'ask' },
      sent: [asked],
      received: null,
    });
    expect(events.get('deliver C>S ASK C.1#1')).toMatchObject({ received: asked, returned: null });
    expect(events.get('disk S DID C.1#1')).toMatchObject({ durable: ['DID C.1'] });
    expect(events.get('deliver S>C OK C.1#1')).toMatchObject({
      returned: { operation: 'C.1', text: 'ok' },
      headline: expect.stringMatching(/^deliver S>C OK C\.1#1 from \d+ to \d+$/) as string,
    });
  });

  it('tells a lane only when it changes, and all of them at first', () => {
    const { replies } = load(CRASH);
    const run = wholeRun(CRASH);
    const lanes = new Map<string, string>();
    for (const event of told(replies)) {
      for (const { process, tone, status } of event.lanes) {
        expect(lanes.get(process)).not.toBe(`${tone} ${status}`);
        lanes.set(process, `${tone} ${status}`);
      }
      const { processes } = run.configurationAt(event.index);
      const faces = processes.map(({ id, status, write }) => [
        id,
        `${write === null ? 'plain' : 'uncertain'} ${status}`,
      ]);
      expect(Object.fromEntries(lanes)).toEqual(Object.fromEntries(faces));
    }
  });

  it('names the rules that an event newly violates', () => {
    const { replies } = load({ ...PLAIN, scenario: 'broken', off: ['TOY-3'] });
    const violating = told(replies).filter(({ violated }) => violated.length > 0);
    expect(violating.map(({ name, violated }) => [name, violated])).toEqual([
      ['disk S DID C.3#1', ['TOY-3']],
    ]);
  });

  it('stops where it was asked to, says so, and goes on from there', () => {
    const { host, replies } = load(PLAIN, 5);
    expect(told(replies)).toHaveLength(5);
    expect(replies.at(-1)).toEqual({ kind: 'paused', run: 1, count: 5 });
    expect(host.handle({ kind: 'extend', run: 1, until: 8 })).toEqual([]);
    const more = work(host);
    expect(told(more).map(({ index }) => index)).toEqual([5, 6, 7]);
    expect(more.at(-1)).toEqual({ kind: 'paused', run: 1, count: 8 });
    host.handle({ kind: 'extend', run: 1, until: 1_000 });
    expect(only('ended', work(host))).toHaveLength(1);
    host.handle({ kind: 'extend', run: 1, until: 2_000 });
    expect(work(host)).toMatchObject([{ kind: 'ended' }]);
  });

  it('tells nothing before every intervention has found its place, and says which did not', () => {
    const { replies } = load(CRASH);
    expect(only('ended', replies)[0]?.end.unanchored).toEqual([1]);
    expect(
      told(replies)
        .map(({ fault }) => fault)
        .filter((fault) => fault !== null),
    ).toEqual(['crash', 'restart']);
  });

  it('gives nothing to the page that cannot be copied', () => {
    const { host, replies } = load(CRASH);
    const answers = host.handle({ kind: 'snapshot', run: 1, index: 6 });
    const digest = host.handle({ kind: 'digest', run: 1, index: 6 });
    for (const reply of [...replies, ...answers, ...digest]) {
      expect(structuredClone(reply)).toEqual(reply);
    }
  });
});

describe('Engine host: states', () => {
  it.each([PLAIN, CRASH])('a snapshot is the state of the run at that event', (spec) => {
    const { host } = load(spec);
    const run = wholeRun(spec);
    for (const [index, event] of run.events.entries()) {
      const [reply] = only('snapshot', host.handle({ kind: 'snapshot', run: 1, index }));
      const { time, inFlight, cuts, held, ghost, processes } = run.configurationAt(index);
      expect(reply?.snapshot).toMatchObject({
        index,
        event,
        picture: { time, inFlight, cuts, held, ghost },
        tally: run.tallyAt(index),
        verdicts: run.verdictsAt(index),
        waiting: [],
      });
      for (const [at, process] of processes.entries()) {
        const { log, pending: _pending, lastEvent: _last, ...rest } = process;
        expect(reply?.snapshot.picture.processes[at]).toEqual(rest);
        const records = items(log);
        expect(reply?.snapshot.logs[process.id]).toEqual({ records, total: records.length });
      }
    }
  });

  it('lists what may happen next: the first is what happens', () => {
    const { host } = load(PLAIN);
    const [reply] = only('snapshot', host.handle({ kind: 'snapshot', run: 1, index: 3 }));
    expect(reply?.snapshot.enabled[0]?.name).toBe(wholeRun(PLAIN).events[4]?.name);
  });

  it('is answered when it is known, if it was asked for earlier', () => {
    const host = createEngineHost(TOYS);
    host.handle({ kind: 'load', run: 1, spec: PLAIN, ahead: 2 });
    expect(host.handle({ kind: 'snapshot', run: 1, index: 7 })).toEqual([]);
    const replies = work(host);
    expect(told(replies)).toHaveLength(2);
    expect(only('snapshot', replies).map(({ index }) => index)).toEqual([7]);
  });

  it('beyond the end is the last one', () => {
    const { host } = load(PLAIN);
    const last = wholeRun(PLAIN).count - 1;
    expect(host.handle({ kind: 'snapshot', run: 1, index: 10_000 })).toMatchObject([
      { kind: 'snapshot', index: last, snapshot: { index: last } },
    ]);
  });

  it('of an older run can still be had', () => {
    const { host } = load(PLAIN);
    host.handle({ kind: 'load', run: 2, spec: CRASH, ahead: 3 });
    work(host);
    const old = host.handle({ kind: 'snapshot', run: 1, index: 9 });
    expect(old).toMatchObject([{ kind: 'snapshot', run: 1, index: 9 }]);
  });
});

describe('Engine host: digests', () => {
  it('are those of the run, also right after each intervention', () => {
    const { host } = load(CRASH);
    const run = wholeRun(CRASH);
    const at = ['crash', 'restart'].map((fault) =>
      run.events.findIndex(({ action }) => action.kind === 'fault' && action.fault.kind === fault),
    );
    expect(host.handle({ kind: 'digest', run: 1, index: 6 })).toEqual([
      {
        kind: 'digest',
        run: 1,
        index: 6,
        digest: run.digestAt(6),
        marks: at.map((index) => run.digestAt(index)),
        at,
      },
    ]);
  });

  it('say nothing of an event that the run does not have', () => {
    const { host } = load(PLAIN);
    expect(host.handle({ kind: 'digest', run: 1, index: 9_999 })).toMatchObject([{ digest: '' }]);
  });

  it('know picks of the manual scheduler, also where one was impossible', () => {
    const anchor = { after: 'start S', timeMs: 0 };
    const { host } = load({
      ...PLAIN,
      interventions: [
        { at: anchor, action: { kind: 'holdClock' } },
        { at: anchor, action: { kind: 'take', action: 'deliver nothing' } },
        { at: anchor, action: { kind: 'take', action: 'start C' } },
        { at: anchor, action: { kind: 'resumeClock' } },
      ],
    });
    const [digest] = only('digest', host.handle({ kind: 'digest', run: 1, index: 5 }));
    const known = digest?.at.map((index) => index !== null);
    expect(known?.filter(Boolean).length).toBeGreaterThanOrEqual(2);
    expect(digest?.at[1]).toBeNull();
    expect(digest?.marks[1]).toBe('');
  });
});

describe('Engine host: trouble', () => {
  it('says in one sentence what it does not know, and goes on', () => {
    const host = createEngineHost(TOYS);
    const failure = (spec: RunSpec) => host.handle({ kind: 'load', run: 1, spec, ahead: 9 });
    expect(failure({ ...PLAIN, protocol: 'x' })).toEqual([
      { kind: 'failed', run: 1, message: 'There is no protocol "x".' },
    ]);
    expect(failure({ ...PLAIN, scenario: 'x' })).toEqual([
      { kind: 'failed', run: 1, message: 'There is no scenario "x".' },
    ]);
    expect(host.handle({ kind: 'snapshot', run: 9, index: 0 })).toEqual([
      { kind: 'failed', run: 9, message: 'That run is not loaded any more.' },
    ]);
    expect(told(load(PLAIN, 9, host).replies)).toHaveLength(9);
  });

  it('is not brought down by an engine or a protocol that throws', () => {
    const headline: typeof toyPresentation.headline = (event) => {
      if (event.index === 4) throw new Error('Internal error: no words');
      return '';
    };
    const host = createEngineHost([
      { ...TOY, presentation: { ...TOY.presentation, headline } as typeof TOY.presentation },
    ]);
    const { replies } = load(PLAIN, 100, host);
    const failure = { kind: 'failed', run: 1, message: 'Internal error: no words.' };
    expect(replies.at(-1)).toEqual(failure);
    expect(host.work()).toBeNull();
    expect(host.handle({ kind: 'snapshot', run: 1, index: 0 })).toEqual([failure]);
  });

  it('names the process that an intervention is aimed at in vain', () => {
    const interventions = [
      { at: { after: null, timeMs: 0 }, action: { kind: 'crash', process: 'P9' } },
    ] as const;
    const { replies } = load({ ...PLAIN, interventions });
    expect(only('failed', replies)[0]?.message).toContain('P9');
  });
});
