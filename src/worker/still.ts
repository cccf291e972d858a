import type { Configuration, EventIndex } from '../engine/configuration.ts';
import type { Run } from '../engine/run.ts';
import type { RunSpec, Scenario } from '../engine/spec.ts';
import { resolveOptions, ENGINE_OPTIONS } from '../engine/options.ts';
import type { OutageFace } from '../scene/outage.ts';
import type { TaughtEntry } from '../protocols/lessons.ts';
import { questionsOf } from './event-reporter.ts';
import { startRun } from './run-job.ts';
import type { Curves, Outline, Still } from './wire.ts';

/** Further than this no scenario's decisive moment lies. */
const MOST_EVENTS = 400;
/** A model plays hours of many machines. */
const MOST_OF_A_MODEL = 20_000;
/** A small picture shows no more. */
const SAMPLES = 160;
const SLICE = 16;

/** The decisive moment of a scenario, as the engine plays it; what comes after it is not looked at. */
export function stillOf(entry: TaughtEntry, scenario: Scenario): Still | null {
  const spec = specOf(entry, scenario);
  if (spec === null) return null;
  const run = startRun(spec, entry);
  const { outage } = entry.presentation;
  const most = outage === undefined ? MOST_EVENTS : MOST_OF_A_MODEL;
  let decisive = -1;
  for (let known = 0; decisive < 0 && run.end === null && known < most;) {
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
    curves: outage === undefined ? null : curvesOf(run, index, outage),
    links: [...new Set(links)],
    questions: questionsOf(entry.lesson, scenario.id).length,
    beats: effects.filter((it) => it.kind === 'note' && it.beat !== undefined).length,
  };
}

/** The first chart of a model, up to its decisive moment. */
function curvesOf(run: Run, until: EventIndex, { charts }: OutageFace): Curves | null {
  const [chart] = charts;
  if (chart === undefined) return null;
  const { options } = run.machine.world;
  const step = Math.max(1, Math.ceil(until / SAMPLES));
  const samples: Curves['samples'][number][] = [];
  for (let at = 0; at < until + step; at += step) {
    const picture = run.configurationAt(Math.min(at, until));
    const values = chart.gauges.map((gauge) => gauge.of(picture, options));
    samples.push({ time: picture.time, values });
  }
  const lines = chart.lines?.(options) ?? [];
  const limits = chart.gauges.map(({ limit }) => limit === true);
  return { max: chart.max(options), lines: lines.map(({ at }) => at), limits, samples };
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
