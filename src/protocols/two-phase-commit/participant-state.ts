import { mapSet } from '../../base/persistent-map.ts';
import type { Context } from '../../engine/protocol.ts';
import { release } from './locks.ts';
import type {
  Branch,
  Decision,
  ParticipantState,
  TransactionId,
  TwoPhase,
  Values,
} from './types.ts';
import { keysAt } from './work.ts';

export function initialData(context: Pick<Context<TwoPhase>, 'self' | 'options'>): Values {
  const { participants, balance } = context.options;
  return Object.fromEntries(keysAt(context.self, participants).map((key) => [key, balance]));
}

export function findBranch(state: ParticipantState, id: TransactionId): Branch | undefined {
  return state.branches.find((branch) => branch.transaction === id);
}

/** The state with `branch` in the place of its older self, or added. */
export function withBranch(state: ParticipantState, branch: Branch): ParticipantState {
  const isNew = findBranch(state, branch.transaction) === undefined;
  const branches = isNew
    ? [...state.branches, branch]
    : state.branches.map((other) => (other.transaction === branch.transaction ? branch : other));
  return { ...state, branches };
}

/** The transaction is decided here: remembered for ever, its locks free, and `granted` those who got them. */
export function withDecided(
  state: ParticipantState,
  id: TransactionId,
  decision: Decision,
  data: Values,
): { readonly state: ParticipantState; readonly granted: readonly TransactionId[] } {
  const { table, granted } = release(state.locks, id);
  const next: ParticipantState = {
    ...state,
    data,
    branches: state.branches.filter((branch) => branch.transaction !== id),
    locks: table,
    decided: mapSet(state.decided, id, decision),
    last: { transaction: id, decision },
  };
  return { state: next, granted };
}

/** What `data` holds under the keys of `writes`. */
export function pick(data: Values, writes: Values): Values {
  return Object.fromEntries(Object.keys(writes).map((key) => [key, data[key] ?? 0]));
}
