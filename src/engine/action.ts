import type {
  EnvelopeName,
  EventIndex,
  OperationId,
  ProcessId,
  ProtocolTypes,
  TimerName,
  VirtualTime,
  WriteName,
} from './configuration.ts';

/** Everything that can be done to a run from outside. */
export type Fault =
  /** `afterEffects`: cuts the event before it after its k-th effect; absent, the event is complete. */
  | {
      readonly kind: 'crash';
      readonly process: ProcessId;
      readonly afterEffects?: number;
      readonly loseDisk?: boolean;
    }
  | { readonly kind: 'restart'; readonly process: ProcessId }
  | { readonly kind: 'stall'; readonly process: ProcessId }
  | { readonly kind: 'resume'; readonly process: ProcessId }
  /** Every link from one of `from` to one of `to`; also back when `both`. */
  | {
      readonly kind: 'cut';
      readonly from: readonly ProcessId[];
      readonly to: readonly ProcessId[];
      readonly both: boolean;
    }
  | {
      readonly kind: 'heal';
      readonly from: readonly ProcessId[];
      readonly to: readonly ProcessId[];
      readonly both: boolean;
    }
  | { readonly kind: 'drop'; readonly envelope: EnvelopeName }
  | { readonly kind: 'duplicate'; readonly envelope: EnvelopeName }
  | { readonly kind: 'delay'; readonly envelope: EnvelopeName; readonly byMs: number }
  | { readonly kind: 'hold'; readonly envelope: EnvelopeName }
  | { readonly kind: 'release'; readonly envelope: EnvelopeName }
  | { readonly kind: 'deliverNow'; readonly envelope: EnvelopeName }
  | { readonly kind: 'fireTimerNow'; readonly timer: TimerName }
  | { readonly kind: 'freezeTimer'; readonly timer: TimerName }
  | { readonly kind: 'thawTimer'; readonly timer: TimerName }
  | { readonly kind: 'slowDisk'; readonly process: ProcessId; readonly extraMs: number }
  | { readonly kind: 'failDisk'; readonly process: ProcessId }
  | { readonly kind: 'mendDisk'; readonly process: ProcessId }
  /** One of the protocol's own perturbations, by its id. */
  | { readonly kind: 'perturb'; readonly process: ProcessId; readonly perturbation: string }
  | { readonly kind: 'holdClock' }
  | { readonly kind: 'resumeClock' };

export type FaultKind = Fault['kind'];

export type Action<P extends ProtocolTypes = ProtocolTypes> =
  | { readonly kind: 'start'; readonly process: ProcessId }
  | { readonly kind: 'deliver'; readonly envelope: EnvelopeName }
  | { readonly kind: 'fireTimer'; readonly timer: TimerName }
  | { readonly kind: 'diskDone'; readonly write: WriteName }
  | {
      readonly kind: 'invoke';
      readonly process: ProcessId;
      readonly id: OperationId;
      readonly operation: P['operation'];
    }
  | { readonly kind: 'fault'; readonly fault: Fault };

export type ActionKind = Action['kind'];

/** An action that may be taken now, with the instant at which it falls due by itself. */
export interface EnabledAction<P extends ProtocolTypes = ProtocolTypes> {
  readonly name: string;
  readonly action: Action<P>;
  readonly due: VirtualTime;
  readonly background: boolean;
  readonly expedited: boolean;
  readonly process: ProcessId;
}

/** What became of an action. */
export type Outcome =
  | { readonly kind: 'done' }
  /** The receiver is busy or stalled: waits in its inbox. */
  | { readonly kind: 'queued'; readonly why: 'busy' | 'stalled' }
  | { readonly kind: 'lost'; readonly why: 'crashed' | 'unstarted' | 'wall' | 'network' }
  | { readonly kind: 'parked' }
  /** A fault that found nothing to act on. */
  | { readonly kind: 'nothing'; readonly why: string }
  /** The disk failed in the middle of the write, and the process stopped (fail-stop). */
  | { readonly kind: 'diskFailed' }
  | { readonly kind: 'threw'; readonly message: string };

/** An effect as it really happened, with the name it was given. */
export type AppliedEffect<P extends ProtocolTypes = ProtocolTypes> =
  | {
      readonly kind: 'send';
      readonly envelope: EnvelopeName;
      readonly from: ProcessId;
      readonly to: ProcessId;
      readonly message: P['message'];
      readonly background: boolean;
      readonly deliverAt: VirtualTime;
    }
  | {
      readonly kind: 'setTimer';
      readonly timer: TimerName;
      readonly due: VirtualTime;
      readonly background: boolean;
    }
  | { readonly kind: 'cancelTimer'; readonly timer: TimerName }
  | {
      readonly kind: 'forceStart';
      readonly write: WriteName;
      readonly record: P['record'];
      readonly doneAt: VirtualTime;
    }
  | { readonly kind: 'append'; readonly write: WriteName; readonly record: P['record'] }
  | { readonly kind: 'durable'; readonly records: readonly P['record'][]; readonly forced: boolean }
  | { readonly kind: 'truncate'; readonly count: number }
  | { readonly kind: 'become' }
  | { readonly kind: 'reply'; readonly operation: OperationId; readonly result: P['result'] }
  | { readonly kind: 'giveUp'; readonly operation: OperationId }
  | {
      readonly kind: 'note';
      readonly rule?: string;
      readonly beat?: string;
      readonly text?: string;
    };

/** One event of a run: one action and its effects up to the start of the first forced append. */
export interface TraceEvent<P extends ProtocolTypes = ProtocolTypes> {
  readonly index: EventIndex;
  readonly time: VirtualTime;
  /** Unique in the run and stable across forks: `deliver TC>P1 COMMIT T1#1`. */
  readonly name: string;
  readonly action: Action<P>;
  /** Whose handler ran, or whom the fault struck; null where it concerns no single process. */
  readonly process: ProcessId | null;
  readonly outcome: Outcome;
  readonly effects: readonly AppliedEffect<P>[];
  /** How many effects of the handler were let through, where a crash cut the event; else null. */
  readonly cutAfter: number | null;
  /** Direct causes, oldest first: what happened before at this process, and what brought this about. */
  readonly causes: readonly EventIndex[];
  readonly background: boolean;
}
