import type { NodeFace, Picture, ProcessPicture } from '../../scene/presentation.ts';
import type { LockTable } from './locks.ts';
import type {
  ClientState,
  CoordinatorState,
  LastDecision,
  ParticipantState,
  Transaction,
  TwoPhase,
} from './types.ts';

/** What a node shows of itself. */
export function nodeFace(process: ProcessPicture<TwoPhase>, _picture: Picture<TwoPhase>): NodeFace {
  const { state } = process;
  if (state === null) return NOTHING;
  switch (state.role) {
    case 'client':
      return clientFace(state);
    case 'coordinator':
      return coordinatorFace(state);
    case 'participant':
      return participantFace(state);
  }
}

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

function clientFace({ outstanding }: ClientState): NodeFace {
  if (outstanding === null) return NOTHING;
  return {
    ...NOTHING,
    word: outstanding.asked > 0 ? 'asking' : 'waiting',
    facts: [outstanding.request],
  };
}

function coordinatorFace({ open, last }: CoordinatorState): NodeFace {
  const current = open.at(-1);
  return current === undefined ? { ...NOTHING, ...seal(last) } : transactionFace(current);
}

function transactionFace({ id, phase, yes, acked, participants }: Transaction): NodeFace {
  const count = participants.length;
  switch (phase) {
    case 'voting':
      return { ...NOTHING, word: `votes ${yes.length}/${count}`, facts: [id] };
    case 'committing':
    case 'aborting':
      return { ...NOTHING, word: 'deciding', facts: [id] };
    case 'committed':
    case 'aborted': {
      const kind = phase === 'committed' ? 'commit' : 'abort';
      return {
        ...NOTHING,
        word: `acks ${acked.length}/${count}`,
        tone: phase,
        seal: { kind, subject: id },
      };
    }
  }
}

function participantFace(state: ParticipantState): NodeFace {
  const { branches, data, locks, voteNo } = state;
  const facts = Object.entries(data).map(([key, value]) => `${key} = ${value}`);
  if (voteNo) facts.push('votes NO next');
  const base: NodeFace = { ...NOTHING, locks: lockFaces(locks), facts };
  const current = branches.find((branch) => branch.phase === 'prepared') ?? branches.at(-1);
  if (current !== undefined) {
    return {
      ...base,
      word: current.phase,
      tone: current.phase === 'prepared' ? 'uncertain' : 'plain',
    };
  }
  return { ...base, ...seal(state.last) };
}

function seal(last: LastDecision | null): Partial<NodeFace> {
  if (last === null) return {};
  const kind = last.decision === 'committed' ? 'commit' : 'abort';
  return { tone: last.decision, seal: { kind, subject: last.transaction } };
}

function lockFaces(table: LockTable): NodeFace['locks'] {
  return Object.entries(table).map(([key, { holders, waiters }]) => ({
    key,
    mode: holders[0]?.mode ?? 'shared',
    holders: holders.map((claim) => claim.transaction),
    waiters: waiters.map((claim) => claim.transaction),
  }));
}
