import type { ProcessId, ProtocolTypes } from '../engine/configuration.ts';
import type { Clock } from './clock.ts';
import type { Picture } from './presentation.ts';

/** How a small glyph looks; never by colour alone. */
export type GlyphLook = 'solid' | 'open' | 'hatched' | 'crossed' | 'dashed' | 'dotted';

/** A state that one of many may be in, as the legend tells it. */
export interface GlyphState {
  readonly id: string;
  /** Two words at most: "serving", "searching". */
  readonly word: string;
  readonly look: GlyphLook;
  readonly tone: 'good' | 'uncertain' | 'bad' | 'gone';
}

/** One of many that are alike: a host, a node, a router. */
export interface Glyph {
  readonly id: string;
  /** The id of a `GlyphState`. */
  readonly state: string;
  /** How full it is, 0 to 1. Absent: it is not filled by degrees. */
  readonly level?: number;
  /** In words, for a pointer and a screen reader: "Host 17, under investigation, 0 of 5 VMs". */
  readonly title: string;
}

/** Many that are alike, drawn as a field of small glyphs in a fixed order. */
export interface GlyphField {
  readonly id: string;
  /** "100 hosts". */
  readonly label: string;
  readonly glyphs: readonly Glyph[];
  /** Where it is not a plain field. */
  readonly arranged?: 'ring';
}

/** One curve of a chart. */
export interface Gauge<P extends ProtocolTypes = ProtocolTypes> {
  readonly id: string;
  /** Written at the curve: "offered to the database". */
  readonly label: string;
  of(picture: Picture<P>, options: P['options']): number;
  /** A line that the other curves are held against, and that somebody can move: a capacity. */
  readonly limit?: true;
}

export interface ChartFace<P extends ProtocolTypes = ProtocolTypes> {
  readonly id: string;
  readonly title: string;
  /** "queries a second", "% of hosts". */
  readonly unit: string;
  readonly gauges: readonly Gauge<P>[];
  /** The top of the axis; the least that is shown is 0. */
  max(options: P['options']): number;
  /** Lines that do not move: a capacity, a tipping point. */
  lines?(options: P['options']): readonly { readonly label: string; readonly at: number }[];
}

/** Where a system that can fail by itself stands (after Bronson et al., HotOS 2021). */
export type Condition =
  /** It serves, and a trigger of this size would pass. */
  | 'stable'
  /** It serves, and a trigger would tip it. */
  | 'vulnerable'
  /** The trigger is there, and the harm is its doing. */
  | 'triggered'
  /** The trigger is gone, and the harm keeps itself alive. */
  | 'metastable'
  /** What is broken stays broken, and breaks nothing else. */
  | 'damaged';

/** Something that the reader can do to the model: one of the protocol's perturbations at one process. */
export interface Control {
  readonly perturbation: string;
  readonly process: ProcessId;
  /** Three or four words, on a button: "Push the good value". */
  readonly label: string;
  /** `trigger` starts it, `end` takes the trigger away, `remedy` is what somebody may try. */
  readonly kind: 'trigger' | 'end' | 'remedy';
}

/** The state of a system as a point in a plane, and the points that it rests in. */
export interface PhasePlane<P extends ProtocolTypes = ProtocolTypes> {
  /** Where it rests, and under which condition. */
  readonly title: string;
  readonly x: { readonly label: string; max(options: P['options']): number };
  readonly y: { readonly label: string; max(options: P['options']): number };
  /** Where the system is. */
  point(picture: Picture<P>, options: P['options']): readonly [x: number, y: number];
  /** Curves through the points at which it would rest; `steady`: it returns there, otherwise it moves away. */
  curves(
    picture: Picture<P>,
    options: P['options'],
  ): readonly {
    readonly label: string;
    readonly steady: boolean;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

/** What happened in reality, by whom it is told, and what the model makes of it. */
export interface OutageStory {
  /** "Amazon EBS, 21 April 2011". */
  readonly title: string;
  /** Two or three plain sentences. */
  readonly what: string;
  readonly moments: readonly {
    readonly id: string;
    /** As the source has it, with the zone: "00:00 UTC". */
    readonly when: string;
    readonly text: string;
    /** Ids of `sources`. */
    readonly sources: readonly string[];
  }[];
  /** What the lecture's slide leaves out or puts too simply. */
  readonly slide: string;
  /** One sentence: why a replicated state machine does not help here. */
  readonly whyNotReplication: string;
  /** What this model leaves out; numbers that are the model's own are named as such here. */
  readonly leftOut: readonly string[];
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string;
  }[];
}

/** How a model of many machines is shown: a field of glyphs and charts take the place of nodes and lanes. */
export interface OutageFace<P extends ProtocolTypes = ProtocolTypes> {
  /** In the order of the legend. */
  readonly states: readonly GlyphState[];
  fields(picture: Picture<P>, options: P['options']): readonly GlyphField[];
  readonly charts: readonly ChartFace<P>[];
  readonly plane?: PhasePlane<P>;
  readonly controls: readonly Control[];
  /** The trigger as it acts just now, in a few words; null: there is none. */
  trigger(picture: Picture<P>, options: P['options']): string | null;
  /** And what has become of the system, in a few words. */
  condition(
    picture: Picture<P>,
    options: P['options'],
  ): { readonly kind: Condition; readonly word: string };
  /** The id of the moment of the story at which the model stands; null: before any. */
  moment(picture: Picture<P>, options: P['options']): string | null;
  /** Time on the axis: "min", "h", "s", and how many milliseconds that is. */
  readonly clock: Clock;
  readonly story: OutageStory;
}
