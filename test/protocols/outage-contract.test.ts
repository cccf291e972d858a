import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { REGISTRY } from '../../src/protocols/registry.ts';
import type { OutageFace, OutageStory } from '../../src/scene/outage.ts';
import type { Picture } from '../../src/scene/presentation.ts';
import { runScenario } from '../support/runs.ts';

/** What every model of many machines owes its page. */
const MODELS = REGISTRY.flatMap(({ protocol, presentation, scenarios }) =>
  presentation.outage === undefined
    ? []
    : [
        {
          id: protocol.id,
          entry: { protocol, presentation, scenarios },
          face: presentation.outage,
        },
      ],
);

/** Numbers as a reader sees them; those in dates count, too, those in names (`EC2`) do not. */
function numbersIn(text: string): readonly string[] {
  return text.match(/(?<![A-Za-z\d])\d+(?:[.,:]\d+)*/g) ?? [];
}

function sourcedText({ title, moments }: OutageStory): string {
  return [title, ...moments.map(({ when, text }) => `${when} ${text}`)].join(' ');
}

/** Every seventh event and the last: a gauge of a tick is like that of its neighbours. */
const STRIDE = 7;

/** What of this picture cannot be drawn, in words; empty when all can. */
function faults(face: OutageFace, picture: Picture, options: object): readonly string[] {
  const found: string[] = [];
  const known = new Set(face.states.map(({ id }) => id));
  for (const { id, glyphs } of face.fields(picture, options)) {
    if (new Set(glyphs.map((glyph) => glyph.id)).size !== glyphs.length)
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
  if (word === '' || word.split(' ').length > 6) found.push(`condition: ${word}`);
  const trigger = face.trigger(picture, options);
  if (trigger !== null && trigger.split(' ').length > 8) found.push(`trigger: ${trigger}`);
  const moment = face.moment(picture, options);
  if (moment !== null && !face.story.moments.some(({ id }) => id === moment))
    found.push(`moment: ${moment}`);
  return found;
}

describe.each(MODELS)('$id as an outage', ({ entry, face }) => {
  const { protocol, scenarios } = entry;
  const { story } = face;

  it.each(scenarios)('$id can be drawn at every event, and ends by itself', ({ id }) => {
    const run = runScenario(entry, id);
    expect(run.end?.outcome).not.toBe('horizon');
    const { options } = run.machine.context;
    for (let index = 0; index < run.count; index += STRIDE)
      expect(faults(face, run.configurationAt(index), options)).toEqual([]);
    expect(faults(face, run.configurationAt(run.count - 1), options)).toEqual([]);
  });

  it('every control is a perturbation of the process it is for, and every perturbation has one', () => {
    const run = runScenario(entry, scenarios[0]?.id ?? '');
    const { processes } = run.machine.context;
    for (const { perturbation, process, label } of face.controls) {
      const role = ensure(
        processes.find(({ id }) => id === process),
        process,
      ).role;
      const known = protocol.perturbations.filter((one) => one.role === role).map(({ id }) => id);
      expect(known).toContain(perturbation);
      expect(label.split(' ').length).toBeLessThanOrEqual(4);
    }
    const controlled = face.controls.map(({ perturbation }) => perturbation);
    expect(controlled.toSorted()).toEqual(protocol.perturbations.map(({ id }) => id).toSorted());
    expect(face.controls.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['trigger', 'end', 'remedy']),
    );
  });

  it.each(face.controls)(
    '$label may be done early, late and twice, and every sentence about it fits',
    ({ perturbation, process }) => {
      const [first] = scenarios;
      const lastMs = runScenario(entry, first?.id ?? '').events.at(-1)?.time ?? 0;
      const third = Math.floor(lastMs / 3);
      const deeds = [third, 2 * third, 2 * third + 1].map((timeMs) => ({
        at: { after: null, timeMs },
        action: { kind: 'perturb', process, perturbation } as const,
      }));
      const interventions = [...(first?.interventions ?? []), ...deeds].toSorted(
        (a, b) => a.at.timeMs - b.at.timeMs,
      );
      const run = runScenario(entry, first?.id ?? '', { interventions });
      expect(run.end?.outcome).not.toBe('horizon');
      const { options } = run.machine.context;
      for (let index = 1; index < run.count; index++) {
        const event = ensure(run.events[index], 'event');
        expect([event.name, event.outcome.kind]).toEqual([event.name, 'done']);
        if (event.action.kind !== 'fault' && index % STRIDE !== 0) continue;
        const picture = run.configurationAt(index);
        const text = entry.presentation.headline(event, run.configurationAt(index - 1), picture);
        expect([text, text.length <= 84 && text.split(/\s+/).length <= 14]).toEqual([text, true]);
        expect(text).not.toMatch(/undefined|null|NaN|told to behave/);
        expect(faults(face, picture, options)).toEqual([]);
      }
    },
  );

  it('every moment of its story has a source, and every source is named', () => {
    const known = story.sources.map(({ id }) => id);
    expect(new Set(known).size).toBe(known.length);
    for (const { sources } of story.moments) {
      expect(sources.length).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining([...sources]));
    }
    for (const { title, url } of story.sources) {
      expect(title).not.toBe('');
      expect(url).toMatch(/^https?:\/\/\S+$/);
    }
  });

  it('every number of its story is told with a source, or is called the model’s', () => {
    const sourced = numbersIn(sourcedText(story));
    for (const text of [story.what, story.slide, story.whyNotReplication])
      expect(sourced).toEqual(expect.arrayContaining([...numbersIn(text)]));
    for (const text of story.leftOut) {
      const strange = numbersIn(text).filter((number) => !sourced.includes(number));
      expect([text, strange.length === 0 || /model/i.test(text)]).toEqual([text, true]);
    }
  });

  it('its story is short', () => {
    const sentences = (text: string) =>
      text.split(/[.!?](?:\s|$)/).filter((it) => it !== '').length;
    expect(sentences(story.what)).toBeLessThanOrEqual(4);
    expect(sentences(story.whyNotReplication)).toBe(1);
    for (const { text } of story.moments) expect(text.length).toBeLessThanOrEqual(240);
    for (const text of story.leftOut) expect(sentences(text)).toBeLessThanOrEqual(2);
  });
});
