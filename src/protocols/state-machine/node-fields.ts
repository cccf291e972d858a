import type { Field, ProcessPicture } from '../../scene/presentation.ts';
import type { Entry, ReplicaState, StateMachine } from './types.ts';
import { chip, dataText, operationText, resultText } from './words.ts';

/** Memory, as name and value. */
export function fields({ state }: ProcessPicture<StateMachine>): readonly Field[] {
  switch (state?.role) {
    case 'client': {
      const { outstanding, heard } = state;
      const waits = outstanding === null ? 'nothing' : operationText(outstanding.work);
      const last = heard === null ? 'nothing yet' : `${resultText(heard.result)}, by ${heard.from}`;
      return [field('waits for', waits), field('heard last', last)];
    }
    case 'sequencer':
      return state.log.map((entry, at) => {
        const skip = state.skipped.includes(at + 1) ? ', skipped' : '';
        return field(`entry ${at + 1}`, `${entryText(entry)}${skip}`);
      });
    case 'replica':
      return replicaFields(state);
    case undefined:
      return [];
  }
}

/** Every position with the digest of the state there, as the others have it, or not. */
function replicaFields({ data, origin, applied, early, halted }: ReplicaState): readonly Field[] {
  if (halted !== null) {
    return [
      field('program', `crashed at entry ${halted.position}`),
      field('crashes there', String(halted.times)),
      ...halted.log.map(({ entry }, at) => field(`on disk ${at + 1}`, entryText(entry))),
    ];
  }
  return [
    field('state', dataText(data)),
    field('digest at 0', chip(origin)),
    ...applied.map(({ entry, digest, skip }, at) =>
      field(`digest at ${at + 1}`, `${chip(digest)}, ${skip ? 'skipped' : entryText(entry)}`),
    ),
    ...early.map(({ number, entry }) => field(`entry ${number} waits`, entryText(entry))),
  ];
}

function field(name: string, value: string): Field {
  return { name, value };
}

function entryText({ work, chosen }: Entry): string {
  return chosen === null ? operationText(work) : `${operationText(work)}, chosen ${chosen}`;
}
