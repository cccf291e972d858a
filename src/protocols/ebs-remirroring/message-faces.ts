import type { Presentation } from '../../scene/presentation.ts';
import type { Ebs } from './types.ts';

/** Solid asks, hollow answers. */
export const MESSAGE_FACES: Presentation<Ebs>['messages'] = {
  CREATE: { family: 'client', form: 'ask', label: ({ count }) => `create ${count}` },
  CREATED: {
    family: 'client',
    form: 'answer',
    label: ({ batches }) => (batches.length === 1 ? 'created' : `${batches.length} created`),
  },
};
