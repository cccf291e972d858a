import type { Callout } from '../../scene/lesson.ts';
import {
  hasNotHeard,
  isAheadOfBackup,
  isDoneAgain,
  isOneTooMany,
  isSparePassedOver,
  newLeader,
  refused,
} from './callout-facts.ts';
import type { PrimaryBackup } from './types.ts';

/** Remarks against what is commonly believed. Each is true wherever it is shown. */
export const CALLOUTS: readonly Callout<PrimaryBackup>[] = [
  {
    id: 'PB-7',
    text: 'Nothing has switched yet: the new primary has to hear of it first.',
    holds: (event, before, after) => {
      const view = newLeader(event, before);
      return view !== null && hasNotHeard(after, view);
    },
  },
  {
    id: 'PB-1',
    text: 'The old primary has not heard: just now two servers take themselves for primary.',
    holds: isOneTooMany,
  },
  {
    id: 'PB-2',
    text: 'It believes that it leads, and cannot write: its former backup has said no.',
    holds: (event, _before, after) => {
      const kind = refused(event, after)?.request.work.kind;
      return kind === 'put' || kind === 'append';
    },
  },
  {
    id: 'PB-3',
    text: 'Alone it might have read an old value. That is why reads ask the backup too.',
    holds: (event, _before, after) => refused(event, after)?.request.work.kind === 'get',
  },
  {
    id: 'PB-4',
    text: 'The client gets its answer before the backup gets the write: a crash may lose it.',
    holds: isAheadOfBackup,
  },
  {
    id: 'PB-5',
    text: 'A spare server is alive and may not lead: it holds none of the data.',
    holds: isSparePassedOver,
  },
  {
    id: 'PB-6',
    text: 'Done before, and now done again: a repetition has to be recognised as one.',
    holds: isDoneAgain,
  },
];
