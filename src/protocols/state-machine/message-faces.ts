import type { Presentation } from '../../scene/presentation.ts';
import type { Result, StateMachine } from './types.ts';
import { entryWord, operationWord, resultText, shorten } from './words.ts';

/** Solid asks, hollow answers; the shape says what about. */
export const MESSAGE_FACES: Presentation<StateMachine>['messages'] = {
  REQUEST: { family: 'client', form: 'ask', label: ({ entry }) => operationWord(entry.work) },
  ANSWER: { family: 'client', form: 'answer', label: ({ result }) => shortResult(result) },
  ENTRY: {
    family: 'replicate',
    form: 'ask',
    label: ({ number, entry }) => shorten(`${number}: ${entryWord(entry)}`),
  },
  ENTRIES: {
    family: 'replicate',
    form: 'answer',
    label: ({ from, entries }) =>
      entries.length === 1 ? `entry ${from}` : `${from} to ${from + entries.length - 1}`,
  },
  FETCH: { family: 'view', form: 'ask', label: ({ from }) => `entry ${from}?` },
  SKIP: { family: 'abort', form: 'ask', label: ({ number }) => `skip ${number}` },
  TIP: { family: 'ping', form: 'ask', label: () => '' },
};

function shortResult(result: Result): string {
  return shorten(result.kind === 'found' ? `= ${resultText(result)}` : resultText(result));
}
