import { describe, expect, it } from 'vitest';
import { items } from '../../src/base/log-list.ts';
import { findProcess } from '../../src/engine/configuration.ts';
import type { Run } from '../../src/engine/run.ts';
import { after, eventNames, toyRun, type Toy } from '../support/toy.ts';

const INVOKED = 'invoke C 1';
const ASKED = 'deliver C>S ASK C.1#1';
const ANSWERED = 'deliver S>C OK C.1#1';

function outcomeOf(run: Run<Toy>, name: string): unknown {
  return run.events.find((event) => event.name === name)?.outcome;
}

describe('Crash and restart', () => {
  it('clears memory, timers, inbox and waiting effects; the log stays', () => {
    const run = toyRun({ operations: 2 }, [after(ANSWERED, { kind: 'crash', process: 'S' })]);
    const server = findProcess(run.configurationAt(run.count - 1), 'S');
    expect(server).toMatchObject({
      status: 'crashed',
      state: null,
      timers: [],
      inbox: [],
      pending: [],
      write: null,
    });
    expect(items(server?.log ?? null)).toHaveLength(1);
  });

  it('lets envelopes that were sent travel on, and an arrival at a crashed process is an event of its own', () => {
    const run = toyRun({}, [after(INVOKED, { kind: 'crash', process: 'S' })]);
    expect(outcomeOf(run, ASKED)).toEqual({ kind: 'lost', why: 'crashed' });
    const sent = toyRun({}, [after('disk S DID C.1#1', { kind: 'crash', process: 'S' })]);
    expect(outcomeOf(sent, ANSWERED)).toEqual({ kind: 'done' });
  });

  it('recovers from the log alone, with a boot counter that outlives the memory', () => {
    const run = toyRun({}, [
      after(ANSWERED, { kind: 'crash', process: 'S' }),
      after('fault crash S#1', { kind: 'restart', process: 'S' }),
    ]);
    const server = findProcess(run.configurationAt(run.count - 1), 'S');
    expect(server).toMatchObject({ status: 'up', incarnation: 1, state: { seen: ['DID'] } });
  });

  it('with the disk lost, recovers an empty log and is told that the disk was replaced', () => {
    let told = '';
    const handlers = {
      server: {
        onRecover: (_context: unknown, log: readonly Toy['record'][], disk: string) => {
          told = `${disk} ${log.length}`;
          return [{ seen: [] }, []] as const;
        },
      },
    };
    toyRun({ handlers: { server: handlers.server } }, [
      after(ANSWERED, { kind: 'crash', process: 'S', loseDisk: true }),
      after('fault crash S#1', { kind: 'restart', process: 'S' }),
    ]);
    expect(told).toBe('replaced 0');
  });

  it('a fault that finds nothing to act on changes nothing and says so', () => {
    const run = toyRun({}, [after(INVOKED, { kind: 'restart', process: 'S' })]);
    expect(outcomeOf(run, 'fault restart S#1')).toEqual({ kind: 'nothing', why: 'S is running' });
  });

  it('a client that crashes leaves its operation open and goes on under another name', async () => {
    const { operationHistory } = await import('../../src/engine/operations.ts');
    const run = toyRun({ operations: 2 }, [
      after(INVOKED, { kind: 'crash', process: 'C' }),
      after('fault crash C#1', { kind: 'restart', process: 'C' }),
    ]);
    const history = operationHistory(run.events);
    expect(history.map(({ client, ret }) => [client, ret === null])).toEqual([
      ['C', true],
      ['C/2', false],
    ]);
  });
});

describe('Stall', () => {
  it('loses nothing: arrivals wait in the inbox and are handled in order on resume', () => {
    const run = toyRun({}, [
      after(INVOKED, { kind: 'stall', process: 'S' }),
      after('arrive C>S ASK C.1#1', { kind: 'resume', process: 'S' }, 5000),
    ]);
    expect(outcomeOf(run, 'arrive C>S ASK C.1#1')).toEqual({ kind: 'queued', why: 'stalled' });
    expect(outcomeOf(run, ANSWERED)).toEqual({ kind: 'done' });
  });

  it('lets a disk write finish, while what waits for it waits on', () => {
    const stalled = [after(ASKED, { kind: 'stall', process: 'S' } as const)];
    const run = toyRun({}, stalled);
    const server = findProcess(run.configurationAt(run.count - 1), 'S');
    expect(items(server?.log ?? null)).toHaveLength(1);
    expect(eventNames(run)).not.toContain(ANSWERED);
    const resumed = toyRun({}, [
      ...stalled,
      after('disk S DID C.1#1', { kind: 'resume', process: 'S' }),
    ]);
    expect(eventNames(resumed)).toContain(ANSWERED);
  });

  it('makes due timers wait, and cancelTimer also removes a queued firing', () => {
    const handlers = (cancels: boolean) => ({
      server: {
        onStart: (_c: unknown, state: Toy['state']) =>
          [state, [{ kind: 'setTimer', timer: 'tick', subject: '', delayMs: [120, 120] }]] as const,
        onTimer: (_c: unknown, state: Toy['state']) =>
          [{ seen: [...state.seen, 'tick'] }, []] as const,
        onMessage: (_c: unknown, state: Toy['state']) =>
          [
            state,
            cancels ? [{ kind: 'cancelTimer', timer: 'tick', subject: '' } as const] : [],
          ] as const,
      },
    });
    const faults = [
      after('start S', { kind: 'stall', process: 'S' } as const),
      after('arrive C>S ASK C.1#1', { kind: 'deliverNow', envelope: 'C>S ASK C.1#1' } as const),
      after('arrive C>S ASK C.1#1', { kind: 'resume', process: 'S' } as const, 900),
    ];
    const fired = toyRun({ thinkMs: 10, handlers: handlers(false) }, faults);
    expect(fired.events.find((event) => event.name === 'fire S tick#1')?.time).toBe(900);
    const cancelled = toyRun({ thinkMs: 10, handlers: handlers(true) }, faults);
    expect(eventNames(cancelled)).not.toContain('fire S tick#1');
  });
});

describe('Cut', () => {
  const cut = { kind: 'cut', from: ['C'], to: ['S'], both: false } as const;
  const heal = { kind: 'heal', from: ['C'], to: ['S'], both: false } as const;

  it('is tested at arrival, each direction on its own', () => {
    const run = toyRun({}, [after(INVOKED, cut)]);
    expect(outcomeOf(run, ASKED)).toEqual({ kind: 'lost', why: 'wall' });
    const oneWay = toyRun({}, [after(ASKED, cut)]);
    expect(outcomeOf(oneWay, ANSWERED)).toEqual({ kind: 'done' });
  });

  it('that heals before the arrival lets the message through', () => {
    const run = toyRun({}, [after(INVOKED, cut), after('fault cut C>S#1', heal)]);
    expect(outcomeOf(run, ASKED)).toEqual({ kind: 'done' });
  });

  it('parks messages at the wall where the network buffers, and delivers them when it heals', () => {
    const run = toyRun({ options: { wallBuffers: true } }, [
      after(INVOKED, cut),
      after('park C>S ASK C.1#1', heal, 3000),
    ]);
    expect(outcomeOf(run, 'park C>S ASK C.1#1')).toEqual({ kind: 'parked' });
    expect(run.events.find((event) => event.name === ASKED)?.time).toBe(3000);
  });
});

describe('One message', () => {
  const name = 'C>S ASK C.1#1';

  it('dropped never arrives', () => {
    const run = toyRun({}, [after(INVOKED, { kind: 'drop', envelope: name })]);
    expect(eventNames(run)).not.toContain(ASKED);
  });

  it('duplicated arrives twice, the second under a name of its own', () => {
    const run = toyRun({}, [after(INVOKED, { kind: 'duplicate', envelope: name })]);
    expect(eventNames(run).filter((event) => event.startsWith('deliver C>S'))).toEqual([
      ASKED,
      'deliver C>S ASK C.1#1~2',
    ]);
  });

  it('delayed arrives that much later', () => {
    const plain = toyRun().events.find((event) => event.name === ASKED)?.time ?? 0;
    const run = toyRun({}, [after(INVOKED, { kind: 'delay', envelope: name, byMs: 500 })]);
    expect(run.events.find((event) => event.name === ASKED)?.time).toBe(plain + 500);
  });

  it('held waits for its release, however long', () => {
    const held = [after(INVOKED, { kind: 'hold', envelope: name } as const)];
    expect(eventNames(toyRun({}, held))).not.toContain(ASKED);
    const faults = [
      ...held,
      after(`fault hold ${name}#1`, { kind: 'release', envelope: name } as const, 4000),
    ];
    const released = toyRun({}, faults);
    expect(released.events.find((event) => event.name === ASKED)?.time).toBe(4000);
  });

  it('delivered now comes next, before all that is due earlier', () => {
    const run = toyRun({}, [after(INVOKED, { kind: 'deliverNow', envelope: name })]);
    const names = eventNames(run);
    expect(names.indexOf(ASKED)).toBe(names.indexOf(`fault deliverNow ${name}#1`) + 1);
  });

  it('lost by the network has its end as an event', () => {
    const run = toyRun({ options: { lossPercent: 90 }, operations: 1 });
    expect(outcomeOf(run, ASKED)).toEqual({ kind: 'lost', why: 'network' });
  });
});

describe('Timers by hand', () => {
  const handlers = {
    server: {
      onStart: (_c: unknown, state: Toy['state']) =>
        [state, [{ kind: 'setTimer', timer: 'tick', subject: '', delayMs: [700, 900] }]] as const,
      onTimer: (_c: unknown, state: Toy['state']) =>
        [{ seen: [...state.seen, 'tick'] }, []] as const,
    },
  };

  it('fired now fires at once; frozen never; thawed again', () => {
    const fired = toyRun({ handlers }, [
      after('start S', { kind: 'fireTimerNow', timer: 'S tick#1' }),
    ]);
    expect(fired.events.find((event) => event.name === 'fire S tick#1')?.time).toBe(0);
    const frozen = [after('start S', { kind: 'freezeTimer', timer: 'S tick#1' } as const)];
    expect(eventNames(toyRun({ handlers }, frozen))).not.toContain('fire S tick#1');
    const thawed = toyRun({ handlers }, [
      ...frozen,
      after('deliver S>C OK C.1#1', { kind: 'thawTimer', timer: 'S tick#1' }, 2000),
    ]);
    expect(thawed.events.find((event) => event.name === 'fire S tick#1')?.time).toBe(2000);
  });

  it('are drawn from their range', () => {
    const due =
      toyRun({ handlers }).events.find((event) => event.name === 'fire S tick#1')?.time ?? 0;
    expect(due).toBeGreaterThanOrEqual(700);
    expect(due).toBeLessThanOrEqual(900);
  });
});
