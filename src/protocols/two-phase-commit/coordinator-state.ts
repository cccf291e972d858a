import type { Context } from '../../engine/protocol.ts';
import { mapSet } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type {
  CoordinatorState,
  Decision,
  Result,
  Transaction,
  TransactionId,
  TwoPhase,
} from './types.ts';

export function findOpen(state: CoordinatorState, id: TransactionId): Transaction | undefined {
  return state.open.find((transaction) => transaction.id === id);
}

/** The state with `transaction` in the place of its older self, or added. */
export function withOpen(state: CoordinatorState, transaction: Transaction): CoordinatorState {
  const isNew = findOpen(state, transaction.id) === undefined;
  const open = isNew
    ? [...state.open, transaction]
    : state.open.map((other) => (other.id === transaction.id ? transaction : other));
  return { ...state, open };
}

export function withoutOpen(state: CoordinatorState, id: TransactionId): CoordinatorState {
  return { ...state, open: state.open.filter((other) => other.id !== id) };
}

/** Decided, durably: who voted NO has nothing left to acknowledge, and the client's answer is kept. */
export function withDecision(
  state: CoordinatorState,
  transaction: Transaction,
  decision: Decision,
): CoordinatorState {
  const decided: Transaction = { ...transaction, phase: decision, acked: transaction.no };
  const result = resultOf(transaction, decision);
  const outcomes = mapSet(state.outcomes, transaction.operation, result);
  return { ...withOpen(state, decided), outcomes, last: { transaction: transaction.id, decision } };
}

export function resultOf(transaction: Transaction, outcome: Decision): Result {
  return {
    outcome,
    transaction: transaction.id,
    reads: outcome === 'committed' ? transaction.reads : {},
  };
}

/** Who must hear of an outcome: whoever voted NO knows it already. */
export function listenersOf({ participants, no }: Transaction): readonly ProcessId[] {
  return participants.filter((participant) => !no.includes(participant));
}

export function coordinatorOf(context: Context<TwoPhase>): ProcessId {
  return context.processes.find((process) => process.role === 'coordinator')?.id ?? 'TC';
}
