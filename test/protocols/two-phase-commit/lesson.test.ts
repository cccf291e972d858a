import { describe, expect, it } from 'vitest';
import { lesson } from '../../../src/protocols/two-phase-commit/lesson.ts';
import { answerIn, specOf } from '../../support/asking.ts';
import { runScenario } from '../../support/runs.ts';
import { ENTRY } from '../../support/two-phase.ts';

const { questions, callouts, pseudocode } = lesson;
const words = (text: string) => text.split(/\s+/).length;
const sentences = (text: string) => text.split(/[.!?](?:\s|$)/).filter((one) => one !== '').length;

describe('Lesson of two-phase commit: texts', () => {
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
    const { rules } = ENTRY.protocol;
    expect(Object.keys(pseudocode).sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const line of Object.values(pseudocode))
      expect([line, line.length <= 84]).toEqual([line, true]);
  });
});

describe.each(ENTRY.scenarios)('Questions of $id', ({ id: scenario }) => {
  const own = questions.filter(({ scenarios }) => scenarios.includes(scenario));

  it('are at least two, each at an event that happens', () => {
    const names = runScenario(ENTRY, scenario).events.map(({ name }) => name);
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const { at } of own) expect(names).toContain(at);
  });

  it.each(own)('$id has an answer that is right and one that is wrong', ({ id, options, kind }) => {
    const { right } = answerIn(ENTRY, specOf(ENTRY, scenario), id);
    const ids = options.map((option) => option.id);
    expect(ids).toEqual(expect.arrayContaining([...right]));
    expect(right.length).toBeGreaterThan(0);
    expect(right.length).toBeLessThan(ids.length);
    const { processes } = runScenario(ENTRY, scenario).machine.initial;
    const nodes = processes.map((process) => process.id);
    expect(kind === 'choice' || ids.every((node) => nodes.includes(node))).toBe(true);
  });

  it.each(own.flatMap(({ id, worlds }) => worlds.map((world) => [id, world.id])))(
    '%s: the world %s differs from the run',
    (id, world) => {
      const spec = specOf(ENTRY, scenario);
      const opened = answerIn(ENTRY, spec, id).worlds.find((one) => one.id === world);
      expect(opened).toBeDefined();
      expect(opened?.spec).not.toEqual(spec);
    },
  );
});
