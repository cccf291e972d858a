import type { Presentation } from '../../scene/presentation.ts';
import { headline } from './headline.ts';
import { MESSAGE_FACES } from './message-faces.ts';
import { fields, nodeFace } from './node-face.ts';
import { outage } from './outage.ts';
import { places } from './places.ts';
import { dayStrip } from './strip.ts';
import type { LeapDay } from './types.ts';

/** How the cluster looks and speaks. */
export const presentation: Presentation<LeapDay> = {
  places,
  outline: (role) => (role === 'controller' ? 'flag' : 'box'),
  messages: MESSAGE_FACES,
  node: nodeFace,
  fields,
  record: () => 'nothing',
  strip: dayStrip,
  headline,
  outage,
};
