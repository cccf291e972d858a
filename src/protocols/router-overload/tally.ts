import type { TraceEvent } from '../../engine/action.ts';
import type { Routing } from './types.ts';

/** What it costs: requests, refusals and returns, and what the operator had to do. */
export function tally({
  effects,
}: TraceEvent<Routing>): readonly (readonly [name: string, by: number])[] {
  return effects.flatMap((effect): readonly (readonly [name: string, by: number])[] => {
    if (effect.kind !== 'send') return [];
    const { message } = effect;
    switch (message.kind) {
      case 'LOAD':
        return [['requests', message.requests]];
      case 'REFUSE':
        return [['refusals', message.routers.length]];
      case 'ACCEPT':
        return [['returns', message.routers.length]];
      case 'LEAVE':
        return [];
      case 'OFFLINE':
      case 'ONLINE':
      case 'ADD':
      case 'POLICY':
      case 'USERS':
        return [['commands', 1]];
    }
  });
}
