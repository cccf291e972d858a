import type { InterventionAction } from '../../engine/spec.ts';
import type { Snapshot } from '../../worker/wire.ts';
import type { MenuItem } from './menu.tsx';

const DELAYS_MS = [100, 500, 2000];

/** Everything that can be done to a message in flight. */
export function messageItems(
  name: string,
  snapshot: Snapshot,
  intervene: (action: InterventionAction) => void,
): readonly MenuItem[] {
  const envelope = snapshot.picture.inFlight.find((it) => it.name === name);
  if (envelope === undefined) return [];
  return [
    { label: 'Drop', hint: 'D', act: () => intervene({ kind: 'drop', envelope: name }) },
    {
      label: 'Duplicate',
      hint: 'U',
      act: () => intervene({ kind: 'duplicate', envelope: name }),
    },
    {
      label: 'Delay',
      hint: 'Y',
      items: DELAYS_MS.map((byMs) => ({
        label: `Delay by ${byMs} ms`,
        act: () => intervene({ kind: 'delay', envelope: name, byMs }),
      })),
    },
    envelope.held
      ? { label: 'Release', act: () => intervene({ kind: 'release', envelope: name }) }
      : { label: 'Hold', act: () => intervene({ kind: 'hold', envelope: name }) },
    { label: 'Deliver now', act: () => intervene({ kind: 'deliverNow', envelope: name }) },
  ];
}
