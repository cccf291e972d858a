import type { TraceEvent } from '../../engine/action.ts';
import type { Configuration, Process } from '../../engine/configuration.ts';
import type { Message, TwoPhase } from './types.ts';

/**
 * Messages and log writes of each transaction, as the cost tables of Mohan, Lindsay & Obermarck 1986 count them:
 * first sendings between the coordinator and its participants. What clients, repetitions and inquiries cost, and
 * how often a transaction had to queue for a lock, stands apart.
 */
export function tally(
  event: TraceEvent<TwoPhase>,
  before: Configuration<TwoPhase>,
): readonly (readonly [name: string, by: number])[] {
  const counted = event.effects.flatMap(namesOf).map((name) => [name, 1] as const);
  const passedMs = event.time - before.time;
  if (passedMs === 0) return counted;
  return [...counted, ...before.processes.flatMap((process) => holding(process, passedMs))];
}

/** Every key that a transaction holds locked for `ms` costs it so much: the price of two-phase locking, in key times time. */
function holding({ state }: Process<TwoPhase>, ms: number): readonly (readonly [string, number])[] {
  if (state?.role !== 'participant') return [];
  return Object.values(state.locks).flatMap(({ holders }) =>
    holders.map(({ transaction }) => [`${transaction} lock-hold ms`, ms] as const),
  );
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
