import type { Scenario } from '../../engine/spec.ts';
import { CHALLENGES } from './scenarios-challenges.ts';
import { CONDITIONS } from './scenarios-conditions.ts';
import { INPUTS } from './scenarios-inputs.ts';
import { TROUBLE } from './scenarios-trouble.ts';

/** What the gallery offers: the three conditions, what breaks them, how it is repaired, and what goes wrong besides. */
export const SCENARIOS: readonly Scenario[] = [...CONDITIONS, ...INPUTS, ...TROUBLE, ...CHALLENGES];
