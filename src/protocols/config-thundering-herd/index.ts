import type { Protocol } from '../../engine/protocol.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { Lesson } from '../../scene/lesson.ts';
import type { Presentation } from '../../scene/presentation.ts';
import { NO_CLIENTS } from '../model-parts.ts';
import { database } from './database.ts';
import { INVARIANTS, resultOf, waitingFor } from './invariants.ts';
import { DATABASE, operator, OPERATOR, PERTURBATIONS, WEB } from './operator.ts';
import { OPTIONS } from './options.ts';
import { presentation } from './presentation.ts';
import { RULES } from './rules.ts';
import { SCENARIOS } from './scenarios.ts';
import { tally } from './tally.ts';
import type { Herd } from './types.ts';
import { web } from './web.ts';
import { subject } from './words.ts';

const HANDLERS = { operator, web, database };

/**
 * The outage of Facebook on 23 September 2010: clients that repair a cached configuration from a database, and take its
 * errors for invalid values. Counted in ticks; a metastable failure (Bronson and others 2021).
 */
const protocol: Protocol<Herd> = {
  id: 'config-thundering-herd',
  title: 'Configuration herd',
  options: OPTIONS,
  rules: RULES,
  perturbations: PERTURBATIONS,
  invariants: INVARIANTS,
  processes: () => [
    { id: OPERATOR, role: 'operator' },
    { id: WEB, role: 'web' },
    { id: DATABASE, role: 'database' },
  ],
  handlers: (role) => HANDLERS[role as keyof typeof HANDLERS],
  subject: (thing) => (thing.kind === 'NOTHING' ? '' : subject(thing)),
  ...NO_CLIENTS,
  waitingFor,
  resultOf,
  tally,
};

export const configThunderingHerd: {
  readonly protocol: Protocol<Herd>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<Herd>;
  readonly teaches: () => Promise<{ readonly lesson: Lesson<Herd> }>;
} = { protocol, scenarios: SCENARIOS, presentation, teaches: () => import('./lesson.ts') };
