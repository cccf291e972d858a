import type { OperationId, ProcessId, ProtocolTypes } from './configuration.ts';

/**
 * What a handler asks for. The order of the list is semantics: everything after a forced append waits until the
 * record is durable, and a crash keeps exactly what was already done.
 */
export type Effect<P extends ProtocolTypes = ProtocolTypes> =
  | {
      readonly kind: 'send';
      readonly to: ProcessId;
      readonly message: P['message'];
      /** On top of the link's latency: a large message takes long. Whole milliseconds. */
      readonly transferMs?: number;
      readonly background?: boolean;
    }
  | {
      readonly kind: 'setTimer';
      readonly timer: string;
      readonly subject: string;
      /** The scheduler draws from [min, max], whole milliseconds. */
      readonly delayMs: readonly [min: number, max: number];
      readonly background?: boolean;
    }
  | { readonly kind: 'cancelTimer'; readonly timer: string; readonly subject: string }
  | { readonly kind: 'appendLog'; readonly record: P['record']; readonly forced: boolean }
  /** Forgets the oldest `count` durable records. */
  | { readonly kind: 'truncateLog'; readonly count: number }
  /** Memory changes here and not before: after a forced append, only once the record is durable. */
  | { readonly kind: 'become'; readonly state: P['state'] }
  /** The operation returns to whoever called it. */
  | { readonly kind: 'reply'; readonly operation: OperationId; readonly result: P['result'] }
  /** The client stops waiting: outcome unknown. */
  | { readonly kind: 'giveUp'; readonly operation: OperationId }
  /** Which rule was applied here, and which scene of the story this is. */
  | {
      readonly kind: 'note';
      readonly rule?: string;
      readonly beat?: string;
      readonly text?: string;
    };

/** What a handler returns: the state from now on, and what is to happen, in order. */
export type Step<P extends ProtocolTypes> = readonly [
  state: P['state'],
  effects: readonly Effect<P>[],
];
