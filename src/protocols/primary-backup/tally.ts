import type { TraceEvent } from '../../engine/action.ts';
import type { Message, PrimaryBackup } from './types.ts';

/** What it costs: messages by what they are for, forced writes of the view server, views. */
export function tally(
  event: TraceEvent<PrimaryBackup>,
): readonly (readonly [name: string, by: number])[] {
  return event.effects.flatMap((effect) => {
    if (effect.kind === 'send') return [[counterOf(effect.message, effect.background), 1] as const];
    if (effect.kind !== 'forceStart') return [];
    const view = effect.record.kind === 'VIEW' ? [['views', 1] as const] : [];
    return [['forced writes', 1] as const, ...view];
  });
}

function counterOf({ kind }: Message, background: boolean): string {
  switch (kind) {
    case 'PING':
    case 'PONG':
      return 'pings';
    case 'VIEW':
    case 'WHO':
      return 'view messages';
    case 'REQUEST':
    case 'REPLY':
    case 'REJECT':
      return background ? 'retries' : 'client messages';
    case 'FORWARD':
    case 'ACCEPT':
    case 'REFUSE':
      return background ? 'retries' : 'replication messages';
    case 'SNAPSHOT':
    case 'COPIED':
      return background ? 'retries' : 'state transfers';
  }
}
