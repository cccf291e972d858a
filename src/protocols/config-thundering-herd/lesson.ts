import type { Callout, Lesson } from '../../scene/lesson.ts';
import { perSecond, webIn } from './measures.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { QUESTIONS } from './questions.ts';
import type { Herd } from './types.ts';
import { permilleAt } from './web-tick.ts';

/** Remarks against what is commonly believed. Each is true wherever it is shown. */
const CALLOUTS: readonly Callout<Herd>[] = [
  {
    id: 'HERD-1',
    text: 'A key that was valid is gone: an error deleted it. More queries will follow.',
    holds: ({ action }, before, after) => {
      const [was, is] = [webIn(before), webIn(after)];
      if (action.kind !== 'fireTimer' || was === null || is === null) return false;
      return was.keys.some((key, at) => key === 'ok' && is.keys[at] === 'miss');
    },
  },
  {
    id: 'HERD-2',
    text: 'The value has been good for ten seconds, and queries fail as they did before.',
    holds: ({ effects }, _before, after) =>
      effects.some((effect) => effect.kind === 'note' && effect.beat === LASTS) &&
      perSecond(webIn(after), 'errors') > 0,
  },
  {
    id: 'HERD-3',
    text: 'All users are back, and nobody asks the database: the cache serves them all.',
    holds: (_event, before, after) => {
      const [was, is] = [webIn(before), webIn(after)];
      if (was === null || is === null || !is.wasOff || perSecond(is, 'queries') > 0) return false;
      const isBack = permilleAt(is.traffic, is.tick) === 1000 && is.troubleSince === null;
      return isBack && permilleAt(was.traffic, was.tick) < 1000;
    },
  },
];

const LASTS = 'the trigger is gone, the load is not';

/** What is taught with the herd: predictions, remarks, and the rules as code. */
export const lesson: Lesson<Herd> = {
  questions: QUESTIONS,
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
