import type { TraceEvent } from '../../engine/action.ts';
import type { Message, StateMachine } from './types.ts';

/** What it costs: messages by what they are for, forced writes, entries carried out. */
export function tally(
  event: TraceEvent<StateMachine>,
): readonly (readonly [name: string, by: number])[] {
  return event.effects.flatMap((effect) => {
    if (effect.kind === 'send') return [[counterOf(effect.message, effect.background), 1] as const];
    if (effect.kind === 'forceStart') return [['forced writes', 1] as const];
    return effect.kind === 'note' && effect.beat === 'applied'
      ? [['entries carried out', 1] as const]
      : [];
  });
}

function counterOf({ kind }: Message, background: boolean): string {
  switch (kind) {
    case 'REQUEST':
    case 'ANSWER':
      return background ? 'retries' : 'client messages';
    case 'ENTRY':
    case 'SKIP':
      return background ? 'retries' : 'log messages';
    case 'FETCH':
    case 'ENTRIES':
      return 'catching up';
    case 'TIP':
      return 'how long the log is';
  }
}
