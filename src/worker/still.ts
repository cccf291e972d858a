import type { Configuration } from '../engine/configuration.ts';
import type { RunSpec, Scenario } from '../engine/spec.ts';
import { resolveOptions, ENGINE_OPTIONS } from '../engine/options.ts';
import type { TaughtEntry } from '../protocols/lessons.ts';
import { questionsOf } from './event-reporter.ts';
import { startRun } from './run-job.ts';
import type { Outline, Still } from './wire.ts';

/** Further than this no scenario's decisive moment lies. */
const MOST_EVENTS = 400;
const SLICE = 16;

/** The decisive moment of a scenario, as the engine plays it; what comes after it is not looked at. */
export function stillOf(entry: TaughtEntry, scenario: Scenario): Still | null {
  const spec = specOf(entry, scenario);
  if (spec === null) return null;
  const run = startRun(spec, entry);
  let decisive = -1;
  for (let known = 0; decisive < 0 && run.end === null && known < MOST_EVENTS;) {
    run.advance(known + SLICE);
    decisive = run.events.findIndex(({ name }) => name === scenario.decisive);
    known = Math.max(run.count, known + SLICE);
  }
  const index = decisive < 0 ? run.count - 1 : decisive;
  if (index < 0) return null;
  const effects = run.events.slice(0, index + 1).flatMap((event) => event.effects);
  const links = effects.flatMap((it) =>
    it.kind === 'send' ? [[it.from, it.to].toSorted().join(' ')] : [],
  );
  return {
    ...outlineOf(run.configurationAt(index), entry),
    links: [...new Set(links)],
    questions: questionsOf(entry.lesson, scenario.id).length,
    beats: effects.filter((it) => it.kind === 'note' && it.beat !== undefined).length,
  };
}

function specOf({ protocol }: TaughtEntry, scenario: Scenario): RunSpec | null {
  const schema = { ...ENGINE_OPTIONS, ...protocol.options };
  const options = resolveOptions(schema, scenario.options);
  if (!options.ok) return null;
  const { id, off, seed, interventions } = scenario;
  return { protocol: protocol.id, scenario: id, options: options.value, off, seed, interventions };
}

function outlineOf(
  configuration: Configuration,
  { presentation }: TaughtEntry,
): Omit<Outline, 'links'> {
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
