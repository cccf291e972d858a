import type { Protocol } from '../../engine/protocol.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { Lesson } from '../../scene/lesson.ts';
import type { Presentation } from '../../scene/presentation.ts';
import { NO_CLIENTS } from '../model-parts.ts';
import { cluster } from './cluster.ts';
import { control } from './control.ts';
import { INVARIANTS } from './invariants.ts';
import { CLUSTER, CONTROL } from './nodes.ts';
import { OPTIONS } from './options.ts';
import { PERTURBATIONS } from './perturbations.ts';
import { presentation } from './presentation.ts';
import { RULES } from './rules.ts';
import { SCENARIOS } from './scenarios.ts';
import { tally } from './tally.ts';
import type { Ebs } from './types.ts';
import { waitingFor } from './waiting.ts';
import { subject } from './words.ts';

/**
 * Replicated volumes that all lose sight of their mirrors at once and look for space that is not there: the shape of
 * what happened to Amazon EBS on 21 April 2011. The numbers are the model's.
 */
const protocol: Protocol<Ebs> = {
  id: 'ebs-remirroring',
  title: 'Amazon EBS, re-mirroring',
  options: OPTIONS,
  rules: RULES,
  perturbations: PERTURBATIONS,
  invariants: INVARIANTS,
  processes: () => [
    { id: CONTROL, role: 'control' },
    { id: CLUSTER, role: 'cluster' },
  ],
  handlers: (role) => (role === 'control' ? control : cluster),
  subject,
  ...NO_CLIENTS,
  waitingFor,
  tally,
};

export const ebsRemirroring: {
  readonly protocol: Protocol<Ebs>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<Ebs>;
  readonly teaches: () => Promise<{ readonly lesson: Lesson<Ebs> }>;
} = { protocol, scenarios: SCENARIOS, presentation, teaches: () => import('./lesson.ts') };
