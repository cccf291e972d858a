import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant, PropertyContext, Violation, Waiting } from '../../engine/protocol.ts';
import type { Seen } from './ghost.ts';
import type { PrimaryBackup } from './types.ts';
import { waitingFor } from './waiting.ts';

/** Endings in which the service is correct, and unavailable for good: each is the price of a rule. */
const ENDINGS: readonly string[] = ['PB-V6', 'PB-V7', 'PB-A1'];
/** These are endings only where the one that is waited for has lost its state and nobody else noticed. */
const ENDINGS_AFTER_A_RESTART: readonly string[] = ['PB-R1', 'PB-A2'];

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
  const isStuck = waiting.some((one) => isEnding(configuration, one));
  if (first === undefined || isStuck) return null;
  const processes = clients.map(({ process }) => process);
  return { message: `${first.process} never got an answer to ${first.subject}.`, processes };
}

function isEnding(
  { processes }: Configuration<PrimaryBackup>,
  { rule, process, waitsFor }: Waiting,
): boolean {
  if (!ENDINGS_AFTER_A_RESTART.includes(rule)) return ENDINGS.includes(rule);
  const state = processes.find(({ id }) => id === process)?.state;
  const backup = processes.find(({ id }) => id === waitsFor[0]);
  return state?.role === 'server' && backup?.incarnation !== state.view.backup?.life;
}
