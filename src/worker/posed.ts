import { byCodeUnit } from '../base/canonical.ts';
import type { TraceEvent } from '../engine/action.ts';
import type { Configuration, Envelope } from '../engine/configuration.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import type { Question } from '../scene/lesson.ts';

/**
 * A question for any event of any protocol: which of the messages under way arrives next, or, where fewer than two
 * are, at which node something happens next. Right is what the run then does.
 */
export interface Posed extends Pick<Question, 'prompt' | 'kind' | 'options' | 'why'> {
  readonly right: string;
}

const MOST_OPTIONS = 4;

/** The question that `event` answers; undefined: another event does; null: there is none. */
export function posedBy(
  event: TraceEvent,
  now: Configuration,
  entry: ProtocolEntry,
  nodes: readonly string[],
): Posed | null | undefined {
  const texts = textsOf(now, entry);
  if (texts.size >= 2) {
    const right = arrivedWith(event, now);
    if (right === undefined) return undefined;
    const ids = [...texts.values()];
    const known = texts.get(textOf(right, entry)) ?? right.name;
    const shown = [known, ...ids.filter((one) => one !== known)].slice(0, MOST_OPTIONS);
    const options = [...texts].map(([text, name]) => ({ id: name, text }));
    return {
      prompt: 'Which of these messages arrives next?',
      kind: 'choice',
      options: options.filter((option) => shown.includes(option.id)),
      right: known,
      why: `It arrives at ${event.time} ms. Messages take their time, and no order is promised.`,
    };
  }
  if (event.action.kind === 'fault') return undefined;
  if (nodes.length < 2 || event.process === null || !nodes.includes(event.process)) return null;
  return {
    prompt: 'At which node does something happen next?',
    kind: 'node',
    options: nodes.map((node) => ({ id: node, text: node })),
    right: event.process,
    why: `${event.process} is next, at ${event.time} ms. What is due first happens first.`,
  };
}

/** What is under way, by how it reads: twins read alike and count as one. In order of names, which betrays nothing. */
function textsOf(now: Configuration, entry: ProtocolEntry): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const free = now.inFlight.filter(({ held, parked }) => !held && !parked);
  for (const envelope of free.toSorted((a, b) => byCodeUnit(a.name, b.name))) {
    const text = textOf(envelope, entry);
    if (!texts.has(text)) texts.set(text, envelope.name);
  }
  return texts;
}

function textOf({ from, to, message }: Envelope, { presentation }: ProtocolEntry): string {
  return `${presentation.messages[message.kind]?.label(message) ?? message.kind}: ${from} to ${to}`;
}

/** The message of then that reaches its node with this event, dead or alive. */
function arrivedWith(event: TraceEvent, now: Configuration): Envelope | undefined {
  const { action, outcome } = event;
  if (action.kind !== 'deliver' || outcome.kind === 'parked') return undefined;
  if (outcome.kind === 'lost' && outcome.why !== 'crashed' && outcome.why !== 'unstarted')
    return undefined;
  return now.inFlight.find(({ name }) => name === action.envelope);
}
