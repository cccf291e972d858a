import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places, Presentation } from '../../scene/presentation.ts';
import { headline } from './headline.ts';
import { fields, MESSAGE_FACES, nodeFace } from './node-faces.ts';
import { outage } from './outage-face.ts';
import { DATABASE, OPERATOR, WEB } from './operator.ts';
import { strip } from './strip.ts';
import type { Herd } from './types.ts';

/** How the herd looks and speaks. */
export const presentation: Presentation<Herd> = {
  places,
  outline: (role) => (role === 'operator' ? 'circle' : role === 'web' ? 'box' : 'gable'),
  messages: MESSAGE_FACES,
  node: nodeFace,
  fields,
  record: ({ kind }) => kind,
  strip,
  headline,
  outage,
};

function places(_processes: readonly ProcessSpec[]): Places {
  return {
    wide: { [OPERATOR]: [0.5, 0], [WEB]: [0, 1], [DATABASE]: [1, 1] },
    tall: { [OPERATOR]: [0, 0], [WEB]: [1, 0.3], [DATABASE]: [0.5, 1] },
  };
}
