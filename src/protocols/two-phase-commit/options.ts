import type { OptionSchema } from '../../engine/options.ts';

/**
 * With hops of 40 to 60 ms and writes of 8 to 12 ms a healthy vote is back after 132 ms, an acknowledgement too,
 * and the client has its answer after 264 ms: none of these times is ever reached in a healthy run.
 */
export const OPTIONS: OptionSchema = {
  participants: { kind: 'integer', label: 'Participants', min: 2, max: 6, default: 2 },
  clients: { kind: 'integer', label: 'Clients', min: 1, max: 3, default: 1 },
  workload: {
    kind: 'choice',
    label: 'What the clients ask for',
    choices: ['transfer', 'conflict', 'put', 'get', 'mix'],
    default: 'transfer',
  },
  transactions: {
    kind: 'integer',
    label: 'Transactions of each client (0: no end)',
    min: 0,
    max: 1000,
    default: 1,
  },
  thinkMs: {
    kind: 'integer',
    label: 'Pause between two transactions of a client',
    min: 0,
    max: 60_000,
    default: 200,
    unit: 'ms',
  },
  amount: { kind: 'integer', label: 'Amount of a transfer', min: 1, max: 1_000_000, default: 10 },
  balance: {
    kind: 'integer',
    label: 'Balance of every key at first',
    min: 0,
    max: 1_000_000,
    default: 100,
  },
  voteTimeoutMs: timeout('Coordinator waits for votes', 400),
  prepareResends: {
    kind: 'integer',
    label: 'PREPARE is sent again, at most',
    min: 0,
    max: 10,
    default: 1,
  },
  ackTimeoutMs: timeout('Coordinator sends a decision again after', 300),
  inquireMs: timeout('Participant in doubt asks after', 300),
  lockTimeoutMs: timeout('Participant waits for a lock, at least (twice that at most)', 300),
  clientTimeoutMs: timeout('Client waits for an answer', 1500),
  clientAsks: {
    kind: 'integer',
    label: 'Client asks for the outcome, at most',
    min: 0,
    max: 10,
    default: 2,
  },
  cooperative: { kind: 'boolean', label: 'Participants in doubt ask each other', default: false },
};

function timeout(label: string, ms: number): OptionSchema[string] {
  return { kind: 'integer', label, min: 1, max: 600_000, default: ms, unit: 'ms' };
}
