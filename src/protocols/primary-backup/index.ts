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
import { OPTIONS, OWN_TIMEOUT } from './options.ts';
import { presentation } from './presentation.ts';
import { RULES } from './rules.ts';
import { SCENARIOS } from './scenarios.ts';
import { server } from './server.ts';
import { tally } from './tally.ts';
import type { PrimaryBackup, PrimaryBackupOptions } from './types.ts';
import { SILENCE, viewServer } from './view-server.ts';
import { VIEW_SERVER } from './views.ts';
import { waitingFor } from './waiting.ts';
import { subject } from './words.ts';
import { workload } from './workload.ts';

/**
 * A replicated key-value store: a primary, a backup, and a view server that says who is which (Alsberg & Day 1976;
 * Budhiraja, Marzullo, Schneider & Toueg 1993; the view service of MIT course 6.824, lab 2, 2013).
 */
const protocol: Protocol<PrimaryBackup> = {
  id: 'primary-backup',
  title: 'Primary, backup and a view server',
  options: OPTIONS,
  rules: RULES,
  perturbations: [],
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
  search: {
    options: { detector: OWN_TIMEOUT },
    bounds: { crashes: 0, messages: 1, timeouts: 0, views: 1 },
    viewTimers: [SILENCE],
  },
};

const HANDLERS = { client, 'view server': viewServer, server };

function processes({ clients, servers, later }: PrimaryBackupOptions): readonly ProcessSpec[] {
  const ids = (letter: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
  return [
    ...ids('C', clients).map((id) => ({ id, role: 'client', client: true })),
    { id: VIEW_SERVER, role: 'view server' },
    ...ids('S', servers).map((id, at): ProcessSpec => {
      const spec = { id, role: 'server' };
      return at < servers - later ? spec : { ...spec, starts: 'later' };
    }),
  ];
}

export const primaryBackup: {
  readonly protocol: Protocol<PrimaryBackup>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<PrimaryBackup>;
  readonly teaches: () => Promise<{ readonly lesson: Lesson<PrimaryBackup> }>;
} = { protocol, scenarios: SCENARIOS, presentation, teaches: () => import('./lesson.ts') };
