import { ensure } from '../base/assert.ts';
import type { EventIndex } from '../engine/configuration.ts';
import type { Run } from '../engine/run.ts';
import type { Evidence, Question } from '../scene/lesson.ts';
import { courseOf, follow, isFollowed, worldSpec, type Reach } from './evidence.ts';
import type { Asked, Inquiry } from './inquiry.ts';
import type { AskedWorld, EngineReply } from './wire.ts';

/** How many events are looked through for the one that a question stands at. */
const SEARCHED = 20_000;
/** And how many are followed from there: more than any scenario takes until it settles. */
const FOLLOWED = 500;

type OtherWorld = AskedWorld & { readonly run: Run };

/**
 * Answers an authored question: follows the run and the question's worlds to their ends (or for as long again as its
 * scenario lasts), and lets the question read its answer off what happened.
 */
export function createQuestionJob(asked: Asked, id: string): Inquiry {
  const { number, run, spec, entry } = asked;
  const question = entry.lesson?.questions.find((one) => one.id === id);
  const horizonMs = entry.scenarios.find((one) => one.id === spec.scenario)?.horizonMs ?? 0;
  let worlds: readonly OtherWorld[] | null = null;
  let searched = 0;
  let reach: Reach = { timeMs: Number.MAX_SAFE_INTEGER, events: SEARCHED };

  const unasked = (message: string): EngineReply => ({
    kind: 'unasked',
    run: number,
    question: id,
    message,
  });

  /** Where that event is, among those that were not looked through before. */
  function look(name: string): EventIndex | null {
    for (; searched < run.count; searched++) {
      if (run.events[searched]?.name === name) return searched;
    }
    return null;
  }

  function begin({ at, worlds: others }: Question, index: EventIndex): EngineReply | null {
    const event = ensure(run.events[index], `event ${at}`);
    reach = { timeMs: event.time + horizonMs, events: index + FOLLOWED };
    const found: OtherWorld[] = [];
    for (const world of others) {
      const other = worldSpec(world, spec, run, index);
      if (other === null) return unasked(`The world "${world.label}" has no place in this run.`);
      found.push({
        id: world.id,
        label: world.label,
        spec: other,
        run: asked.start(other, entry),
      });
    }
    worlds = found;
    return null;
  }

  function conclude(asking: Question, all: readonly OtherWorld[]): EngineReply {
    const { at, options, why } = asking;
    const course = courseOf(run, reach);
    const evidence: Evidence = {
      now: ensure(course.after(at), `state after ${at}`),
      run: course,
      world: (name) => {
        const world = all.find((one) => one.id === name);
        return courseOf(ensure(world, `world ${name} of question ${id}`).run, reach);
      },
    };
    const right = asking.answer(evidence);
    const isAmongThem = right.every((one) => options.some((option) => option.id === one));
    if (!isAmongThem || right.length === 0 || right.length >= options.length)
      return unasked('This run has gone another way: none of the answers fits it.');
    const opened = all.map(({ run: _run, ...world }) => world);
    return { kind: 'answered', run: number, question: id, right, why, worlds: opened };
  }

  return {
    work(budget) {
      if (question === undefined) return unasked('There is no such question.');
      let left = budget;
      if (worlds === null) {
        let index = look(question.at);
        for (; index === null && left > 0 && !isFollowed(run, reach); left--) {
          run.advance(run.count + 1, 1);
          index = look(question.at);
        }
        if (index === null) {
          const isOver = isFollowed(run, reach);
          return isOver ? unasked('What it asks about does not happen here.') : null;
        }
        const problem = begin(question, index);
        if (problem !== null) return problem;
      }
      const all = worlds ?? [];
      for (const each of [run, ...all.map((world) => world.run)]) left = follow(each, reach, left);
      if (left === 0) return null;
      return conclude(question, all);
    },
    giveUp: () => unasked('It was stopped before the answer was known.'),
  };
}
