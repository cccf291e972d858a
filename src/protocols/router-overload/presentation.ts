import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places, Presentation } from '../../scene/presentation.ts';
import { headline } from './headline.ts';
import { fields, MESSAGE_FACES, nodeFace } from './node-faces.ts';
import { BALANCER, OPERATOR, POOL } from './operator.ts';
import { outage } from './outage-face.ts';
import { strip } from './strip.ts';
import type { Routing } from './types.ts';

/** How routers and their balancer look and speak. */
export const presentation: Presentation<Routing> = {
  places,
  outline: (role) => (role === 'operator' ? 'circle' : role === 'balancer' ? 'flag' : 'box'),
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
    wide: { [OPERATOR]: [0.5, 0], [BALANCER]: [0, 1], [POOL]: [1, 1] },
    tall: { [OPERATOR]: [0, 0], [BALANCER]: [1, 0.3], [POOL]: [0.5, 1] },
  };
}
