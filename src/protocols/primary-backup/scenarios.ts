import type { Scenario } from '../../engine/spec.ts';
import { scenario } from './scenario-parts.ts';
import { AS_IF } from './scenarios-as-if.ts';
import { BROKEN_RULES } from './scenarios-broken.ts';
import { CHALLENGES } from './scenarios-challenges.ts';
import { LAB } from './scenarios-lab.ts';
import { STORY } from './scenarios-story.ts';
import { STUCK } from './scenarios-stuck.ts';

/** The gallery of primary and backup, in the order of a lecture. */
export const SCENARIOS: readonly Scenario[] = [
  ...STORY,
  ...STUCK,
  ...LAB,
  ...AS_IF,
  scenario({
    id: 'sandbox',
    search: { bounds: { operations: 1 } },
    title: 'Four servers, two clients, work without end: what breaks first?',
    summary:
      'Crash, cut, stall and restart as you like. Choose how servers are called dead yourself.',
    group: 'Sandbox',
    options: { servers: 4, clients: 2, workload: 'mix', operations: 0 },
    decisive: 'disk VS VIEW 2#1',
    claims: { outcome: 'horizon', violates: [] },
  }),
  ...BROKEN_RULES,
  ...CHALLENGES,
];
