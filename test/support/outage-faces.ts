import { ensure } from '../../src/base/assert.ts';
import type { ProtocolTypes } from '../../src/engine/configuration.ts';
import type { ProcessSpec } from '../../src/engine/protocol.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import type { OutageFace } from '../../src/scene/outage.ts';
import type { Picture } from '../../src/scene/presentation.ts';
import type { Course } from './courses.ts';

/** What any model of many machines owes its page; everything that is found wrong, in words. */

/** So many letters fit on a button. */
const LONGEST_LABEL = 24;
/** And so many into a lane or beside it. */
const LONGEST_IN_LANE = 32;

/** What of this picture cannot be drawn; empty when all can. */
export function pictureProblems(
  face: OutageFace,
  picture: Picture,
  options: object,
): readonly string[] {
  const found: string[] = [];
  const known = new Set(face.states.map(({ id }) => id));
  for (const { id, glyphs } of face.fields(picture, options)) {
    if (new Set(glyphs.map((glyph) => glyph.id)).size < glyphs.length)
      found.push(`${id}: two glyphs of one name`);
    for (const { state, level = 0, title } of glyphs) {
      if (!known.has(state)) found.push(`${title}: no state ${state}`);
      if (!(level >= 0 && level <= 1)) found.push(`${title}: level ${level}`);
    }
  }
  for (const chart of face.charts) {
    const top = chart.max(options);
    for (const gauge of chart.gauges) {
      const value = gauge.of(picture, options);
      if (!(value >= 0 && value <= top)) found.push(`${chart.id}/${gauge.id}: ${value} of ${top}`);
    }
  }
  const { word } = face.condition(picture, options);
  if (word === '' || word.length > LONGEST_IN_LANE) found.push(`condition: ${word}`);
  const trigger = face.trigger(picture, options);
  if (trigger === '' || (trigger?.length ?? 0) > LONGEST_IN_LANE) found.push(`trigger: ${trigger}`);
  const moment = face.moment(picture, options);
  if (moment !== null && !face.story.moments.some(({ id }) => id === moment))
    found.push(`moment: ${moment}`);
  return [...found, ...pointProblems(face, picture, options)];
}

function pointProblems({ plane }: OutageFace, picture: Picture, options: object): string[] {
  if (plane === undefined) return [];
  const [x, y] = plane.point(picture, options);
  const isInside = x >= 0 && y >= 0 && x <= plane.x.max(options) && y <= plane.y.max(options);
  return isInside ? [] : [`a point at ${x}, ${y}`];
}

/** Controls that exist, each with a short name, and all there are; of each kind at least one. */
export function controlProblems(
  { protocol }: ProtocolEntry,
  { controls }: OutageFace,
  processes: readonly ProcessSpec[],
): readonly string[] {
  const roleOf = (process: string) => processes.find(({ id }) => id === process)?.role;
  const known = new Set(protocol.perturbations.map(({ id, role }) => `${role} ${id}`));
  const offered = new Set(controls.map(({ perturbation }) => perturbation));
  const does = ({ perturbation, process }: OutageFace['controls'][number]) =>
    known.has(`${roleOf(process)} ${perturbation}`);
  const isLong = ({ label }: OutageFace['controls'][number]) =>
    label.length > LONGEST_LABEL || label.split(' ').length > 4;
  return [
    ...controls.filter((it) => !does(it)).map(({ label }) => `${label}: nothing does that`),
    ...controls.filter(isLong).map(({ label }) => `long: ${label}`),
    ...protocol.perturbations
      .filter(({ id }) => !offered.has(id))
      .map(({ id }) => `no control ${id}`),
    ...['trigger', 'end', 'remedy']
      .filter((kind) => !controls.some((control) => control.kind === kind))
      .map((kind) => `no control is a ${kind}`),
  ];
}

/** Sources for every moment, an address for every source, sentences that are short. */
export function storyProblems({ story, states }: OutageFace): readonly string[] {
  const { moments: told, sources, what, slide, whyNotReplication, leftOut } = story;
  const known = sources.map(({ id }) => id);
  const sentences = (text: string) => text.split(/[.!?](?:\s|$)/).filter((it) => it !== '').length;
  const isLong: readonly (readonly [text: string, most: number])[] = [
    [what, 4],
    [whyNotReplication, 1],
    ...leftOut.map((text) => [text, 2] as const),
  ];
  return [
    ...known.filter((id, at) => known.indexOf(id) !== at).map((id) => `two sources ${id}`),
    ...sources.filter(({ title }) => title === '').map(({ id }) => `${id}: no title`),
    ...sources.filter(({ url }) => !/^https?:\/\/\S+$/.test(url)).map(({ id }) => `${id}: no url`),
    ...told.filter((one) => one.sources.length === 0).map(({ id }) => `${id}: no source`),
    ...told.flatMap((one) => one.sources.filter((id) => !known.includes(id))),
    ...told.filter(({ text }) => text.length > 240).map(({ text }) => `long: ${text}`),
    ...states.filter(({ word }) => word.split(' ').length > 2).map(({ word }) => `long: ${word}`),
    ...isLong.filter(([text, most]) => sentences(text) > most).map(([text]) => `long: ${text}`),
    ...[what, slide, whyNotReplication, ...leftOut]
      .filter((text) => !/^[A-Z].*\.$/s.test(text))
      .map((text) => `no sentence: ${text}`),
  ];
}

/** What becomes of the system, in the order in which it does: `vulnerable, triggered, metastable`. */
export function conditions<P extends ProtocolTypes>(
  { presentation }: ProtocolEntry<P>,
  run: Course<P>,
  options: P['options'],
): readonly string[] {
  const face = ensure(presentation.outage, 'a face') as OutageFace<P>;
  const kinds = run.map((picture) => face.condition(picture, options).kind);
  return kinds.filter((kind, at) => kind !== kinds[at - 1]);
}

/** The moments of the story that the run stands at, in order. */
export function moments<P extends ProtocolTypes>(
  { presentation }: ProtocolEntry<P>,
  run: Course<P>,
  options: P['options'],
): readonly string[] {
  const face = ensure(presentation.outage, 'a face') as OutageFace<P>;
  const ids = run.map((picture) => face.moment(picture, options));
  return ids.filter((id, at) => id !== ids[at - 1]).flatMap((id) => id ?? []);
}
