import type { Outcome } from '../engine/action.ts';
import type { Tone } from './presentation.ts';

/** One end of a message's journey, as an event tells it. */
export interface JourneyEnd {
  readonly envelope: string;
  readonly from: string;
  readonly to: string;
  readonly messageKind: string;
  readonly background: boolean;
}

/** What the diagram needs to know of an event. */
export interface DiagramEvent {
  readonly index: number;
  readonly time: number;
  readonly fault: string | null;
  readonly process: string | null;
  readonly background: boolean;
  readonly outcome: Outcome;
  readonly sent: readonly JourneyEnd[];
  readonly received: JourneyEnd | null;
  readonly ignored?: boolean;
  /** The envelope that a fault acts on. */
  readonly struck?: string | null;
  /** Links that are cut from here on; null: as before. */
  readonly cuts?: readonly string[] | null;
  readonly lanes: readonly {
    readonly process: string;
    readonly tone: Tone;
    readonly status: string;
  }[];
}

export interface Journey extends JourneyEnd {
  readonly sentAt: number;
  /** Null while it is on its way. */
  endAt: number | null;
  fate: 'flying' | 'delivered' | 'lost' | 'dropped' | 'queued';
  /** Why it never came to be read: "P1 is down". */
  why: string | null;
  /** A twin that the network made. */
  readonly copy: boolean;
  /** Not the first attempt to say this. */
  readonly retry: boolean;
  /** The event that made it late. */
  delayedAt: number | null;
  /** It arrived and changed nothing. */
  ignored: boolean;
  /** Kinds of what its arrival sent straight back. */
  replies: readonly string[];
  /** Those that left before it on the same link and were still on their way when it arrived. */
  overtook: readonly Journey[];
}

export function newJourney(end: JourneyEnd, sentAt: number, copy: boolean): Journey {
  return {
    ...end,
    sentAt,
    copy,
    retry: attemptOf(end.envelope) > 1,
    endAt: null,
    fate: 'flying',
    why: null,
    delayedAt: null,
    ignored: false,
    replies: [],
    overtook: [],
  };
}

/** The name of a message ends with the number of the attempt: `TC>P1 COMMIT T1#2`. */
function attemptOf(envelope: string): number {
  const [, attempt] = /#(\d+)(?:~\d+)?$/.exec(envelope) ?? [];
  return attempt === undefined ? 1 : Number(attempt);
}

/** What is lost on its way is drawn to end there. */
const LOST_SHARE = 0.72;

/** How far it came, as a share of its way; `wall`: where a wall would have stopped it. */
export function shareOf({ fate, why }: Journey, wall: () => number): number {
  if (why === 'cut') return wall();
  return fate === 'dropped' || why === 'lost' ? LOST_SHARE : 1;
}

export function endJourney(journey: Journey, event: DiagramEvent): void {
  journey.endAt = event.index;
  journey.fate = fateOf(event);
  journey.why = reasonFor(event, journey);
  journey.ignored = event.ignored ?? false;
  journey.replies = event.sent
    .filter(({ from, to }) => from === journey.to && to === journey.from)
    .map(({ messageKind }) => messageKind);
}

function fateOf(event: DiagramEvent): Journey['fate'] {
  if (event.fault === 'drop') return 'dropped';
  if (event.outcome.kind === 'lost') return 'lost';
  return event.outcome.kind === 'queued' ? 'queued' : 'delivered';
}

function reasonFor(event: DiagramEvent, end: JourneyEnd): string | null {
  if (event.fault === 'drop') return 'dropped';
  if (event.outcome.kind === 'queued') return `${end.to} is ${event.outcome.why}`;
  if (event.outcome.kind !== 'lost') return null;
  switch (event.outcome.why) {
    case 'crashed':
      return `${end.to} is down`;
    case 'unstarted':
      return `${end.to} has not started`;
    case 'wall':
      return 'cut';
    case 'network':
      return 'lost';
  }
}
