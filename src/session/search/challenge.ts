import { isOfMachine } from '../found.ts';
import { branchOf } from '../current-branch.ts';
import type { Branch, SessionState } from '../state.ts';
import type { Challenge, Scenario } from '../../engine/spec.ts';
import type { Snapshot } from '../../worker/wire.ts';

/** How a challenge stands at the cursor. */
export type ChallengeState =
  | { readonly kind: 'open' }
  /** A rule is switched otherwise than the challenge has it. */
  | { readonly kind: 'other rules' }
  | { readonly kind: 'done'; readonly interventions: number }
  /** It has come about in a run of the machine's. */
  | { readonly kind: 'shown' };

/** Judged by the engine's own verdicts on the run in force; null: nothing is known of it yet. */
export function challengeState(state: SessionState, scenario: Scenario): ChallengeState | null {
  const branch = branchOf(state);
  const { challenge } = scenario;
  if (branch === undefined || challenge === undefined || state.snapshot === null) return null;
  if (branch.spec.off.join(' ') !== scenario.off.join(' ')) return { kind: 'other rules' };
  if (!isMet(challenge, state.snapshot, branch, state.cursor)) return { kind: 'open' };
  if (isOfMachine(branch, state.branches)) return { kind: 'shown' };
  return { kind: 'done', interventions: byHand(branch, scenario) };
}

const WAITS = '-waits';

function isMet(
  { violates, goal }: Challenge,
  { verdicts, waiting }: Snapshot,
  { end, events }: Branch,
  cursor: number,
): boolean {
  const stateOf = (rule: string) => verdicts.find((it) => it.rule === rule)?.state;
  if (violates !== undefined) return stateOf(violates) === 'violated';
  if (goal === undefined) return false;
  if (goal.endsWith(WAITS))
    return waiting.some(({ process }) => process === goal.slice(0, -WAITS.length));
  if (goal === 'stuck') return end?.outcome === 'stuck' && cursor === events.length - 1;
  return stateOf(goal) === 'seen';
}

/** What the reader did, beyond what the scenario does by itself. */
function byHand({ spec }: Branch, { interventions }: Scenario): number {
  const own = new Set(interventions.map((it) => JSON.stringify(it)));
  return spec.interventions.filter((it) => !own.has(JSON.stringify(it))).length;
}
