import { interventionEvents } from '../engine/intervention-events.ts';
import type { Run } from '../engine/run.ts';
import type { RunSpec } from '../engine/spec.ts';
import { mismatchSentence, verifyOpened, type Observed, type OpenedLink } from '../session/link.ts';
import { single, wholeNumberOf, type Command } from './command.ts';
import { FORMATS, formatNamed } from './formats.ts';
import { begin, eventsOf } from './simulate.ts';
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
    const isWhole = link !== null && untilMs === undefined;
    const mismatch = isWhole ? verifyOpened(link, observed(run, spec, link)) : null;
    if (mismatch !== null) streams.err(`lockstep: ${mismatchSentence(mismatch)}\n`);
    return isViolated(summary) ? 1 : 0;
  },
};

function observed(run: Run, spec: RunSpec, { cursor }: OpenedLink): Observed {
  const at = interventionEvents(spec.interventions, run.events);
  return {
    at,
    marks: at.map((index) => (index === null ? '' : run.digestAt(index))),
    digest: cursor !== null && cursor < run.count ? run.digestAt(cursor) : '',
  };
}
