import type { InterventionAction } from '../../engine/spec.ts';
import { DELAY_MS } from '../../session/armed-tools.ts';
import type { Snapshot } from '../../worker/wire.ts';
import type { MenuItem } from './menu.tsx';

const DELAYS_MS = [100, 500, 2000];

/** So much later than the timeout, so that nobody takes it for a coincidence. */
const AFTER_TIMEOUT_MS = 50;

/** How long a message must be late for whoever waits for it, or for its answer, to lose patience. */
export function pastTimeout(name: string, { picture }: Snapshot): number {
  const envelope = picture.inFlight.find((it) => it.name === name);
  if (envelope === undefined) return DELAY_MS;
  const dues = picture.processes
    .filter(({ id }) => id === envelope.from || id === envelope.to)
    .flatMap(({ timers }) => timers.filter((it) => !it.background).map(({ due }) => due))
    .filter((due) => due >= envelope.deliverAt);
  if (dues.length === 0) return DELAY_MS;
  return Math.min(...dues) - envelope.deliverAt + AFTER_TIMEOUT_MS;
}

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
      label: 'Delay past its timeout',
      hint: 'Y',
      act: () => intervene({ kind: 'delay', envelope: name, byMs: pastTimeout(name, snapshot) }),
    },
    {
      label: 'Delay',
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
