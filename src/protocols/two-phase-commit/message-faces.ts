import type { MessageFace, Presentation } from '../../scene/presentation.ts';
import type { Message, TwoPhase } from './types.ts';

type Family = MessageFace<Message>['family'];
type Form = MessageFace<Message>['form'];

function face(family: Family, form: Form, label: string): MessageFace<Message> {
  return { family, form, label: () => label };
}

/** Solid asks, hollow answers; the shape says what about. */
export const MESSAGE_FACES: Presentation<TwoPhase>['messages'] = {
  TXN: {
    family: 'client',
    form: 'ask',
    label: ({ work }) => (work.kind === 'transfer' ? 'transfer' : work.kind),
  },
  RESULT: {
    family: 'client',
    form: 'answer',
    label: ({ result }) => (result.outcome === 'committed' ? 'done' : 'aborted'),
  },
  'OUTCOME?': face('client', 'ask', 'outcome?'),
  OUTCOME: {
    family: 'client',
    form: 'answer',
    label: ({ answer }) => (typeof answer === 'string' ? answer : answer.outcome),
  },
  PREPARE: face('vote', 'ask', 'PREPARE'),
  YES: face('vote', 'answer', 'YES'),
  NO: face('vote', 'answer', 'NO'),
  COMMIT: face('commit', 'ask', 'COMMIT'),
  ABORT: face('abort', 'ask', 'ABORT'),
  ACK: face('commit', 'answer', 'ACK'),
  INQUIRE: face('vote', 'ask', 'decided?'),
  UNDECIDED: face('vote', 'answer', 'undecided'),
  UNCERTAIN: face('vote', 'answer', 'uncertain'),
  REFUSE: face('vote', 'answer', 'cannot tell'),
};
