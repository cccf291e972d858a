import type { Presentation } from '../../scene/presentation.ts';
import { headline } from './headline.ts';
import { MESSAGE_FACES } from './message-faces.ts';
import { nodeFace } from './node-face.ts';
import { fields } from './node-fields.ts';
import { places } from './places.ts';
import { slots } from './slots.ts';
import { logStrip } from './strip.ts';
import type { StateMachine } from './types.ts';
import { operationText, recordText, resultText } from './words.ts';

/** How a replicated state machine looks and speaks. */
export const presentation: Presentation<StateMachine> = {
  places,
  outline: (role) => (role === 'client' ? 'circle' : role === 'sequencer' ? 'flag' : 'box'),
  messages: MESSAGE_FACES,
  node: nodeFace,
  fields,
  record: recordText,
  operation: operationText,
  result: resultText,
  strip: logStrip,
  slots,
  headline,
};
