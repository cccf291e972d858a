import { ensure } from '../../src/base/assert.ts';
import type { ProcessId, ProtocolTypes } from '../../src/engine/configuration.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import type { OutageFace } from '../../src/scene/outage.ts';
import type { Sampled } from './sampled.ts';
import { machineOf } from './runs.ts';

/** What any model of many machines owes its page; everything that is found wrong, in words. */

const LONGEST_LABEL = 24;

/** In: a run, and the options it was played with. Out: problems of what would be shown of it, each once. */
export function faceProblems<P extends ProtocolTypes>(
  { presentation }: ProtocolEntry<P>,
  run: Sampled<P>,
  options: P['options'],
): readonly string[] {
  const face = ensure(presentation.outage, 'a face') as OutageFace<P>;
  const problems = new Set<string>();
  const states = new Set(face.states.map(({ id }) => id));
  const moments = new Set(face.story.moments.map(({ id }) => id));
  for (const picture of run) {
    for (const { glyphs } of face.fields(picture, options)) {
      if (new Set(glyphs.map(({ id }) => id)).size < glyphs.length) problems.add('a glyph twice');
      for (const { state, level = 0 } of glyphs) {
        if (!states.has(state)) problems.add(`no state ${state}`);
        if (!(level >= 0 && level <= 1)) problems.add(`level ${level}`);
      }
    }
    for (const chart of face.charts) {
      for (const gauge of chart.gauges) {
        const value = gauge.of(picture, options);
        if (!(value >= 0 && value <= chart.max(options)))
          problems.add(`${chart.id} ${gauge.id}: ${value}`);
      }
    }
    const moment = face.moment(picture, options);
    if (moment !== null && !moments.has(moment)) problems.add(`no moment ${moment}`);
    const words = [face.condition(picture, options).word, face.trigger(picture, options) ?? ''];
    for (const word of words) if (word.length > LONGEST_LABEL) problems.add(`long: ${word}`);
    if (face.plane !== undefined) {
      const [x, y] = face.plane.point(picture, options);
      const inside = x <= face.plane.x.max(options) && y <= face.plane.y.max(options);
      if (!(inside && x >= 0 && y >= 0)) problems.add(`a point at ${x}, ${y}`);
    }
  }
  return [...problems];
}

/** What is said once and for all: controls that exist, sources for every moment, numbers that a source stands for. */
export function storyProblems<P extends ProtocolTypes>(entry: ProtocolEntry<P>): readonly string[] {
  const { protocol, presentation } = entry;
  const { controls, story, states } = ensure(presentation.outage, 'a face') as OutageFace<P>;
  const { specs } = machineOf(entry as unknown as ProtocolEntry).world;
  const roleOf = (id: ProcessId) => specs.find((spec) => spec.id === id)?.role;
  const known = new Set(protocol.perturbations.map(({ id, role }) => `${role} ${id}`));
  const offered = new Set(controls.map(({ perturbation }) => perturbation));
  const sources = new Set(story.sources.map(({ id }) => id));
  return [
    ...controls
      .filter(({ perturbation, process }) => !known.has(`${roleOf(process)} ${perturbation}`))
      .map(({ label }) => `${label}: nothing does that`),
    ...controls
      .filter(({ label }) => label.length > LONGEST_LABEL)
      .map(({ label }) => `long: ${label}`),
    ...protocol.perturbations
      .filter(({ id }) => !offered.has(id))
      .map(({ id }) => `no control ${id}`),
    ...['trigger', 'end', 'remedy']
      .filter((kind) => !controls.some((control) => control.kind === kind))
      .map((kind) => `no control is a ${kind}`),
    ...story.moments.filter((one) => one.sources.length === 0).map(({ id }) => `${id}: no source`),
    ...story.moments
      .flatMap((one) => one.sources)
      .filter((id) => !sources.has(id))
      .map((id) => `no source ${id}`),
    ...story.sources
      .filter(({ url }) => !/^https?:\/\/\S+$/.test(url))
      .map(({ id }) => `${id}: no address`),
    ...states.filter(({ word }) => word.split(' ').length > 2).map(({ word }) => `long: ${word}`),
    ...[story.what, story.slide, story.whyNotReplication, ...story.leftOut]
      .filter((text) => !/^[A-Z].*\.$/s.test(text))
      .map((text) => `no sentence: ${text}`),
  ];
}

/** What becomes of the system, in the order in which it does: `vulnerable, triggered, metastable`. */
export function conditions<P extends ProtocolTypes>(
  { presentation }: ProtocolEntry<P>,
  run: Sampled<P>,
  options: P['options'],
): readonly string[] {
  const face = ensure(presentation.outage, 'a face') as OutageFace<P>;
  const kinds = run.map((picture) => face.condition(picture, options).kind);
  return kinds.filter((kind, at) => kind !== kinds[at - 1]);
}

/** The moments of the story that the run stands at, in order. */
export function moments<P extends ProtocolTypes>(
  { presentation }: ProtocolEntry<P>,
  run: Sampled<P>,
  options: P['options'],
): readonly string[] {
  const face = ensure(presentation.outage, 'a face') as OutageFace<P>;
  const ids = run.map((picture) => face.moment(picture, options));
  return ids.filter((id, at) => id !== ids[at - 1]).flatMap((id) => id ?? []);
}
