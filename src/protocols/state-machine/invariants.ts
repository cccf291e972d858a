import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant, PropertyContext, Violation } from '../../engine/protocol.ts';
import type { Parting, Seen } from './ghost.ts';
import type { StateMachine } from './types.ts';
import { chip } from './words.ts';

/** What must be true of every run. */
export const INVARIANTS: readonly Invariant<StateMachine>[] = [
  {
    rule: 'RSM-AGREE',
    title: 'Digests agree at equal log positions',
    expectation: 'always',
    check: ({ ghost: { parting } }) =>
      parting === null
        ? null
        : {
            message: partingText(parting),
            processes: [...new Set([parting.first.replica, parting.other.replica])],
          },
  },
  {
    rule: 'RSM-WHOLE',
    title: 'In the end every replica has carried out the whole log',
    expectation: 'finally',
    // Without an order there is no log to be whole; a gap nobody looks for stays; a bug is nobody's repair.
    premise: ({ processes }, { rule }) =>
      rule('RSM-ORDER') &&
      rule('RSM-GAP') &&
      processes.every(({ state }) => state?.role !== 'replica' || state.halted === null),
    check: unfinished,
  },
  sometimes('RSM-BEHIND', 'One replica is further than another', 'behind'),
  sometimes('RSM-FETCHES', 'A replica gets what it lacked', 'fetched'),
  sometimes('RSM-CRASHES', 'One request crashes all replicas', 'crashed all'),
];

function sometimes(rule: string, title: string, what: Seen): Invariant<StateMachine> {
  return {
    rule,
    title,
    expectation: 'sometimes',
    check: ({ ghost }) =>
      ghost.seen.includes(what) ? { message: `${title}.`, processes: [] } : null,
  };
}

/** Names the position and, after the beginning, what was carried out there. */
function partingText({ position, first, other }: Parting): string {
  const [one, two] = [chip(first.digest), chip(other.digest)];
  if (position === 0)
    return `Position 0: ${first.replica} begins with digest ${one}, ${other.replica} with ${two}.`;
  const again = first.replica === other.replica ? ' when it reads its log again' : '';
  return `Position ${position}: ${first.replica} has digest ${one} after ${first.title}, ${other.replica} has ${two} after ${other.title}${again}.`;
}

function unfinished(
  { processes }: Configuration<StateMachine>,
  _context: PropertyContext<StateMachine>,
): Violation | null {
  const ordered = processes.find(({ role }) => role === 'sequencer')?.state;
  const length = ordered?.role === 'sequencer' ? ordered.log.length : 0;
  for (const { id, state } of processes) {
    if (state?.role === 'replica' && state.applied.length !== length) {
      const message = `${id} has carried out ${state.applied.length} of ${length} entries.`;
      return { message, processes: [id] };
    }
    if (state?.role === 'client' && state.outstanding !== null)
      return { message: `${id} never got an answer.`, processes: [id] };
  }
  return null;
}
