import type { Intervention } from '../../engine/spec.ts';
import type { World } from '../../scene/lesson.ts';
import { choiceOf, clickOf } from '../draft-question.ts';
import { couldBe, decisionsIn, fateOf, firstSaid, sentLater } from './lesson-facts.ts';
import type { Facts, Run } from './lesson-facts.ts';
import { after, atTime, crash, restart, voteNo } from './scenario-parts.ts';
import type { Decision, Message, TransactionId, TwoPhase } from './types.ts';

/** What questions are put together from. */

export const choice = choiceOf<TwoPhase>;
export const click = clickOf<TwoPhase>;

export const LAST_VOTE = 'deliver P2>TC YES T1#1';

/** TC died with COMMIT in its log, before it told anybody, and comes back. */
export const LOGGED: World = {
  id: 'logged',
  label: 'TC had logged COMMIT just before it died',
  from: LAST_VOTE,
  interventions: [after('disk TC COMMIT T1#1', crash('TC', 2)), atTime(900, restart('TC'))],
};

/** TC died with an empty log, and comes back. */
export const EMPTY: World = {
  id: 'empty',
  label: 'TC had logged nothing when it died',
  from: LAST_VOTE,
  interventions: [after(LAST_VOTE, crash('TC')), atTime(900, restart('TC'))],
};

/** The other participant refused. */
export const REFUSED: World = {
  id: 'refused',
  label: 'P1 had voted NO',
  from: 'start P1',
  interventions: [after('start P1', voteNo('P1'))],
};

/** The same faults with the rule back in force; `later`: what is done after the question. */
export function kept(rule: string, later: readonly Intervention[] = []): World {
  return {
    id: 'kept',
    label: 'The same run with the rule in force',
    on: [rule],
    interventions: later,
  };
}

/**
 * What `who` may do without hearing from anybody: whatever contradicts nobody in any world in which they could be
 * living, for all that they know. Nothing of that kind: wait.
 */
export function mayDo(
  facts: Facts,
  who: readonly string[],
  worlds: readonly World[],
  id: TransactionId = 'T1',
): readonly ('commit' | 'abort' | 'wait')[] {
  const others = worlds.map((world) => facts.world(world.id));
  const possible = [facts.run, ...others.filter((other) => couldBe(facts, who, other))];
  const clashes = (decision: Decision): boolean =>
    possible.some((run) =>
      [...decisionsIn(run, id)].some(([one, it]) => it === decision && !who.includes(one)),
    );
  const free = [
    ...(clashes('aborted') ? [] : (['commit'] as const)),
    ...(clashes('committed') ? [] : (['abort'] as const)),
  ];
  return free.length === 0 ? ['wait'] : free;
}

/** The fate of T1 as an answer, where the options are named after fates. */
export function fate(run: Run, id: TransactionId = 'T1'): readonly string[] {
  return [fateOf(run, id)];
}

/** Which of these `from` tells `to` first, after the question; 'nothing' where none. */
export function reply(
  facts: Facts,
  from: string,
  to: string,
  kinds: readonly Message['kind'][],
): readonly string[] {
  return [firstSaid(sentLater(facts), from, to, kinds)?.kind ?? 'nothing'];
}

/** Who of the two servers has T1 in the end: 'both', 'none' or 'differ'. */
export function agreement({ run }: Facts, id: TransactionId = 'T1'): readonly string[] {
  const decisions = decisionsIn(run, id);
  const committed = ['P1', 'P2'].filter((one) => decisions.get(one) === 'committed').length;
  return [committed === 2 ? 'both' : committed === 0 ? 'none' : 'differ'];
}

/** Options of that question; `keptAs`: how it would end with the rule in force. */
export function agreementOptions(
  keptAs: 'both' | 'none',
): readonly (readonly [string, string, string?])[] {
  const both = ['both', 'Both carry it out'] as const;
  const none = ['none', 'Neither carries it out'] as const;
  return [
    keptAs === 'both' ? [...both, 'kept'] : both,
    keptAs === 'none' ? [...none, 'kept'] : none,
    ['differ', 'One does, the other does not'],
  ];
}
