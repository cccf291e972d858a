import type { OptionSchema } from '../../engine/options.ts';

const MISSED_PINGS = 'missed pings';
export const TWO_CHECKS = 'no ping between two checks';
export const OWN_TIMEOUT = 'a timeout of its own';
const AT_ONCE = 'at once';
export const NEXT_TICK = 'next tick';

/**
 * With hops of 40 to 60 ms a forwarded request is answered after 200 ms and a new view is known to a server at most
 * 160 ms after it was formed; a healthy run reaches neither of the timeouts.
 */
export const OPTIONS: OptionSchema = {
  servers: { kind: 'integer', label: 'Servers', min: 2, max: 5, default: 3 },
  later: {
    kind: 'integer',
    label: 'Servers that stand by until started',
    min: 0,
    max: 4,
    default: 0,
  },
  clients: { kind: 'integer', label: 'Clients', min: 1, max: 3, default: 1 },
  workload: {
    kind: 'choice',
    label: 'What the clients ask for',
    choices: ['put and get', 'append', 'mix', 'nothing'],
    default: 'put and get',
  },
  operations: {
    kind: 'integer',
    label: 'Operations of each client (0: no end)',
    min: 0,
    max: 1000,
    default: 2,
  },
  firstMs: duration('First operation after', 450, 0),
  thinkMs: duration('Pause between two operations of a client', 200, 0),
  pingMs: duration('A server pings every', 100),
  deadPings: {
    kind: 'integer',
    label: 'Pings missed in a row: dead',
    min: 1,
    max: 20,
    default: 5,
  },
  detector: {
    kind: 'choice',
    label: 'The view server calls a server dead after',
    choices: [MISSED_PINGS, TWO_CHECKS, OWN_TIMEOUT],
    default: MISSED_PINGS,
  },
  checkMs: duration('Between two checks, or until a timeout', 400),
  joins: {
    kind: 'choice',
    label: 'An idle server becomes backup',
    choices: [AT_ONCE, NEXT_TICK],
    default: AT_ONCE,
  },
  copyMs: duration('Copying the state takes, for each key', 40, 0),
  resendMs: duration('Primary forwards again after', 250),
  clientTimeoutMs: duration('Client tries again after', 500),
};

function duration(label: string, ms: number, least = 1): OptionSchema[string] {
  return { kind: 'integer', label, min: least, max: 600_000, default: ms, unit: 'ms' };
}
