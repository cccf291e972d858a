import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/base/canonical.ts';
import { replay } from '../../src/engine/replay.ts';
import { createRun } from '../../src/engine/run.ts';
import type { Intervention } from '../../src/engine/spec.ts';
import { after, eventNames, PAIR, toyMachine, toyRun, type Toy } from '../support/toy.ts';

const ASK = 'C>S ASK C.1#1';

describe('Interventions', () => {
  it('happen right after their anchor, at their own instant, but before the next event', () => {
    const late = toyRun({}, [after('start S', { kind: 'stall', process: 'S' }, 60)]);
    expect(late.events.find((event) => event.name === 'fault stall S#1')?.time).toBe(60);
    const clamped = toyRun({}, [after('start S', { kind: 'stall', process: 'S' }, 9000)]);
    expect(clamped.events.find((event) => event.name === 'fault stall S#1')?.time).toBe(100);
  });

  it('that are anchored to an event of another run are applied by time, and the run says so', () => {
    const run = toyRun({ operations: 3 }, [
      after('deliver S>C OK C.9#1', { kind: 'crash', process: 'S' }, 400),
    ]);
    expect(run.end?.unanchored).toEqual([0]);
    const crash = run.events.find((event) => event.name === 'fault crash S#1');
    expect(crash?.time).toBe(400);
  });

  it('that come after an unanchored one keep their order', () => {
    const run = toyRun({ operations: 3 }, [
      after('deliver S>C OK C.9#1', { kind: 'stall', process: 'S' }, 400),
      after('fault stall S#1', { kind: 'resume', process: 'S' }, 700),
    ]);
    const names = eventNames(run);
    expect(names.indexOf('fault resume S#1')).toBeGreaterThan(names.indexOf('fault stall S#1'));
    expect(run.end?.unanchored).toEqual([0]);
  });
});

describe('Names', () => {
  it('have the same latency in every run of a seed: losing a message changes nothing for the others', () => {
    const plain = toyRun({ operations: 6 });
    const lost = toyRun({ operations: 6, handlers: retrying }, [
      after('invoke C 1', { kind: 'drop', envelope: ASK }),
    ]);
    const latencies = (run: typeof plain) =>
      new Map(
        run.events.flatMap((event) =>
          event.effects.flatMap((effect) =>
            effect.kind === 'send'
              ? [[effect.envelope, effect.deliverAt - event.time] as const]
              : [],
          ),
        ),
      );
    const [before, afterwards] = [latencies(plain), latencies(lost)];
    const shared = [...before.keys()].filter((name) => afterwards.has(name));
    expect(shared.length).toBeGreaterThan(5);
    for (const name of shared)
      expect([name, afterwards.get(name)]).toEqual([name, before.get(name)]);
  });

  it('are unique in a run', () => {
    const names = eventNames(toyRun({ operations: 5, handlers: retrying }));
    expect(new Set(names).size).toBe(names.length);
  });
});

const retrying = {
  client: {
    onInvoke: (_c: unknown, state: Toy['state'], { id }: { id: string }) =>
      [
        state,
        [
          { kind: 'send', to: 'S', message: { kind: 'ASK', subject: id } },
          { kind: 'setTimer', timer: 'retry', subject: id, delayMs: [300, 300] },
        ],
      ] as const,
    onTimer: (_c: unknown, state: Toy['state'], { subject }: { subject: string }) =>
      [
        state,
        [
          { kind: 'send', to: 'S', message: { kind: 'ASK', subject } },
          { kind: 'setTimer', timer: 'retry', subject, delayMs: [300, 300] },
        ],
      ] as const,
    onMessage: (_c: unknown, state: Toy['state'], { message }: { message: Toy['message'] }) =>
      [
        state,
        [
          { kind: 'cancelTimer', timer: 'retry', subject: message.subject ?? '' },
          { kind: 'reply', operation: message.subject ?? '', result: 'ok' },
        ],
      ] as const,
  },
};

describe('The reader as the scheduler', () => {
  const plan: readonly Intervention[] = [
    after('invoke C 1', { kind: 'holdClock' }),
    after('fault holdClock#1', { kind: 'take', action: `deliver ${ASK}` }),
  ];

  it('runs nothing while the clock is held but what is picked, at the time it is due', () => {
    const run = toyRun({}, plan);
    const names = eventNames(run);
    expect(names.at(-1)).toBe(`deliver ${ASK}`);
    const due = toyRun().events.find((event) => event.name === `deliver ${ASK}`)?.time;
    expect(run.events.at(-1)?.time).toBe(due);
  });

  it('goes on by the clock once it is resumed, with what is overdue first', () => {
    const run = toyRun({}, [...plan, after(`deliver ${ASK}`, { kind: 'resumeClock' })]);
    expect(eventNames(run)).toContain('deliver S>C OK C.1#1');
    expect(run.end?.outcome).toBe('settled');
  });

  it('ignores a pick that is not possible, and reports it', () => {
    const run = toyRun({}, [
      plan[0] as Intervention,
      after('fault holdClock#1', { kind: 'take', action: 'fire S no#1' }),
    ]);
    expect(run.end?.unanchored).toEqual([1]);
  });
});

describe('The end of a run', () => {
  const pinging = {
    server: {
      onStart: (_c: unknown, state: Toy['state']) => [state, [ping]] as const,
      onTimer: (_c: unknown, state: Toy['state']) => [state, [ping]] as const,
    },
  };
  const ask = {
    kind: 'send',
    to: 'S',
    message: { kind: 'ASK', subject: 'x' },
    background: true,
  } as const;
  const again = {
    kind: 'setTimer',
    timer: 'again',
    subject: '',
    delayMs: [200, 200],
    background: true,
  } as const;
  const asks = (_c: unknown, state: Toy['state']) => [state, [ask, again]] as const;
  const ping = {
    kind: 'setTimer',
    timer: 'ping',
    subject: '',
    delayMs: [100, 100],
    background: true,
  } as const;

  it('is settled when only the background goes on, after a full round of it', () => {
    const run = toyRun({ handlers: pinging });
    expect(run.end?.outcome).toBe('settled');
    expect(run.count).toBeLessThan(20);
  });

  it('is blocked when somebody waits, and stuck when healing every fault would not help', () => {
    const waitingFor = (configuration: {
      processes: readonly { client: { outstanding: string | null } | null }[];
    }) =>
      configuration.processes[0]?.client?.outstanding === null
        ? []
        : [{ process: 'C', subject: 'C.1', waitsFor: ['S'], rule: 'TOY' }];
    const lost = after('invoke C 1', { kind: 'drop', envelope: ASK } as const);
    expect(toyRun({ waitingFor }, [lost]).end?.outcome).toBe('stuck');
    const held = after('invoke C 1', { kind: 'hold', envelope: ASK } as const);
    expect(toyRun({ waitingFor }, [held]).end?.outcome).toBe('blocked');
  });

  it('comes also where a background timer is put off again and again, and never fires', () => {
    const beat = {
      kind: 'setTimer',
      timer: 'beat',
      subject: '',
      delayMs: [100, 100],
      background: true,
    } as const;
    const alarm = {
      kind: 'setTimer',
      timer: 'alarm',
      subject: '',
      delayMs: [250, 250],
      background: true,
    } as const;
    const putOff = (_c: unknown, state: Toy['state']) => [state, [alarm, beat]] as const;
    const off = { kind: 'cancelTimer', timer: 'alarm', subject: '' } as const;
    const cancelled = (_c: unknown, state: Toy['state'], { timer }: { timer: string }) =>
      timer === 'beat'
        ? ([state, [off, { ...beat, timer: 'rest' }]] as const)
        : ([state, [alarm, beat]] as const);
    for (const onTimer of [putOff, cancelled]) {
      const run = toyRun({ handlers: { server: { onStart: putOff, onTimer } } }, [], 60_000);
      expect(run.end?.outcome).toBe('settled');
    }
  });

  it('does not come while the network goes on losing what is asked: another round may be luckier', () => {
    const asking = {
      client: {
        onInvoke: (_c: unknown, state: Toy['state']) => [state, [ask, again]] as const,
        onTimer: asks,
      },
      server: { onMessage: () => [{ seen: ['ASK'] }, []] as const },
    };
    for (const seed of Array.from({ length: 30 }, (_, n) => n)) {
      const run = toyRun({ handlers: asking, options: { lossPercent: 60 }, seed });
      const server = run.configurationAt(run.count - 1).processes[1];
      expect([seed, server?.state?.seen.length]).toEqual([seed, 1]);
    }
  });

  it('is the horizon when it never settles', () => {
    const forever = toyRun({ operations: 1_000_000 }, [], 3000);
    expect(forever.end?.outcome).toBe('horizon');
    expect(forever.events.at(-1)?.time).toBeLessThanOrEqual(3000);
  });
});

describe('Laws of a run', () => {
  it('kept configuration = replay from the start = replay from a checkpoint, at every event', () => {
    const machine = toyMachine({ operations: 8, handlers: retrying });
    const plan = {
      interventions: [after('invoke C 2', { kind: 'crash', process: 'S' } as const)],
      horizonMs: 9000,
    };
    const kept = createRun(machine, plan);
    const sparse = createRun(machine, { ...plan, keepAll: 0 });
    kept.advance(1000);
    sparse.advance(1000);
    for (let index = 0; index < kept.count; index++) {
      const configuration = canonical(kept.configurationAt(index));
      expect(canonical(sparse.configurationAt(index))).toBe(configuration);
      expect(canonical(replay(machine, kept.events.slice(0, index + 1)))).toBe(configuration);
    }
  });

  it('the same spec gives the same digest, another seed another', () => {
    const digest = (seed: number): string => {
      const run = toyRun({ seed, operations: 3 });
      return run.digestAt(run.count - 1);
    };
    expect(digest(7)).toBe(digest(7));
    expect(digest(7)).not.toBe(digest(8));
  });

  it('ties at one instant: fault, disk, delivery, timer, invocation; then by name', () => {
    const machine = toyMachine({
      processes: [...PAIR, { id: 'D', role: 'client', client: true }],
      options: { latencyMinMs: 50, latencyMaxMs: 50 },
    });
    const run = createRun(machine, { interventions: [], horizonMs: 9000 });
    run.advance(100);
    const at100 = run.events.filter((event) => event.time === 100).map((event) => event.name);
    expect(at100).toEqual(['invoke C 1', 'invoke D 1']);
  });
});

describe('Causes', () => {
  it('of a delivery are its sending and what happened last at the receiver', () => {
    const run = toyRun();
    const names = eventNames(run);
    const answered = run.events.find((event) => event.name === 'deliver S>C OK C.1#1');
    expect(answered?.causes).toEqual([
      names.indexOf('invoke C 1'),
      names.indexOf('disk S DID C.1#1'),
    ]);
  });
});
