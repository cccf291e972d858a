import { describe, expect, it } from 'vitest';
import { items } from '../../src/base/log-list.ts';
import { findProcess } from '../../src/engine/configuration.ts';
import type { Effect } from '../../src/engine/effect.ts';
import { after, eventNames, toyRun, type Toy } from '../support/toy.ts';

const ASKED = 'deliver C>S ASK C.1#1';
const WRITTEN = 'disk S DID C.1#1';

describe('Disk: a forced append', () => {
  it('ends the event that starts it, and diskDone continues with what waited', () => {
    const run = toyRun();
    const asked = run.events.find((event) => event.name === ASKED);
    const written = run.events.find((event) => event.name === WRITTEN);
    expect(asked?.effects.map((effect) => effect.kind)).toEqual(['forceStart']);
    expect(written?.effects.map((effect) => effect.kind)).toEqual(['durable', 'become', 'send']);
    expect(written?.time).toBeGreaterThan(asked?.time ?? 0);
  });

  it('is lost by a crash while it is in progress, and nothing that waited for it is sent', () => {
    const run = toyRun({}, [after(ASKED, { kind: 'crash', process: 'S' })]);
    const server = findProcess(run.configurationAt(run.count - 1), 'S');
    expect(items(server?.log ?? null)).toEqual([]);
    expect(eventNames(run)).not.toContain('deliver S>C OK C.1#1');
  });

  it('survives a crash once it is durable, while effects after the cut are not done', () => {
    const run = toyRun({}, [after(WRITTEN, { kind: 'crash', process: 'S', afterEffects: 0 })]);
    const server = findProcess(run.configurationAt(run.count - 1), 'S');
    expect(items(server?.log ?? null)).toEqual([{ kind: 'DID', subject: 'C.1' }]);
    expect(server?.status).toBe('crashed');
    expect(eventNames(run)).not.toContain('deliver S>C OK C.1#1');
  });

  it.each([0, 1, 2])('keeps exactly the effects before the crash (k=%i)', (k) => {
    const run = toyRun({}, [after(WRITTEN, { kind: 'crash', process: 'S', afterEffects: k })]);
    const written = run.events.find((event) => event.name === WRITTEN);
    const done = ['become', 'send'].slice(0, k);
    expect(written?.effects.map((effect) => effect.kind)).toEqual(['durable', ...done]);
    expect(eventNames(run).includes('deliver S>C OK C.1#1')).toBe(k === 2);
  });

  it('makes whatever arrives meanwhile wait in the inbox, in order of arrival', () => {
    const run = toyRun(
      {
        processes: [
          { id: 'C', role: 'client', client: true },
          { id: 'D', role: 'client', client: true },
          { id: 'S', role: 'server' },
        ],
        options: { diskMinMs: 500, diskMaxMs: 500 },
      },
      [],
    );
    const names = eventNames(run);
    const queued = run.events.filter((event) => event.outcome.kind === 'queued');
    expect(queued).toHaveLength(1);
    const late = queued[0]?.name.replace('arrive', 'deliver') ?? '';
    expect(names.indexOf(late)).toBeGreaterThan(
      names.findIndex((name) => name.startsWith('disk S DID')),
    );
  });

  it('that fails stops the process, and leaves nothing behind', () => {
    const run = toyRun({}, [after('start S', { kind: 'failDisk', process: 'S' })]);
    const server = findProcess(run.configurationAt(run.count - 1), 'S');
    expect(server?.status).toBe('crashed');
    expect(items(server?.log ?? null)).toEqual([]);
  });

  it('on a slow disk takes that much longer', () => {
    const healthy = toyRun().events.find((event) => event.name === WRITTEN)?.time ?? 0;
    const slow = toyRun({}, [after('start S', { kind: 'slowDisk', process: 'S', extraMs: 300 })]);
    expect(slow.events.find((event) => event.name === WRITTEN)?.time).toBe(healthy + 300);
  });
});

describe('Disk: an unforced append', () => {
  const unforced = (rest: readonly Effect<Toy>[]) => ({
    server: {
      onMessage: (
        _context: unknown,
        state: Toy['state'],
        input: { from: string; message: Toy['message'] },
      ) =>
        [
          state,
          [
            { kind: 'appendLog', record: { kind: 'SOFT' }, forced: false },
            {
              kind: 'send',
              to: input.from,
              message: { kind: 'OK', subject: input.message.subject ?? '' },
            },
            ...rest,
          ],
        ] as const,
    },
  });

  it('blocks nothing and becomes durable by itself after flushMs', () => {
    const run = toyRun({ handlers: unforced([]), options: { flushMs: 250 } });
    const asked = run.events.find((event) => event.name === ASKED);
    const flushed = run.events.find((event) => event.name === 'disk S SOFT#1');
    expect(asked?.effects.map((effect) => effect.kind)).toEqual(['append', 'send']);
    expect(flushed?.time).toBe((asked?.time ?? 0) + 250);
    expect(flushed?.effects).toEqual([
      { kind: 'durable', records: [{ kind: 'SOFT' }], forced: false },
    ]);
  });

  it('is lost by a crash before that', () => {
    const run = toyRun({ handlers: unforced([]) }, [after(ASKED, { kind: 'crash', process: 'S' })]);
    expect(findProcess(run.configurationAt(run.count - 1), 'S')?.log).toBeNull();
  });

  it('becomes durable with the next forced append, before it in the log', () => {
    const hard: Effect<Toy> = { kind: 'appendLog', record: { kind: 'HARD' }, forced: true };
    const run = toyRun({ handlers: unforced([hard]) });
    const log = findProcess(run.configurationAt(run.count - 1), 'S')?.log ?? null;
    expect(items(log).map((record) => record.kind)).toEqual(['SOFT', 'HARD']);
  });
});

describe('Disk: truncateLog', () => {
  it('forgets the oldest durable records', () => {
    const run = toyRun({
      operations: 3,
      handlers: {
        client: {},
        server: {
          onMessage: (_context, state, { from, message }) => [
            state,
            [
              {
                kind: 'appendLog',
                record: { kind: 'DID', subject: message.subject ?? '' },
                forced: true,
              },
              ...(message.subject === 'C.3' ? ([{ kind: 'truncateLog', count: 2 }] as const) : []),
              { kind: 'send', to: from, message: { kind: 'OK', subject: message.subject ?? '' } },
            ],
          ],
        },
      },
    });
    const log = findProcess(run.configurationAt(run.count - 1), 'S')?.log ?? null;
    expect(items(log)).toEqual([{ kind: 'DID', subject: 'C.3' }]);
  });
});
