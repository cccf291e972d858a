import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { TaughtEntry } from '../../src/protocols/lessons.ts';
import type { OutageFace, OutageStory } from '../../src/scene/outage.ts';
import { MODELS } from '../support/models.ts';
import { controlProblems, pictureProblems, storyProblems } from '../support/outage-faces.ts';
import { headlineProblems } from '../support/random-commands.ts';
import { runScenario } from '../support/runs.ts';

/** Numbers as a reader sees them; those in dates count, too, those in names (`EC2`) do not. */
function numbersIn(text: string): readonly string[] {
  return text.match(/(?<![A-Za-z\d])\d+(?:[.,:]\d+)*/g) ?? [];
}

function sourcedText({ title, moments }: OutageStory): string {
  return [title, ...moments.map(({ when, text }) => `${when} ${text}`)].join(' ');
}

/** Clock times, years and days: what can only be told of reality, unlike a number of machines. */
function datesIn(text: string): readonly string[] {
  const months =
    'January|February|March|April|May|June|July|August|September|October|November|December';
  const pattern = new RegExp(
    `\\b\\d{1,2}:\\d{2}\\b|\\b(?:19|20)\\d{2}\\b|\\b\\d{1,2} (?:${months})\\b|\\b[\\d.:]+ ?[ap]\\.?m\\b`,
    'g',
  );
  return text.match(pattern) ?? [];
}

/** All that a reader is told of a model but its story: what is played, asked, remarked, done and ruled. */
function textsOf({ protocol, scenarios, lesson }: TaughtEntry, face: OutageFace): string[] {
  return [
    ...scenarios.flatMap(({ title, summary }) => [title, summary]),
    ...(lesson?.questions ?? []).flatMap(({ prompt, why, options, worlds }) => [
      prompt,
      why,
      ...options.map(({ text }) => text),
      ...worlds.map(({ label }) => label),
    ]),
    ...(lesson?.callouts ?? []).map(({ text }) => text),
    ...face.controls.map(({ label }) => label),
    ...protocol.perturbations.map(({ title }) => title),
    ...protocol.rules.flatMap(({ title, sentence }) => [title, sentence]),
  ];
}

/** Every seventh event and the last: a gauge of a tick is like that of its neighbours. */
const STRIDE = 7;

describe.each(MODELS)('$id as an outage', ({ entry, face }) => {
  const { scenarios } = entry;
  const { story } = face;
  const first = ensure(scenarios[0], 'scenario');
  const asItWas = runScenario(entry, first.id);

  it.each(scenarios)('$id can be drawn at every event, and ends by itself', ({ id }) => {
    const run = runScenario(entry, id);
    expect(run.end?.outcome).not.toBe('horizon');
    const { options } = run.machine.context;
    const found = new Set<string>();
    for (let index = 0; index < run.count; index = Math.min(index + STRIDE, run.count - 1)) {
      for (const one of pictureProblems(face, run.configurationAt(index), options)) found.add(one);
      if (index === run.count - 1) break;
    }
    expect([...found]).toEqual([]);
  });

  it('every control is a perturbation of the process it is for, and every perturbation has one', () => {
    expect(controlProblems(entry, face, asItWas.machine.context.processes)).toEqual([]);
  });

  it.each(face.controls)(
    '$label may be done early, late and twice, and every sentence about it fits',
    ({ perturbation, process }) => {
      const third = Math.floor((asItWas.events.at(-1)?.time ?? 0) / 3);
      const deeds = [third, 2 * third, 2 * third + 1].map((timeMs) => ({
        at: { after: null, timeMs },
        action: { kind: 'perturb', process, perturbation } as const,
      }));
      const interventions = [...first.interventions, ...deeds].toSorted(
        (a, b) => a.at.timeMs - b.at.timeMs,
      );
      const run = runScenario(entry, first.id, { interventions });
      expect(run.end?.outcome).not.toBe('horizon');
      expect(run.events.filter(({ outcome }) => outcome.kind !== 'done')).toEqual([]);
      const { options } = run.machine.context;
      for (let index = 1; index < run.count; index++) {
        const event = ensure(run.events[index], 'event');
        if (event.action.kind !== 'fault' && index % STRIDE !== 0) continue;
        const [before, after] = [run.configurationAt(index - 1), run.configurationAt(index)];
        const text = entry.presentation.headline(event, before, after);
        expect([...headlineProblems(text), ...pictureProblems(face, after, options)]).toEqual([]);
      }
    },
  );

  it('its story is short, every moment of it has a source, and every source is named', () => {
    expect(storyProblems(face)).toEqual([]);
  });

  it('every date and time that is told anywhere is told with a source in its story', () => {
    const sourced = datesIn(sourcedText(story));
    const told = textsOf(entry, face).flatMap((text) => datesIn(text).map((date) => [date, text]));
    expect(told.filter(([date = '']) => !sourced.includes(date))).toEqual([]);
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
});
