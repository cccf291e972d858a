import type { OptionSchema } from '../../engine/options.ts';

/** With hops of 40 to 60 ms an answer takes 170 ms, so that a healthy run reaches no timeout. */
export const OPTIONS: OptionSchema = {
  replicas: { kind: 'integer', label: 'Replicas', min: 2, max: 5, default: 3 },
  clients: { kind: 'integer', label: 'Clients', min: 1, max: 3, default: 1 },
  workload: {
    kind: 'choice',
    label: 'What the clients ask for',
    choices: ['put and get', 'numbers', 'mix', 'nothing'],
    default: 'put and get',
  },
  operations: {
    kind: 'integer',
    label: 'Operations of each client (0: no end)',
    min: 0,
    max: 1000,
    default: 3,
  },
  firstMs: duration('First operation after', 100, 0),
  thinkMs: duration('Pause between two operations of a client', 150, 0),
  clientTimeoutMs: duration('Client tries again after', 600),
  tipMs: duration('The sequencer says how long the log is every', 500),
  reviveMs: duration('A program that crashed is started again after', 300),
  revivals: {
    kind: 'integer',
    label: 'How often it is started again',
    min: 0,
    max: 10,
    default: 2,
  },
  chance: {
    kind: 'integer',
    label: 'What clocks, dice and memory layouts come from',
    min: 0,
    max: 9999,
    default: 1,
  },
};

function duration(label: string, ms: number, least = 1): OptionSchema[string] {
  return { kind: 'integer', label, min: least, max: 600_000, default: ms, unit: 'ms' };
}
