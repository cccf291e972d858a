import type { Scenario } from '../../engine/spec.ts';
export const SCENARIOS: readonly Scenario[] = [];
