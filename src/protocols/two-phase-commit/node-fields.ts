import type { Field, ProcessPicture } from '../../scene/presentation.ts';
import type { Branch, CoordinatorState, ParticipantState, Transaction, TwoPhase } from './types.ts';
import { listOf } from '../plain-headline.ts';
import { pairs } from './words.ts';

/** Memory, as name and value. */
export function fields({ state }: ProcessPicture<TwoPhase>): readonly Field[] {
  if (state === null) return [];
  switch (state.role) {
    case 'client':
      return [field('waits for', state.outstanding?.request ?? 'nothing')];
    case 'coordinator':
      return coordinatorFields(state);
    case 'participant':
      return participantFields(state);
  }
}

function field(name: string, value: string): Field {
  return { name, value };
}

function coordinatorFields({ open, outcomes, blindBefore }: CoordinatorState): readonly Field[] {
  const kept =
    outcomes.size === 0 ? [] : [field('outcomes kept for clients', String(outcomes.size))];
  const blind = blindBefore === 0 ? [] : [field('disk lost before restart', String(blindBefore))];
  return [...open.flatMap(transactionFields), ...kept, ...blind];
}

function transactionFields({
  id,
  phase,
  yes,
  no,
  acked,
  participants,
}: Transaction): readonly Field[] {
  const votes = no.length > 0 ? `NO from ${listOf(no)}` : `YES from ${listOf(yes)}`;
  const isDecided = phase === 'committed' || phase === 'aborted';
  const acks = `${acked.length} of ${participants.length}`;
  return [
    field(id, phase),
    isDecided ? field(`${id} acknowledged`, acks) : field(`${id} votes`, votes),
  ];
}

function participantFields({ data, branches, decided, blind }: ParticipantState): readonly Field[] {
  const known = decided.size === 0 ? [] : [field('transactions decided', String(decided.size))];
  const lost = blind ? [field('disk', 'was lost')] : [];
  return [field('data', pairs(data)), ...branches.flatMap(branchFields), ...known, ...lost];
}

function branchFields({ transaction, phase, writes }: Branch): readonly Field[] {
  const redo =
    Object.keys(writes).length > 0 ? [field(`${transaction} will write`, pairs(writes))] : [];
  return [field(transaction, phase === 'waiting' ? 'waits for a lock' : phase), ...redo];
}
