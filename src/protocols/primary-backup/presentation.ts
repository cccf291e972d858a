import type { Presentation } from '../../scene/presentation.ts';
import { headline } from './headline.ts';
import { MESSAGE_FACES } from './message-faces.ts';
import { nodeFace } from './node-face.ts';
import { fields } from './node-fields.ts';
import { places } from './places.ts';
import { slots } from './slots.ts';
import { viewStrip } from './strip.ts';
import type { PrimaryBackup } from './types.ts';
import { operationText, recordText, resultText } from './words.ts';

/** How primary and backup look and speak. */
export const presentation: Presentation<PrimaryBackup> = {
  places,
  outline: (role) => (role === 'client' ? 'circle' : role === 'view server' ? 'gable' : 'box'),
  messages: MESSAGE_FACES,
  node: nodeFace,
  fields,
  record: recordText,
  operation: operationText,
  result: resultText,
  strip: viewStrip,
  slots,
  headline,
};
