import type { Presentation } from '../../scene/presentation.ts';
import { nameOf } from './cluster.ts';
import type { LeapDay } from './types.ts';
import { vmsText } from './words.ts';

/** Solid asks, hollow answers: orders of the controller and reports of the hosts. */
export const MESSAGE_FACES: Presentation<LeapDay>['messages'] = {
  HI: { family: 'abort', form: 'answer', label: ({ host }) => `${nameOf(host)} broken` },
  VMFAILED: { family: 'vote', form: 'answer', label: ({ vm }) => `VM ${vm + 1} fails` },
  REINCARNATE: {
    family: 'replicate',
    form: 'ask',
    label: ({ from, placements }) =>
      from === null ? vmsText(placements.length) : `${nameOf(from)}: ${vmsText(placements.length)}`,
  },
  UPDATE: { family: 'view', form: 'ask', label: ({ host }) => `update ${nameOf(host)}` },
  REPAIRED: { family: 'commit', form: 'answer', label: ({ hosts }) => `${hosts.length} back` },
};
