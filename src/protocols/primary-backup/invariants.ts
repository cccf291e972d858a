import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant, PropertyContext, Violation } from '../../engine/protocol.ts';
import type { Seen } from './ghost.ts';
import type { PrimaryBackup } from './types.ts';
import { waitingFor } from './waiting.ts';

/** Endings in which the service is correct, and unavailable for good: each is the price of a rule. */
const STUCK_ENDINGS: readonly string[] = ['PB-V6', 'PB-V7', 'PB-A1', 'PB-A2'];

/** What must be true of every run. */
export const INVARIANTS: readonly Invariant<PrimaryBackup>[] = [
  always('PB-R4', 'Every primary comes from the view before'),
  always('PB-ONE', 'Only one server acts as primary of a view'),
  always('PB-LIN', 'As if there were one copy'),
  {
    rule: 'PB-LIVE',
    title: 'In the end every client is answered, or a rule says why not',
    expectation: 'finally',
    check: unexplained,
  },
  sometimes('PB-CHANGES', 'The primary changes', 'changed'),
  sometimes('PB-TAKEOVER', 'A backup takes over', 'takeover'),
  sometimes('PB-COPIES', 'A backup gets the state', 'copied'),
  sometimes('PB-REFUSES', 'A deposed primary is refused', 'refused'),
];

function always(rule: string, title: string): Invariant<PrimaryBackup> {
  return {
    rule,
    title,
    expectation: 'always',
    check: ({ ghost }) => ghost.breaches.find((one) => one.rule === rule) ?? null,
  };
}

function sometimes(rule: string, title: string, what: Seen): Invariant<PrimaryBackup> {
  return {
    rule,
    title,
    expectation: 'sometimes',
    check: ({ ghost }: Configuration<PrimaryBackup>) =>
      ghost.seen.includes(what) ? { message: `${title}.`, processes: [] } : null,
  };
}

function unexplained(
  configuration: Configuration<PrimaryBackup>,
  context: PropertyContext<PrimaryBackup>,
): Violation | null {
  const waiting = waitingFor(configuration, context);
  const clients = waiting.filter(({ rule }) => rule === 'PB-A3');
  const first = clients[0];
  if (first === undefined || waiting.some(({ rule }) => STUCK_ENDINGS.includes(rule))) return null;
  const processes = clients.map(({ process }) => process);
  return { message: `${first.process} never got an answer to ${first.subject}.`, processes };
}
