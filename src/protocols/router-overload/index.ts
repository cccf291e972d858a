import type { Protocol } from '../../engine/protocol.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { Lesson } from '../../scene/lesson.ts';
import type { Presentation } from '../../scene/presentation.ts';
import { NO_CLIENTS } from '../model-parts.ts';
import { balancer } from './balancer.ts';
import { INVARIANTS, resultOf, waitingFor } from './invariants.ts';
import { BALANCER, operator, OPERATOR, PERTURBATIONS, POOL } from './operator.ts';
import { OPTIONS } from './options.ts';
import { pool } from './pool.ts';
import { presentation } from './presentation.ts';
import { RULES } from './rules.ts';
import { SCENARIOS } from './scenarios.ts';
import { tally } from './tally.ts';
import type { Routing } from './types.ts';
import { subject } from './words.ts';

const HANDLERS = { operator, balancer, pool };

/**
 * The outage of Gmail's web interface on 1 September 2009: routers that refuse traffic when they are overloaded, so that the
 * others get it. Counted in seconds; a cascade that becomes a metastable failure (Bronson and others 2021).
 */
const protocol: Protocol<Routing> = {
  id: 'router-overload',
  title: 'Router overload',
  options: OPTIONS,
  rules: RULES,
  perturbations: PERTURBATIONS,
  invariants: INVARIANTS,
  processes: () => [
    { id: OPERATOR, role: 'operator' },
    { id: BALANCER, role: 'balancer' },
    { id: POOL, role: 'pool' },
  ],
  handlers: (role) => HANDLERS[role as keyof typeof HANDLERS],
  subject: (thing) => (thing.kind === 'NOTHING' ? '' : subject(thing)),
  ...NO_CLIENTS,
  waitingFor,
  resultOf,
  tally,
};

export const routerOverload: {
  readonly protocol: Protocol<Routing>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<Routing>;
  readonly teaches: () => Promise<{ readonly lesson: Lesson<Routing> }>;
} = { protocol, scenarios: SCENARIOS, presentation, teaches: () => import('./lesson.ts') };
