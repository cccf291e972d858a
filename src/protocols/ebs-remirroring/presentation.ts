import type { Presentation } from '../../scene/presentation.ts';
import { headline } from './headline.ts';
import { MESSAGE_FACES } from './message-faces.ts';
import { fields, nodeFace } from './node-face.ts';
import { outage } from './outage.ts';
import { places } from './places.ts';
import { stormStrip } from './strip.ts';
import type { Ebs } from './types.ts';

/** How the cluster and its control plane look and speak. */
export const presentation: Presentation<Ebs> = {
  places,
  outline: (role) => (role === 'control' ? 'flag' : 'box'),
  messages: MESSAGE_FACES,
  node: nodeFace,
  fields,
  record: () => 'nothing',
  strip: stormStrip,
  headline,
  outage,
};
