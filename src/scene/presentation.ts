import type { ActionKind, TraceEvent } from '../engine/action.ts';
import type { Configuration, Process, ProcessId, ProtocolTypes } from '../engine/configuration.ts';
import type { ProcessSpec } from '../engine/protocol.ts';
import type { InterventionAction } from '../engine/spec.ts';
import type { OutageFace } from './outage.ts';

/** A process as the page knows it: everything but what only the engine needs. */
export type ProcessPicture<P extends ProtocolTypes = ProtocolTypes> = Omit<
  Process<P>,
  'log' | 'pending' | 'lastEvent'
>;

/** The state at one instant, as the page knows it. A `Configuration` is one. */
export type Picture<P extends ProtocolTypes = ProtocolTypes> = Pick<
  Configuration<P>,
  'time' | 'inFlight' | 'cuts' | 'held' | 'ghost'
> & { readonly processes: readonly ProcessPicture<P>[] };

/** What a message is about: each family has a shape of its own. */
export type MessageFamily = 'client' | 'vote' | 'commit' | 'abort' | 'replicate' | 'view' | 'ping';

export interface MessageFace<M> {
  readonly family: MessageFamily;
  /** Solid asks, hollow answers. */
  readonly form: 'ask' | 'answer';
  /** On the stage, 12 characters at most. */
  label(message: M): string;
  /** Carries a whole state: drawn with a double outline. */
  readonly whole?: boolean;
  /** Says no to what it answers: that one is drawn as turned away. */
  readonly refuses?: boolean;
}

/** Outline of a node: role is shape, never colour. */
export type Outline = 'circle' | 'box' | 'flag' | 'gable';

/** What a lane or a node looks like in an exceptional state. `uncertain`: hatched, waits for somebody's decision. */
export type Tone = 'plain' | 'uncertain' | 'committed' | 'aborted' | 'leading';

export interface LockFace {
  readonly key: string;
  readonly mode: 'shared' | 'exclusive';
  readonly holders: readonly string[];
  readonly waiters: readonly string[];
}

export interface NodeFace {
  /** State in a word or two: "prepared", "waiting for votes 1/2"; empty when idle. */
  readonly word: string;
  readonly tone: Tone;
  /** A seal at the bottom edge, where something was decided last: `COMMIT T1`. */
  readonly seal: { readonly kind: 'commit' | 'abort'; readonly subject: string } | null;
  readonly locks: readonly LockFace[];
  /** Small facts beside the node: balances, view numbers. */
  readonly facts: readonly string[];
  /** Role by outline, where it changes during a run: primary double, backup single, spare thin and dashed. */
  readonly border?: 'single' | 'double' | 'dashed';
  /** A badge at the node: what it believes, which may differ from node to node. `v2`, "believes view 2". */
  readonly pennant?: { readonly text: string; readonly title: string } | null;
  /** A rule that holds the node back just now, as a latch: "view 2 not acknowledged: VS cannot move on". */
  readonly latch?: string | null;
  /** What it thinks of others, true or not: "thinks S1 dead". */
  readonly beliefs?: readonly string[];
}

/** One cell of the strip above the stage. `now`: the run is here; `open`: nobody knows yet (hatched). */
export interface StripCell {
  readonly id: string;
  readonly label: string;
  /** Nine characters at most, for a phone. */
  readonly short: string;
  readonly state: 'past' | 'now' | 'open' | 'ahead';
  /** Instants within the cell that must not be taken for one: who decides, who learns when. */
  readonly ticks?: readonly {
    readonly label: string;
    readonly short: string;
    readonly done: boolean;
  }[];
}

/** What a fault slot may look at: an event in outline. */
export interface EventFacts {
  readonly kind: ActionKind;
  readonly name: string;
  readonly process: ProcessId | null;
  readonly beat: string | null;
  readonly rule: string | null;
  /** Records that became durable, as text. */
  readonly durable: readonly string[];
  readonly sent: readonly MessageFacts[];
  readonly received: MessageFacts | null;
}

interface MessageFacts {
  readonly envelope: string;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly messageKind: string;
}

/** A classic fault at a classic instant: one click on the strip goes there and makes it. */
export interface FaultSlot {
  readonly id: string;
  /** The cell of the strip that it stands in. */
  readonly cell: string;
  /** What it does, and when: "Crash TC before it decides". */
  readonly label: string;
  /** Three words at most: "Crash TC". */
  readonly short: string;
  readonly icon: 'crash' | 'lose' | 'cut';
  /** What to do right after this event; null: this is not the instant. */
  find(event: EventFacts): InterventionAction | null;
  /** Why a run may not have the instant: "No COMMIT is sent in this run". */
  readonly absent: string;
}

export interface Field {
  readonly name: string;
  readonly value: string;
}

/**
 * A place in a unit square (0,0 top left), and where the disk and the like of the node stand, if that matters: below it,
 * to its right, or in one row at its upper right corner.
 */
export type Spot = readonly [x: number, y: number, annex?: 'below' | 'right' | 'corner'];

/** Where the nodes stand, on a wide and on a tall stage. They never move. */
export interface Places {
  readonly wide: Readonly<Record<ProcessId, Spot>>;
  readonly tall: Readonly<Record<ProcessId, Spot>>;
}

/** How a protocol looks and speaks. Everything the page knows of a protocol comes through here. */
export interface Presentation<P extends ProtocolTypes = ProtocolTypes> {
  places(processes: readonly ProcessSpec[]): Places;
  outline(role: string): Outline;
  /** A message kind without a face does not compile. */
  readonly messages: {
    readonly [K in P['message']['kind']]: MessageFace<Extract<P['message'], { kind: K }>>;
  };
  node(process: ProcessPicture<P>, picture: Picture<P>): NodeFace;
  /** Memory, as name and value. */
  fields(process: ProcessPicture<P>): readonly Field[];
  /** A log record in a few characters: `PREPARED T1`. */
  record(record: P['record']): string;
  /** What a client asks for and what it gets, in a few words. Absent: its kind; its data. */
  operation?(operation: P['operation']): string;
  result?(result: P['result']): string;
  strip(picture: Picture<P>): readonly StripCell[];
  /** Faults that a click on the strip makes at their instant. Absent: none. */
  slots?(processes: readonly Pick<ProcessSpec, 'id' | 'role'>[]): readonly FaultSlot[];
  /** Who did what, and so what: at most 14 words and 84 characters, true on any path. */
  headline(event: TraceEvent<P>, before: Picture<P>, after: Picture<P>): string;
  /** A model of many machines: shown as fields and charts. Absent: as nodes on a stage. */
  readonly outage?: OutageFace<P>;
}
