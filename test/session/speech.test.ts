import { describe, expect, test } from 'vitest';
import { openingSentence } from '../../src/session/opening.ts';
import { readingMs } from '../../src/session/pacing.ts';
import { keepProgress, readSeen } from '../../src/session/progress.ts';
import { spokenText, urgencyOf } from '../../src/session/speech.ts';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

function running(scenario: string): TestSession {
  const session = testSession();
  session.actions.open(scenarioSpec(scenario));
  session.settle();
  return session;
}

const events = () => running('coordinator-dies-before-deciding').branch().events;

describe('What a screen reader hears', () => {
  test('stepping: all that is worth a step; playing: beats; what breaks: at once; pings: never', () => {
    const crash = events().find(({ kind }) => kind === 'fault')!;
    const beat = events().find((it) => it.beat !== null)!;
    const plain = events().find((it) => it.beat === null && it.kind === 'deliver')!;
    const retry = events().find(({ background }) => background)!;
    const told = (event: typeof crash) => [urgencyOf(event, false), urgencyOf(event, true)];
    expect(told(crash)).toEqual(['now', 'now']);
    expect(told(beat)).toEqual(['now', 'in turn']);
    expect(told(plain)).toEqual(['now', 'never']);
    expect(told(retry)).toEqual(['never', 'never']);
    expect(told({ ...retry, violated: ['X'] })).toEqual(['now', 'now']);
    expect(spokenText({ ...plain, violated: ['X'] }, () => 'All alike')).toBe(
      `${plain.headline} Violated: All alike.`,
    );
  });

  test('playing waits at beats and faults as long as their sentence takes to read', () => {
    const crash = events().find(({ kind }) => kind === 'fault')!;
    expect(readingMs({ ...crash, headline: 'TC crashes.' }, 1)).toBe(2000);
    expect(readingMs({ ...crash, headline: 'a b c d e f g h i j' }, 1)).toBe(4000);
    expect(readingMs({ ...crash, kind: 'deliver', beat: null }, 1)).toBe(0);
  });
});

describe('The beginning of a run', () => {
  test('is the question of its scenario, until it moves', () => {
    const session = running('coordinator-dies-before-deciding');
    const sentence = () => openingSentence(session.branch(), session.state().cursor);
    expect(sentence()).toMatch(/who may decide\?$/);
    session.actions.step();
    expect(sentence()).toBeNull();
    session.actions.stepBack();
    expect(sentence()).not.toBeNull();
  });
});

describe('Progress', () => {
  test('a scenario is ticked off when its decisive moment is reached', () => {
    const kept = new Map<string, string>();
    const shelf = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const session = testSession();
    keepProgress(session, shelf);
    const spec = scenarioSpec('coordinator-dies-before-deciding');
    session.actions.open(spec);
    session.settle();
    expect(readSeen(shelf).size).toBe(0);
    session.actions.seek(session.branch().events.length - 1);
    expect([...readSeen(shelf)]).toEqual([`${spec.protocol}/${spec.scenario}`]);
    expect(readSeen({ getItem: () => '{"no": 1}' }).size).toBe(0);
  });
});
