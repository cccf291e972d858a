import { UsageError } from './streams.ts';
import type { Transition } from '../engine/walk.ts';
import { eventRecord, type Words } from './event-record.ts';
import { SHIVIZ_HEAD, shivizWriter } from './shiviz.ts';
import type { Summary } from './summary.ts';

/** How a run is written down. */
export interface Format {
  readonly head: string | null;
  event(transition: Transition, violated: readonly string[]): string;
  summary(summary: Summary): string | null;
}

export const FORMATS: Readonly<Record<string, (presentation: Words) => Format>> = {
  text: textFormat,
  jsonl: (presentation) => ({
    head: null,
    event: (transition) => JSON.stringify(eventRecord(transition, presentation)),
    summary: (summary) => JSON.stringify(summary),
  }),
  shiviz: (presentation) => {
    const write = shivizWriter();
    return {
      head: SHIVIZ_HEAD,
      event: ({ event, before, after }) =>
        write(event, presentation.headline(event, before, after)),
      summary: () => null,
    };
  },
};

export function formatNamed(name: string, presentation: Words): Format {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format !== undefined) return format(presentation);
  throw new UsageError(`--format: expected ${Object.keys(FORMATS).join(', ')}, got "${name}".`);
}

const NAME_WIDTH = 34;

function textFormat(presentation: Words): Format {
  return {
    head: line('#', 'ms', 'event', 'what happened'),
    event: ({ event, before, after }, violated) => {
      const headline = presentation.headline(event, before, after);
      const marks = violated.map((rule) => ` [violates ${rule}]`).join('');
      return line(`${event.index}`, `${event.time}`, event.name, headline + marks);
    },
    summary: (summary) => textSummary(summary, presentation),
  };
}

function line(index: string, time: string, name: string, text: string): string {
  return `${index.padStart(5)} ${time.padStart(7)}  ${name.padEnd(NAME_WIDTH)}  ${text}`;
}

function textSummary(summary: Summary, presentation: Words): string {
  const { outcome, events, timeMs, digest, waiting, violations, counters, processes } = summary;
  const nodes = Object.entries(processes);
  const rows = [
    `${outcome} after ${events} events and ${timeMs} ms; digest ${digest}`,
    ...waiting.map(
      ({ process, waitsFor, subject, rule }) =>
        `${process} waits for ${waitsFor.join(', ')} (${subject}, ${rule})`,
    ),
    ...violations.map(
      ({ rule, title, at, message }) => `violated at event ${at}: ${rule} ${title}. ${message}`,
    ),
    ...Object.entries(counters).map(([name, count]) => `${name}: ${count}`),
    ...nodes.map(
      ([id, { role, status, log }]) =>
        `${id}, ${role}, ${status}; log: ${log.map((record) => presentation.record(record)).join(', ') || 'empty'}`,
    ),
  ];
  return `\n${rows.join('\n')}`;
}
