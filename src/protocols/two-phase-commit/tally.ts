import type { TraceEvent } from '../../engine/action.ts';
import type { Message, TwoPhase } from './types.ts';

/**
 * Messages and log writes of each transaction, as the cost tables of Mohan, Lindsay & Obermarck 1986 count them:
 * first sendings between the coordinator and its participants. What clients, repetitions and inquiries cost, and
 * how often a transaction had to queue for a lock, stands apart.
 */
export function tally(
  event: TraceEvent<TwoPhase>,
): readonly (readonly [name: string, by: number])[] {
  return event.effects.flatMap(namesOf).map((name) => [name, 1] as const);
}

function namesOf(effect: TraceEvent<TwoPhase>['effects'][number]): readonly string[] {
  if (effect.kind === 'send') return [counterOf(effect.envelope, effect.message)];
  if (effect.kind === 'setTimer') return effect.timer.includes(' lock ') ? ['lock waits'] : [];
  if (effect.kind !== 'forceStart' && effect.kind !== 'append') return [];
  if (!('transaction' in effect.record)) return ['recovery writes'];
  const { transaction } = effect.record;
  const isForced = effect.kind === 'forceStart';
  return isForced
    ? [`${transaction} forced writes`, `${transaction} log writes`]
    : [`${transaction} log writes`];
}

function counterOf(envelope: string, message: Message): string {
  switch (message.kind) {
    case 'TXN':
    case 'RESULT':
    case 'OUTCOME?':
    case 'OUTCOME':
      return 'client messages';
    case 'PREPARE':
    case 'YES':
    case 'NO':
    case 'ACK':
      return isFirst(envelope) ? `${message.transaction} messages` : 'retries';
    case 'COMMIT':
    case 'ABORT':
      if (!envelope.startsWith('TC>')) return 'inquiries';
      return isFirst(envelope) ? `${message.transaction} messages` : 'retries';
    case 'INQUIRE':
    case 'UNDECIDED':
    case 'UNCERTAIN':
    case 'REFUSE':
      return 'inquiries';
  }
}

function isFirst(envelope: string): boolean {
  return envelope.endsWith('#1');
}
