import type { Configuration } from '../engine/configuration.ts';
import type { RunSpec, Scenario } from '../engine/spec.ts';
import { resolveOptions, ENGINE_OPTIONS } from '../engine/options.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { createEventReporter } from './event-reporter.ts';
import { startRun } from './run-job.ts';
import type { Still } from './wire.ts';

/** Further than this no scenario's decisive moment lies; a run that never ends is looked at no further. */
const MOST_EVENTS = 400;

/** The decisive moment of a scenario, as the engine plays it. */
export function stillOf(entry: ProtocolEntry, scenario: Scenario): Still | null {
  const spec = specOf(entry, scenario);
  if (spec === null) return null;
  const run = startRun(spec, entry);
  run.advance(MOST_EVENTS);
  const reporter = createEventReporter(run, entry, scenario.id);
  let beats = 0;
  let decisive = run.count - 1;
  while (reporter.told < run.count) {
    const { index, name, beat } = reporter.next();
    if (beat !== null) beats += 1;
    if (name === scenario.decisive) decisive = index;
  }
  return decisive < 0 ? null : { ...outlineOf(run.configurationAt(decisive), entry), beats };
}

function specOf({ protocol }: ProtocolEntry, scenario: Scenario): RunSpec | null {
  const schema = { ...ENGINE_OPTIONS, ...protocol.options };
  const options = resolveOptions(schema, scenario.options);
  if (!options.ok) return null;
  const { id, off, seed, interventions } = scenario;
  return { protocol: protocol.id, scenario: id, options: options.value, off, seed, interventions };
}

function outlineOf(
  configuration: Configuration,
  { presentation }: ProtocolEntry,
): Omit<Still, 'beats'> {
  const { time, processes, inFlight, cuts } = configuration;
  return {
    nodes: processes.map((process) => ({
      id: process.id,
      role: process.role,
      tone: presentation.node(process, configuration).tone,
      status: process.status,
    })),
    messages: inFlight
      .filter(({ background }) => !background)
      .map(({ from, to, message, sentAt, deliverAt }) => ({
        from,
        to,
        messageKind: message.kind,
        share: Math.min(Math.max((time - sentAt) / Math.max(deliverAt - sentAt, 1), 0), 1),
      })),
    cuts,
  };
}
