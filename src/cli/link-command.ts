import { interventionEvents } from '../engine/intervention-events.ts';
import type { EventIndex } from '../engine/configuration.ts';
import type { Run } from '../engine/run.ts';
import { encodeLink } from '../session/link.ts';
import { readRunFile } from '../session/read-run-file.ts';
import { wholeNumberOf, type Command } from './command.ts';
import { begin, EVENTS_MAX, NO_HORIZON } from './simulate.ts';
import { readText } from './spec-source.ts';
import { orUsage, UsageError } from './streams.ts';

export const linkCommand: Command = {
  name: 'link',
  operands: 'FILE',
  most: 1,
  summary: 'The link of a run in a file (- is standard input)',
  options: {
    at: { value: 'EVENT', help: 'opens at this event; else where the last change was made' },
  },
  async run(given, streams, registry) {
    const [path] = given.positionals;
    if (path === undefined) throw new UsageError('link: expected FILE, got nothing.');
    const spec = orUsage(readRunFile(await readText(path, streams.read), registry));
    const entry = registry.find(({ protocol }) => protocol.id === spec.protocol);
    if (entry === undefined) throw new UsageError(`There is no protocol "${spec.protocol}".`);
    const asked = wholeNumberOf(given, 'at', EVENTS_MAX - 1);
    const run = begin(spec, entry, NO_HORIZON);
    run.advance(Math.max(asked ?? 0, entry.protocol.processes(spec.options).length) + 1);
    const at = interventionEvents(spec.interventions, run.events);
    const marks = at.map((index) => (index === null ? '' : run.digestAt(index)));
    const cursor = asked ?? openingOf(run, at);
    if (cursor >= run.count) {
      throw new UsageError(`--at: expected an event from 0 to ${run.count - 1}, got ${cursor}.`);
    }
    await streams.out(`${await encodeLink(spec, cursor, run.digestAt(cursor), marks)}\n`);
    return 0;
  },
};

/** Where the reader acted last; else where everybody has started. */
function openingOf(run: Run, interventions: readonly (EventIndex | null)[]): EventIndex {
  const last = interventions.findLast((index) => index !== null) ?? null;
  if (last !== null) return last;
  const later = run.events.findIndex(({ action }) => action.kind !== 'start');
  return Math.max(0, (later === -1 ? run.count : later) - 1);
}
