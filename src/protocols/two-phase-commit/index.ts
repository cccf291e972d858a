import type { ProcessSpec, Protocol } from '../../engine/protocol.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { Lesson } from '../../scene/lesson.ts';
import type { Presentation } from '../../scene/presentation.ts';
import { client } from './client.ts';
import { coordinator } from './coordinator.ts';
import { initialGhost } from './ghost.ts';
import { history, judgedAs } from './history.ts';
import { INVARIANTS } from './invariants.ts';
import { observe } from './observe.ts';
import { operationProblem } from './operation-problem.ts';
import { OPTIONS } from './options.ts';
import { participant, VOTE_NO } from './participant.ts';
import { presentation } from './presentation.ts';
import { resultOf } from './result-of.ts';
import { RULES } from './rules.ts';
import { SCENARIOS } from './scenarios.ts';
import { tally } from './tally.ts';
import type { LogRecord, Message, TwoPhase, TwoPhaseOptions } from './types.ts';
import { waitingFor } from './waiting.ts';
import { participantIds } from './work.ts';
import { workload } from './workload.ts';

/**
 * Basic two-phase commit with strict two-phase locking: one transaction over several participants, all or nothing
 * (Bernstein, Hadzilacos & Goodman 1987, chapter 7; Mohan, Lindsay & Obermarck, TODS 1986, section 2; Gray &
 * Lamport, TODS 2006, section 3).
 */
const protocol: Protocol<TwoPhase> = {
  id: 'two-phase-commit',
  title: 'Two-phase commit',
  options: OPTIONS,
  rules: RULES,
  perturbations: [{ id: VOTE_NO, role: 'participant', title: 'Vote NO on the next PREPARE' }],
  invariants: INVARIANTS,
  processes,
  handlers: (role) => HANDLERS[role as keyof typeof HANDLERS],
  subject,
  workload,
  initialGhost,
  observe,
  waitingFor,
  resultOf,
  tally,
  keyOf: (state) => (state.role === 'client' ? state : { ...state, last: null }),
  history,
  judgedAs,
  operationProblem,
};

const HANDLERS = { client, coordinator, participant };

function processes({ clients, participants }: TwoPhaseOptions): readonly ProcessSpec[] {
  const clientIds = Array.from({ length: clients }, (_, at) => `C${at + 1}`);
  return [
    ...clientIds.map((id) => ({ id, role: 'client', client: true })),
    { id: 'TC', role: 'coordinator' },
    ...participantIds(participants).map((id) => ({ id, role: 'participant' })),
  ];
}

function subject(thing: Message | LogRecord): string {
  if (thing.kind === 'DISK-REPLACED') return '';
  if (
    thing.kind === 'TXN' ||
    thing.kind === 'RESULT' ||
    thing.kind === 'OUTCOME?' ||
    thing.kind === 'OUTCOME'
  ) {
    return thing.request;
  }
  return thing.transaction;
}

export const twoPhaseCommit: {
  readonly protocol: Protocol<TwoPhase>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<TwoPhase>;
  readonly teaches: () => Promise<{ readonly lesson: Lesson<TwoPhase> }>;
} = { protocol, scenarios: SCENARIOS, presentation, teaches: () => import('./lesson.ts') };
