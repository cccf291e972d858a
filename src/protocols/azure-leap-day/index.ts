import type { Protocol } from '../../engine/protocol.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { Lesson } from '../../scene/lesson.ts';
import type { Presentation } from '../../scene/presentation.ts';
import { NO_CLIENTS } from '../model-parts.ts';
import { CONTROLLER, HOSTS } from './cluster.ts';
import { controller } from './controller.ts';
import { hosts } from './hosts.ts';
import { INVARIANTS } from './invariants.ts';
import { OPTIONS } from './options.ts';
import { PERTURBATIONS } from './perturbations.ts';
import { presentation } from './presentation.ts';
import { RULES } from './rules.ts';
import { SCENARIOS } from './scenarios.ts';
import { tally } from './tally.ts';
import type { LeapDay } from './types.ts';
import { waitingFor } from './waiting.ts';
import { subject } from './words.ts';

/**
 * A cluster in which new VMs cannot start, hosts are blamed for it, and healing carries the failure from host to host:
 * the shape of what happened to Windows Azure on 29 February 2012. The numbers are the model's.
 */
const protocol: Protocol<LeapDay> = {
  id: 'azure-leap-day',
  title: 'Azure, leap day',
  options: OPTIONS,
  rules: RULES,
  perturbations: PERTURBATIONS,
  invariants: INVARIANTS,
  processes: () => [
    { id: CONTROLLER, role: 'controller' },
    { id: HOSTS, role: 'hosts' },
  ],
  handlers: (role) => (role === 'controller' ? controller : hosts),
  subject,
  ...NO_CLIENTS,
  waitingFor,
  tally,
};

export const azureLeapDay: {
  readonly protocol: Protocol<LeapDay>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<LeapDay>;
  readonly teaches: () => Promise<{ readonly lesson: Lesson<LeapDay> }>;
} = { protocol, scenarios: SCENARIOS, presentation, teaches: () => import('./lesson.ts') };
