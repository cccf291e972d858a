import { interventionEvents } from '../engine/intervention-events.ts';
import type { Run } from '../engine/run.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { mismatchSentence, verifyOpened, type Mismatch, type OpenedLink } from '../session/link.ts';
import { single, wholeNumberOf, type Command } from './command.ts';
import { FORMATS, formatNamed } from './formats.ts';
import { begin, EVENTS_MAX, eventsOf, NO_HORIZON } from './simulate.ts';
import { chooseRun, SPEC_OPTIONS } from './spec-source.ts';
import { lineWriter } from './streams.ts';
import { isViolated, summaryOf } from './summary.ts';

const TIME_MAX = 1_000_000_000;

export const runCommand: Command = {
  name: 'run',
  operands: 'PROTOCOL/SCENARIO',
  most: 1,
  summary: 'Simulates a run and prints its events, one a line',
  options: {
    ...SPEC_OPTIONS,
    'until-ms': { value: 'T', help: 'stops at this simulated time' },
    format: { value: Object.keys(FORMATS).join('|'), help: 'how events are printed' },
  },
  async run(given, streams, registry) {
    const { spec, entry, link } = await chooseRun(given, streams, registry);
    const untilMs = wholeNumberOf(given, 'until-ms', TIME_MAX);
    const format = formatNamed(single(given, 'format') ?? 'text', entry.presentation);
    const run = begin(spec, entry, untilMs);
    const writer = lineWriter(streams);
    if (format.head !== null) await writer.line(format.head);
    for (const transition of eventsOf(run)) {
      const violated = run.violatedBy(transition.event.index);
      await writer.line(format.event(transition, violated));
    }
    const summary = summaryOf(run);
    const closing = format.summary(summary);
    if (closing !== null) await writer.line(closing);
    await writer.end();
    const mismatch = link === null ? null : compare(run, entry, link);
    if (mismatch !== null) streams.err(`lockstep: ${mismatchSentence(mismatch)}\n`);
    return isViolated(summary) ? 1 : 0;
  },
};

/** Does the run go as the link says? The link may be made later than the scenario's end. */
function compare(run: Run, entry: ProtocolEntry, link: OpenedLink): Mismatch | null {
  const { spec, cursor } = link;
  const wanted = Math.min(cursor ?? 0, EVENTS_MAX - 1);
  const longer = wanted < run.count ? run : begin(spec, entry, NO_HORIZON);
  longer.advance(wanted + 1);
  const at = interventionEvents(spec.interventions, longer.events);
  return verifyOpened(link, {
    at,
    marks: at.map((index) => (index === null ? '' : longer.digestAt(index))),
    digest: wanted === cursor && cursor < longer.count ? longer.digestAt(cursor) : '',
  });
}
