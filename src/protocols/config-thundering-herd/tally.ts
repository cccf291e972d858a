import type { TraceEvent } from '../../engine/action.ts';
import type { Herd } from './types.ts';
import { sum } from './words.ts';

/** What it costs: queries and the answers to them, and what the operator had to do. */
export function tally({
  effects,
}: TraceEvent<Herd>): readonly (readonly [name: string, by: number])[] {
  return effects.flatMap((effect): readonly (readonly [name: string, by: number])[] => {
    if (effect.kind !== 'send') return [];
    const { message } = effect;
    if (message.kind === 'QUERIES') return [['queries', sum(message.counts)]];
    if (message.kind === 'ANSWERS') return [['answers', message.to.length]];
    return message.kind === 'CHANGED' ? [] : [['commands', 1]];
  });
}
