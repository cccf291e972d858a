import { mapGet } from '../../base/persistent-map.ts';
import type { TraceEvent } from '../../engine/action.ts';
import type { Configuration, Process } from '../../engine/configuration.ts';
import type {
  Decision,
  DecisionRecord,
  LogRecord,
  Transaction,
  TransactionId,
  TwoPhase,
} from './types.ts';

/** What the callouts ask of an event and the states around it. */

type Event = TraceEvent<TwoPhase>;
type State = Configuration<TwoPhase>;
type Member = Process<TwoPhase>;

const isCoordinator = ({ role }: Member): boolean => role === 'coordinator';
export const isUp = ({ status }: Member): boolean => status === 'up';

/** Transactions that it has promised and does not know the outcome of. */
export function doubts({ state }: Member): readonly TransactionId[] {
  if (state?.role !== 'participant') return [];
  return state.branches.flatMap(({ phase, transaction }) =>
    phase === 'prepared' ? [transaction] : [],
  );
}

export function decisionOf({ state }: Member, id: TransactionId): Decision | undefined {
  return state?.role === 'participant' ? mapGet(state.decided, id) : undefined;
}

export function coordinatorCrashes({ action, outcome }: Event, after: State): boolean {
  if (action.kind !== 'fault' || action.fault.kind !== 'crash' || outcome.kind !== 'done')
    return false;
  const { process } = action.fault;
  return after.processes.some((one) => one.id === process && isCoordinator(one));
}

/** The COMMIT that just became durable at the coordinator. */
export function justCommitted({ process, effects }: Event, after: State): DecisionRecord | null {
  const own = after.processes.find(({ id }) => id === process);
  if (own === undefined || !isCoordinator(own)) return null;
  const records = effects.flatMap((effect) => (effect.kind === 'durable' ? effect.records : []));
  const isDecision = (record: LogRecord): record is DecisionRecord => 'operation' in record;
  return records.filter(isDecision).find(({ kind }) => kind === 'COMMIT') ?? null;
}

/** Nobody but the coordinator has decided, and no word of it has reached anybody. */
export function isSecret(
  { processes }: State,
  { transaction, operation, client }: DecisionRecord,
): boolean {
  return processes.every((one) => {
    const { id, state, inbox } = one;
    if (state?.role === 'client')
      return id !== client || state.outstanding?.operation === operation;
    if (isCoordinator(one)) return true;
    if (state?.role !== 'participant' || decisionOf(one, transaction) !== undefined) return false;
    return (
      state.branches.every((it) => it.transaction !== transaction || it.phase !== 'committing') &&
      inbox.every(({ message }) => message.kind !== 'COMMIT' || message.transaction !== transaction)
    );
  });
}

/** The coordinator is down, all servers that are up are in doubt with the asker, and no decision is on its way. */
export function isBlocked(
  { inFlight, processes }: State,
  asker: Member,
  id: TransactionId,
): boolean {
  if (!isUp(asker) || !doubts(asker).includes(id)) return false;
  const isComing = inFlight.some(
    ({ message }) =>
      (message.kind === 'COMMIT' || message.kind === 'ABORT') && message.transaction === id,
  );
  const branch =
    asker.state?.role === 'participant' &&
    asker.state.branches.find(({ transaction }) => transaction === id);
  const others = branch === false || branch === undefined ? [] : branch.participants;
  const isDown = processes.some((one) => isCoordinator(one) && one.status === 'crashed');
  const knowsNobody = processes.every(
    (one) => !others.includes(one.id) || one.status === 'crashed' || doubts(one).includes(id),
  );
  return isDown && !isComing && knowsNobody;
}

/** The transaction that the coordinator has just forgotten. */
export function justEnded({ effects }: Event, before: State): Transaction | null {
  for (const effect of effects) {
    if (effect.kind !== 'append' || effect.record.kind !== 'END') continue;
    const { transaction } = effect.record;
    for (const { state } of before.processes) {
      const found =
        state?.role === 'coordinator' && state.open.find(({ id }) => id === transaction);
      if (found !== false && found !== undefined) return found;
    }
  }
  return null;
}
