import type { LogList } from '../base/log-list.ts';
import type { PersistentMap } from '../base/persistent-map.ts';
import type { Effect } from './effect.ts';

/** Whole milliseconds of simulated time since the start of the run. */
export type VirtualTime = number;
export type ProcessId = string;
/** `TC>P1 COMMIT T1#1`: link, kind, subject, attempt; a duplicate adds `~2`. Stable across forks. */
export type EnvelopeName = string;
/** `P1 inquire T1#1`: process, timer, subject, how many times it was set. */
export type TimerName = string;
/** `P1 PREPARED T1#1`: process, first record, subject, attempt. */
export type WriteName = string;
/** `C1.2`: the client's second operation of the workload; `C1.r1`: the first that the reader gave it. */
export type OperationId = string;
/** Position in the trace, from 0. -1 stands for "nothing before". */
export type EventIndex = number;

export interface Message {
  readonly kind: string;
}

export interface LogRecord {
  readonly kind: string;
}

/** What a protocol is made of; each protocol names its own. */
export interface ProtocolTypes {
  state: object;
  message: Message;
  record: LogRecord;
  operation: { readonly kind: string };
  result: unknown;
  ghost: object;
  options: object;
}

/** A message in flight. */
export interface Envelope<P extends ProtocolTypes = ProtocolTypes> {
  readonly name: EnvelopeName;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: P['message'];
  readonly sentAt: VirtualTime;
  readonly deliverAt: VirtualTime;
  readonly sentBy: EventIndex;
  /** Keeps a protocol alive (ping, retry): does not keep a run from being settled. */
  readonly background: boolean;
  /** The network's own loss: will vanish on arrival. */
  readonly doomed: boolean;
  /** Held by hand: not delivered until released. */
  readonly held: boolean;
  /** Waits at a wall that buffers. */
  readonly parked: boolean;
  /** Comes before everything else that is due at its instant. */
  readonly expedited: boolean;
  /** How many twins were made of it. */
  readonly copies: number;
  /** By how much a fault delayed it. */
  readonly delayedMs: number;
}

export interface Timer {
  readonly name: TimerName;
  readonly timer: string;
  readonly subject: string;
  readonly setAt: VirtualTime;
  readonly due: VirtualTime;
  /** Range it was drawn from: the checker orders by it. */
  readonly minMs: number;
  readonly maxMs: number;
  readonly setBy: EventIndex;
  readonly background: boolean;
  readonly frozen: boolean;
  readonly expedited: boolean;
}

/** A forced append on its way to the disk. */
export interface DiskWrite<P extends ProtocolTypes = ProtocolTypes> {
  readonly name: WriteName;
  readonly record: P['record'];
  readonly startedAt: VirtualTime;
  readonly doneAt: VirtualTime;
  readonly startedBy: EventIndex;
  readonly fails: boolean;
}

/** An unforced append that is not durable yet. */
export interface BufferedRecord<P extends ProtocolTypes = ProtocolTypes> {
  readonly name: WriteName;
  readonly record: P['record'];
  readonly flushAt: VirtualTime;
  readonly by: EventIndex;
}

export interface Disk {
  readonly extraMs: number;
  readonly failing: boolean;
}

/** A client's place in its sequence of operations. */
export interface ClientSession {
  /** How many operations of the workload it has taken. */
  readonly taken: number;
  /** How many operations the reader gave it by hand. */
  readonly extra: number;
  /** The operation it waits for. */
  readonly outstanding: OperationId | null;
  /** When the last operation ended: the next one may follow. */
  readonly freeAt: VirtualTime;
  /** Goes up when it gives an operation up: `C1`, then `C1/2`. */
  readonly life: number;
}

export type ProcessStatus = 'up' | 'stalled' | 'crashed' | 'unstarted';

export interface Process<P extends ProtocolTypes = ProtocolTypes> {
  readonly id: ProcessId;
  readonly role: string;
  readonly status: ProcessStatus;
  /** How many times it was restarted. */
  readonly incarnation: number;
  /** Memory; null when there is none. */
  readonly state: P['state'] | null;
  readonly timers: readonly Timer[];
  /** What survives: durable records. */
  readonly log: LogList<P['record']> | null;
  readonly buffer: readonly BufferedRecord<P>[];
  readonly write: DiskWrite<P> | null;
  /** Effects that wait for the write. */
  readonly pending: readonly Effect<P>[];
  readonly inbox: readonly Envelope<P>[];
  readonly disk: Disk;
  /** 'replaced' from the loss of the disk until the next recovery. */
  readonly diskState: 'intact' | 'replaced';
  readonly client: ClientSession | null;
  readonly lastEvent: EventIndex;
}

/** How often names were given out about one subject: `TC>P1 COMMIT` once, `TC>P1 PREPARE` twice. */
export interface Given {
  readonly what: string;
  readonly count: number;
  readonly rest: Given | null;
}

/** The global state of a run at one instant (the word of Fischer, Lynch and Paterson 1985, section 2). */
export interface Configuration<P extends ProtocolTypes = ProtocolTypes> {
  readonly time: VirtualTime;
  /** In the order the protocol declares. */
  readonly processes: readonly Process<P>[];
  readonly inFlight: readonly Envelope<P>[];
  /** Links that are cut, each direction on its own: `P1>TC`, sorted. */
  readonly cuts: readonly string[];
  /** The reader is the scheduler: nothing moves by itself. */
  readonly held: boolean;
  /** How often each name was given out, by subject; never part of the checker's key. */
  readonly attempts: PersistentMap<Given>;
  /** What the properties remember of the past; no handler reads it. */
  readonly ghost: P['ghost'];
  /** Index of the next event. */
  readonly next: EventIndex;
}

export function linkName(from: ProcessId, to: ProcessId): string {
  return `${from}>${to}`;
}

export function findProcess<P extends ProtocolTypes>(
  configuration: { readonly processes: readonly Process<P>[] },
  id: ProcessId,
): Process<P> | undefined {
  return configuration.processes.find((process) => process.id === id);
}
