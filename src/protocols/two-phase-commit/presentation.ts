import type { Presentation } from '../../scene/presentation.ts';
import { headline } from './headline.ts';
import { MESSAGE_FACES } from './message-faces.ts';
import { nodeFace } from './node-face.ts';
import { fields } from './node-fields.ts';
import { places } from './places.ts';
import { slots } from './slots.ts';
import { phaseBand } from './strip.ts';
import type { TwoPhase } from './types.ts';
import { recordText, operationText, resultText } from './words.ts';

/** How two-phase commit looks and speaks. */
export const presentation: Presentation<TwoPhase> = {
  places,
  outline: (role) => (role === 'client' ? 'circle' : role === 'coordinator' ? 'flag' : 'box'),
  messages: MESSAGE_FACES,
  node: nodeFace,
  fields,
  record: recordText,
  operation: operationText,
  result: resultText,
  strip: phaseBand,
  slots,
  headline,
};
