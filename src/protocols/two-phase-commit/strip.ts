import type { Picture, StripCell } from '../../scene/presentation.ts';
import type { CoordinatorState, ParticipantState, Transaction, TwoPhase } from './types.ts';

/**
 * The phase band of one transaction: Prepare, votes, no decision yet, decision logged, decision out. It shows the
 * newest transaction that somebody is working on, as those who are up know it.
 */
export function phaseBand(picture: Picture<TwoPhase>): readonly StripCell[] {
  const progress = progressOf(picture);
  const { step, votes, told, count, decision } = progress;
  const state = (at: number): StripCell['state'] =>
    step > at ? 'past' : step === at ? 'now' : 'ahead';
  const word = decision === 'aborted' ? 'ABORT' : 'COMMIT';
  return [
    { id: 'prepare', label: 'Prepare', short: 'Prepare', state: state(0) },
    {
      id: 'votes',
      label: `Votes ${votes}/${count}`,
      short: `Vote ${votes}/${count}`,
      state: state(1),
    },
    {
      id: 'open',
      label: 'No decision yet',
      short: 'Open',
      state: step === 1 || step === 2 ? 'open' : state(2),
    },
    {
      id: 'decision',
      label: decision === null ? 'Decision logged' : `${word} logged`,
      short: decision === null ? 'Logged' : word,
      state: state(3),
    },
    {
      id: 'out',
      label: `Decision out ${told}/${count}`,
      short: `Out ${told}/${count}`,
      state: state(4),
    },
  ];
}

interface Progress {
  /** 0 prepare, 1 votes, 2 all votes in, 3 decided, 4 going out, 5 over. */
  readonly step: number;
  readonly votes: number;
  readonly told: number;
  readonly count: number;
  readonly decision: 'committed' | 'aborted' | null;
}

function progressOf({ processes }: Picture<TwoPhase>): Progress {
  const participants = processes.flatMap(({ state }) =>
    state?.role === 'participant' ? [state] : [],
  );
  const count = processes.filter((process) => process.role === 'participant').length;
  const states = processes.map((process) => process.state);
  const coordinator = states.find(
    (state): state is CoordinatorState => state?.role === 'coordinator',
  );
  const current = coordinator?.open.at(-1);
  if (current !== undefined) return openProgress(current, participants);
  const prepared = participants.filter((one) =>
    one.branches.some((branch) => branch.phase === 'prepared'),
  ).length;
  if (prepared > 0) return { step: 2, votes: prepared, told: 0, count, decision: null };
  const last = coordinator?.last ?? null;
  if (last === null) return { step: 0, votes: 0, told: 0, count, decision: null };
  const votes = last.decision === 'committed' ? count : 0;
  return { step: 5, votes, told: count, count, decision: last.decision };
}

function openProgress(current: Transaction, participants: readonly ParticipantState[]): Progress {
  const count = current.participants.length;
  const isDecided = current.phase === 'committed' || current.phase === 'aborted';
  const told = isDecided ? current.acked.length : 0;
  const decision =
    current.phase === 'committed' || current.phase === 'aborted' ? current.phase : null;
  const votes = current.phase === 'committed' ? count : current.yes.length;
  const isVoting = participants.some((one) =>
    one.branches.some((branch) => branch.transaction === current.id),
  );
  const step = isDecided
    ? told > 0
      ? 4
      : 3
    : current.phase === 'voting'
      ? votes > 0 || isVoting
        ? 1
        : 0
      : 2;
  return { step, votes, told, count, decision };
}
