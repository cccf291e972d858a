import { answersIn } from '../../engine/operations.ts';
import type { ProcessSpec, Protocol } from '../../engine/protocol.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { Lesson } from '../../scene/lesson.ts';
import type { Presentation } from '../../scene/presentation.ts';
import { client } from './client.ts';
import { INITIAL_GHOST } from './ghost.ts';
import { history, judgedAs } from './history.ts';
import { INVARIANTS } from './invariants.ts';
import { observe } from './observe.ts';
import { operationProblem } from './operation-problem.ts';
import { OPTIONS } from './options.ts';
import { presentation } from './presentation.ts';
import { replica } from './replica.ts';
import { RULES } from './rules.ts';
import { SCENARIOS } from './scenarios.ts';
import { SEQUENCER, sequencer, SKIP } from './sequencer.ts';
import { tally } from './tally.ts';
import type { StateMachine, StateMachineOptions } from './types.ts';
import { waitingFor } from './waiting.ts';
import { subject } from './words.ts';
import { workload } from './workload.ts';

/**
 * A replicated state machine: replicas that begin alike and carry out one log, and a process that puts requests into it
 * (Lamport 1978; Schneider 1990). Each condition of the method can be switched off.
 */
const protocol: Protocol<StateMachine> = {
  id: 'state-machine',
  title: 'Replicated state machine',
  options: OPTIONS,
  rules: RULES,
  perturbations: [
    { id: SKIP, role: 'sequencer', title: 'Have every replica skip the poisoned entry' },
  ],
  invariants: INVARIANTS,
  processes,
  handlers: (role) => HANDLERS[role as keyof typeof HANDLERS],
  subject,
  workload,
  initialGhost: () => INITIAL_GHOST,
  observe,
  waitingFor,
  resultOf: answersIn,
  tally,
  history,
  judgedAs,
  operationProblem,
  // What a client does when it hears nothing is seen without: a message that is late for ever.
  search: { bounds: { timeouts: 0 } },
};

const HANDLERS = { client, sequencer, replica };

function processes({ clients, replicas }: StateMachineOptions): readonly ProcessSpec[] {
  const ids = (letter: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
  return [
    ...ids('C', clients).map((id) => ({ id, role: 'client', client: true })),
    { id: SEQUENCER, role: 'sequencer' },
    ...ids('R', replicas).map((id) => ({ id, role: 'replica' })),
  ];
}

export const stateMachine: {
  readonly protocol: Protocol<StateMachine>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<StateMachine>;
  readonly teaches: () => Promise<{ readonly lesson: Lesson<StateMachine> }>;
} = { protocol, scenarios: SCENARIOS, presentation, teaches: () => import('./lesson.ts') };
