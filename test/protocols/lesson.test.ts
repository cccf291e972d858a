import { describe, expect, it } from 'vitest';
import { TAUGHT, type TaughtEntry } from '../../src/protocols/lessons.ts';
import { answerIn, specOf } from '../support/asking.ts';
import { runScenario } from '../support/runs.ts';

const answers = new Map<string, ReturnType<typeof answerIn>>();

/** What is right in that scenario as it is played; worked out once. */
function answerTo(entry: TaughtEntry, id: string, scenario: string): ReturnType<typeof answerIn> {
  const key = `${entry.protocol.id} ${id} in ${scenario}`;
  const found = answers.get(key) ?? answerIn(entry, specOf(entry, scenario), id);
  answers.set(key, found);
  return found;
}

const words = (text: string) => text.split(/\s+/).length;
const sentences = (text: string) => text.split(/[.!?](?:\s|$)/).filter((one) => one !== '').length;

/** Every lesson there is, of whatever protocol. */
describe.each(
  TAUGHT.flatMap((entry) =>
    entry.lesson === undefined ? [] : [[entry.protocol.id, entry, entry.lesson] as const],
  ),
)('Lesson of %s', (_, entry, { questions, callouts, pseudocode }) => {
  describe('texts', () => {
    it('names everything once', () => {
      for (const ids of [questions.map(({ id }) => id), callouts.map(({ id }) => id)])
        expect(ids).toEqual([...new Set(ids)]);
      for (const { worlds, options } of questions) {
        for (const ids of [worlds.map(({ id }) => id), options.map(({ id }) => id)])
          expect(ids).toEqual([...new Set(ids)]);
      }
    });

    it.each(questions)('$id is short, and every answer leads somewhere that exists', (question) => {
      const { prompt, why, options, worlds } = question;
      expect(words(prompt)).toBeLessThanOrEqual(20);
      expect(prompt).toMatch(/[?.]$/);
      expect(sentences(why)).toBeLessThanOrEqual(2);
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(4);
      for (const { text } of options) expect(text.length).toBeLessThanOrEqual(40);
      const shown = options.flatMap(({ world }) => (world === undefined ? [] : [world]));
      expect(worlds.map(({ id }) => id)).toEqual(expect.arrayContaining(shown));
    });

    it('has a line of pseudo-code for every rule, of at most 84 characters', () => {
      const { rules } = entry.protocol;
      expect(Object.keys(pseudocode).sort()).toEqual(rules.map(({ id }) => id).sort());
      for (const line of Object.values(pseudocode))
        expect([line, line.length <= 84]).toEqual([line, true]);
    });
  });

  // A challenge asks for deeds.
  const lessons = entry.scenarios.filter(({ challenge }) => challenge === undefined);

  describe.each(lessons)('Questions of $id', ({ id: scenario }) => {
    const own = questions.filter(({ scenarios }) => scenarios.includes(scenario));

    it('are at least two, each at an event that happens', () => {
      const run = runScenario(entry, scenario);
      const names = run.events.map(({ name }) => name);
      expect(own.length).toBeGreaterThanOrEqual(2);
      for (const { at } of own) expect(names).toContain(at);
      const nodes = run.machine.initial.processes.map(({ id }) => id);
      const clickable = own.filter(({ kind }) => kind === 'node');
      for (const { options } of clickable)
        expect(nodes).toEqual(expect.arrayContaining(options.map(({ id }) => id)));
    });

    it.each(own)('$id has an answer that is right and one that is wrong', ({ id, options }) => {
      const spec = specOf(entry, scenario);
      const { right, worlds } = answerTo(entry, id, scenario);
      const ids = options.map((option) => option.id);
      expect(ids).toEqual(expect.arrayContaining([...right]));
      expect(right.length).toBeGreaterThan(0);
      expect(right.length).toBeLessThan(ids.length);
      // Its worlds are other runs than this one.
      for (const world of worlds) expect([world.id, world.spec]).not.toEqual([world.id, spec]);
      expect(worlds).toHaveLength(questions.find((one) => one.id === id)?.worlds.length ?? 0);
    });
  });

  describe('options', () => {
    it('no place among them is the right one too often', () => {
      const choices = questions.filter(({ kind }) => kind === 'choice');
      const places = choices.map(({ id, scenarios: [scenario = ''], options }) => {
        const { right } = answerTo(entry, id, scenario);
        return options.findIndex((option) => option.id === right[0]);
      });
      for (const place of [0, 1, 2, 3]) {
        const often = places.filter((one) => one === place).length;
        expect([place, often < places.length / 2]).toEqual([place, true]);
      }
    });
  });
});
