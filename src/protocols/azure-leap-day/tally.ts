import type { TraceEvent } from '../../engine/action.ts';
import type { LeapDay } from './types.ts';

/** What the day comes to: hosts sent to people, VMs created anew, hosts updated. */
export function tally(
  event: TraceEvent<LeapDay>,
): readonly (readonly [name: string, by: number])[] {
  return event.effects.flatMap((effect): readonly (readonly [string, number])[] => {
    if (effect.kind !== 'send') return [];
    switch (effect.message.kind) {
      case 'HI':
        return [['hosts taken for broken', 1]];
      case 'REINCARNATE':
        return [['VMs created anew', effect.message.placements.length]];
      case 'UPDATE':
        return [['hosts updated', 1]];
      case 'VMFAILED':
        return [['VMs given up by a host', 1]];
      case 'REPAIRED':
        return [['hosts repaired', effect.message.hosts.length]];
    }
  });
}
