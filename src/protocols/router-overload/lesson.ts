import type { Callout, Lesson } from '../../scene/lesson.ts';
import { countOf, goodputPercent, poolIn } from './measures.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { QUESTIONS } from './questions.ts';
import type { Routing } from './types.ts';

const LASTS = 'the upgrade is over, the outage is not';

/** Remarks against what is commonly believed. Each is true wherever it is shown. */
const CALLOUTS: readonly Callout<Routing>[] = [
  {
    id: 'ROUTER-1',
    text: 'A router refuses to save itself, and the load that it refuses goes to the others.',
    holds: ({ effects }, _before, after) =>
      effects.some((effect) => effect.kind === 'send' && effect.message.kind === 'REFUSE') &&
      countOf(poolIn(after), 'on') > 0,
  },
  {
    id: 'ROUTER-2',
    text: 'No router is offline, none is broken, and hardly a request is served.',
    holds: ({ effects }, _before, after) => {
      const pool = poolIn(after);
      const isTold = effects.some((effect) => effect.kind === 'note' && effect.beat === LASTS);
      return isTold && countOf(pool, 'away') === 0 && goodputPercent(pool) < 20;
    },
  },
  {
    id: 'ROUTER-3',
    text: 'Every router has more than it can handle, and most requests are served all the same.',
    holds: (_event, before, after) => {
      const [was, is] = [poolIn(before), poolIn(after)];
      if (was === null || is === null || was.tick === is.tick) return false;
      const on = is.routers.filter(({ status }) => status === 'on');
      const isOver = on.length > 1 && on.every(({ load, capacity }) => load > capacity);
      const { offered = 0, served = 0 } = is.recent.at(-1) ?? {};
      return isOver && 2 * served > offered && countOf(is, 'refusing') === 0 && is.slower;
    },
  },
];

/** What is taught with the routers: predictions, remarks, and the rules as code. */
export const lesson: Lesson<Routing> = {
  questions: QUESTIONS,
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
