import { describe, expect, it } from 'vitest';
import type { Explored, Shrunk, Swept, Told } from '../../src/worker/search-wire.ts';
import { findsOf, nameOf } from '../../src/session/search/finds.ts';
import { conclusionOf, otherwise } from '../../src/session/search/words.ts';
import { crashName, outcomesOf } from '../../src/session/search/outcomes.ts';
import { foundSentence } from '../../src/session/opening.ts';
import { whyNoMore, type JobKind } from '../../src/session/search/job.ts';
import { findProtocol, REGISTRY } from '../../src/protocols/registry.ts';
import { testSearches, type TestSearches } from '../support/searching.ts';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

const HEALTHY = 'everyone-says-yes';
const OUTAGE =
  REGISTRY.find(({ presentation }) => presentation.outage !== undefined)?.scenarios[0]?.id ?? '';

function opened(off: readonly string[] = [], scenario = HEALTHY) {
  const session = testSession();
  session.actions.open(scenarioSpec(scenario, { off }));
  session.settle();
  return { session, searches: testSearches(session) };
}

const jobOf = (searches: TestSearches, kind: JobKind) => {
  const job = searches.store.getState().jobs[kind];
  if (job === null) throw new Error(`Nothing of the kind ${kind} was asked for.`);
  return job;
};

function toldOf<T extends Told['task']>(searches: TestSearches, kind: JobKind, task: T) {
  const { told } = jobOf(searches, kind);
  if (told?.task !== task) throw new Error(`${kind} tells nothing of ${task}.`);
  return told as Extract<Told, { task: T }>;
}

const says = (searches: TestSearches, kind: JobKind) => conclusionOf(jobOf(searches, kind));

function toEnd(session: TestSession): void {
  session.actions.seek(Number.MAX_SAFE_INTEGER);
  session.settle();
}

describe('Searches: a violation', () => {
  it('with all rules on everything is seen, and the sentence claims no more than that', () => {
    const { searches } = opened();
    searches.explore();
    expect(says(searches, 'violation')).toBe('Looking for the shortest run that violates a rule.');
    searches.work();
    const told: Explored = toldOf(searches, 'violation', 'explore');
    expect(told).toMatchObject({ status: 'complete', found: [] });
    expect(says(searches, 'violation')).toMatch(
      /^No rule is violated: [\d,]+ states, complete within these bounds, not a proof beyond them\.$/,
    );
    // What has nothing left to do keeps no memory.
    expect(searches.workers()).toBe(0);
  });

  it('with a rule off the shortest run opens as a branch at its first step, and ends in the violation', () => {
    const { session, searches } = opened(['2PC-R4']);
    searches.explore();
    searches.work();
    session.settle();
    const [found] = toldOf(searches, 'violation', 'explore').found;
    expect(session.state().branches).toHaveLength(2);
    expect(session.branch()).toMatchObject({ isFound: true, spec: found?.spec });
    expect(session.state().cursor).toBe(found?.from);
    for (let steps = 0; steps < (found?.steps ?? 0); steps += 1) {
      session.actions.seek(session.state().cursor + 1);
      session.settle();
    }
    expect(session.state().cursor).toBe(found?.to);
    expect(session.branch().events[found?.to ?? 0]?.violated).toContain(found?.id);
    expect(says(searches, 'violation')).toContain(`It takes ${found?.steps} steps`);
  });

  it('a system that only keeps itself alive before anybody asks: what is found is played to its end', () => {
    const { session, searches } = opened(['PB-R2'], 'old-primary-serves-no-gets');
    searches.explore();
    searches.work();
    session.settle();
    const [found] = toldOf(searches, 'violation', 'explore').found;
    toEnd(session);
    expect(session.state().cursor).toBe(found?.to);
    expect(session.branch().events.at(-1)?.violated).toEqual(['PB-LIN']);
    expect(session.branch().end?.unanchored).toEqual([]);
  });

  it('what it says of other rules, or within other bounds, is told as such', () => {
    const { session, searches } = opened();
    const other = () =>
      otherwise(
        jobOf(searches, 'violation'),
        session.branch().spec,
        searches.store.getState().chosen,
        findProtocol('two-phase-commit')?.protocol.rules ?? [],
      );
    searches.explore();
    searches.work();
    expect(other()).toBeNull();
    session.actions.vary({ off: ['2PC-R4'] });
    session.settle();
    expect(other()).toBe('This is about the run with all rules on.');
    searches.explore();
    searches.work();
    session.settle();
    // The run that was found is of the same rules.
    expect(session.branch().isFound).toBe(true);
    expect(other()).toBeNull();
    searches.setBound('losses', 2);
    expect(other()).toBe('This was searched within other bounds than are set now.');
    searches.setBound('losses', null);
    expect(other()).toBeNull();
    session.actions.vary({ off: [] });
    session.settle();
    expect(other()).toBe('This is about the run with A YES is a promise (2PC-R4) off.');
  });

  it.each([
    [{ fifo: true }, /^Here links keep the order, /],
    [{ lossPercent: 20 }, /^Here the network loses messages by chance, /],
  ])('where %j cannot be tried in every order it says so, and begins nothing', (change, why) => {
    const { session, searches } = opened();
    session.actions.vary({ options: { ...session.branch().spec.options, ...change } });
    session.settle();
    const scenario = findProtocol('two-phase-commit')?.scenarios[0];
    if (scenario === undefined) throw new Error('The scenario is gone.');
    for (const begin of [() => searches.explore(), () => searches.answer(scenario)])
      expect(begin()).toMatch(why);
    expect(session.state().notice?.text).toMatch(why);
    expect(searches.workers()).toBe(0);
  });

  it('undo takes the run that was found away again, and it can be opened once more', () => {
    const { session, searches } = opened(['2PC-R4']);
    searches.explore();
    searches.work();
    session.settle();
    session.actions.undo();
    session.settle();
    expect(session.branch().isFound).toBeUndefined();
    const [found] = findsOf(jobOf(searches, 'violation'));
    for (let times = 0; times < 2; times += 1) {
      if (found !== undefined) searches.open(found);
      session.settle();
    }
    expect(session.state().branches.filter(({ hidden }) => !hidden)).toHaveLength(2);
    expect(session.branch().spec).toEqual(found?.spec);
  });

  it('a state that breaks two rules is one run: both are named, and it opens once', () => {
    const { session, searches } = opened(['2PC-R4'], 'challenge-two-decisions');
    const entry = findProtocol('two-phase-commit');
    const challenge = entry?.scenarios.find(({ id }) => id === 'challenge-two-decisions');
    if (challenge === undefined) throw new Error('The challenge is gone.');
    searches.answer(challenge);
    searches.work();
    session.settle();
    const job = jobOf(searches, 'violation');
    expect(toldOf(searches, 'violation', 'explore').found.map(({ id }) => id)).toEqual([
      '2PC-AC1',
      '2PC-DATA',
    ]);
    expect(says(searches, 'violation')).toMatch(
      /^Violated: [^;()]+ \(2PC-AC1\); [^;()]+ \(2PC-DATA\)\. /,
    );
    const [find, ...others] = findsOf(job);
    expect(others).toEqual([]);
    expect(nameOf(find!)).toMatch(/^[^:]+, and 1 more: found in \d+ steps$/);
    expect(session.branch()).toMatchObject({ name: nameOf(find!), spec: find?.spec });
  });

  it('where no other is found it says so, and opens nothing again', () => {
    const { session, searches } = opened(['2PC-R4'], 'challenge-two-decisions');
    const { current } = session.state();
    searches.explore();
    searches.work();
    session.settle();
    session.actions.switchBranch(current ?? 0);
    searches.more('violation');
    searches.work();
    session.settle();
    expect(says(searches, 'violation')).toMatch(
      /^No other rule is violated: [\d,]+ states, complete within these bounds but for what follows a violation, not a proof/,
    );
    expect(session.state().current).toBe(current);
  });

  it('a rule that was not asked for is kept, and neither told nor opened as the one that was', () => {
    const { session, searches } = opened(['2PC-R4'], 'challenge-two-decisions');
    searches.explore({ rule: '2PC-AC2' });
    searches.work();
    session.settle();
    expect(says(searches, 'violation')).toMatch(/^2PC-AC2 is not violated: [\d,]+ states/);
    expect(findsOf(jobOf(searches, 'violation'))).not.toEqual([]);
    expect(session.branch().isFound).toBeUndefined();
  });

  it('whoever has gone on elsewhere in the meantime is not torn away', () => {
    const { session, searches } = opened(['2PC-R4']);
    searches.explore();
    session.actions.intervene({ kind: 'crash', process: 'P2' });
    session.settle();
    searches.work();
    expect(session.branch().isFound).toBeUndefined();
    expect(toldOf(searches, 'violation', 'explore').found).not.toEqual([]);
  });

  it('from an instant of the run it keeps what has happened until then', () => {
    const { session, searches } = opened(['2PC-R4']);
    const at = session.branch().events.find(({ name }) => name === 'disk P1 PREPARED T1#1')?.index;
    const before = session
      .branch()
      .events.slice(0, at)
      .map(({ name }) => name);
    searches.explore({ from: at ?? 0 });
    searches.work();
    session.settle();
    const names = session.branch().events.map(({ name }) => name);
    expect(names.slice(0, at)).toEqual(before);
    expect(session.state().cursor).toBeGreaterThan(at ?? 0);
  });

  it('stops, keeps what it has, and goes on from there', () => {
    const { searches } = opened();
    searches.explore();
    searches.work(2);
    searches.stop('violation');
    expect(jobOf(searches, 'violation').state).toBe('stopped');
    expect(says(searches, 'violation')).toMatch(
      /stopped after [\d,]+ states\. What was seen is kept/,
    );
    const { distinct } = toldOf(searches, 'violation', 'explore');
    searches.more('violation');
    searches.work();
    const told = toldOf(searches, 'violation', 'explore');
    expect(told.status).toBe('complete');
    expect(told.distinct).toBeGreaterThan(distinct);
  });

  it('a worker that does not hear Stop is ended', () => {
    const { searches } = opened();
    searches.explore();
    searches.deafen();
    searches.stop('violation');
    expect(jobOf(searches, 'violation').state).toBe('stopping');
    searches.wait();
    expect(jobOf(searches, 'violation')).toMatchObject({ state: 'lost', finished: true });
    expect(says(searches, 'violation')).toMatch(/what it had seen is not kept\.$/);
    expect(searches.workers()).toBe(0);
  });

  it('at a limit it says so, and goes on with more', () => {
    const { searches } = opened();
    searches.setBound('depth', 6);
    searches.explore();
    searches.work();
    expect(says(searches, 'violation')).toMatch(
      /as far down as was asked\. There is more below\.$/,
    );
    searches.more('violation');
    searches.work();
    expect(toldOf(searches, 'violation', 'explore').status).toBe('complete');
  });

  it('a worker that dies leaves one sentence, and the same can be tried again', () => {
    const { searches } = opened();
    searches.explore();
    searches.kill();
    expect(says(searches, 'violation')).toBe('The search broke off; memory may have run out.');
    searches.again('violation');
    searches.work();
    expect(toldOf(searches, 'violation', 'explore').status).toBe('complete');
  });

  it('another scenario ends what was searched in this one', () => {
    const { session, searches } = opened();
    searches.explore();
    session.actions.open(scenarioSpec('one-says-no'));
    session.settle();
    expect(searches.workers()).toBe(0);
    expect(searches.store.getState().jobs.violation).toBeNull();
  });
});

describe('Searches: goals and bounds', () => {
  it('what can be looked for is learned from the worker, once', () => {
    const { searches } = opened();
    searches.learn();
    const { inquiry } = searches.store.getState();
    const about = inquiry?.state === 'known' ? inquiry.about : null;
    expect(about?.goals.map(({ id }) => id)).toContain('P1-waits');
    expect(about?.bounds).toMatchObject({ crashes: 1, depth: 60 });
    searches.learn();
    expect(searches.store.getState().inquiry).toBe(inquiry);
    expect(searches.workers()).toBe(0);
  });

  it('while the answer is awaited nobody asks again; where it fails it says so and can be asked again', () => {
    const { searches } = opened();
    searches.deafen();
    searches.learn();
    searches.learn();
    expect(searches.workers()).toBe(1);
    searches.kill();
    expect(searches.store.getState().inquiry).toMatchObject({
      state: 'failed',
      problem: 'What can be looked for could not be found out.',
    });
    searches.learn();
    expect(searches.store.getState().inquiry).toMatchObject({ state: 'asked' });
  });

  it('goals are those of the run in force: with five participants P5 may wait', () => {
    const { session, searches } = opened([], 'sandbox');
    searches.learn();
    const goals = () => {
      const { inquiry } = searches.store.getState();
      return inquiry?.state === 'known' ? inquiry.about.goals.map(({ id }) => id) : [];
    };
    expect(goals()).not.toContain('P5-waits');
    session.actions.vary({ options: { ...session.branch().spec.options, participants: 5 } });
    session.settle();
    searches.learn();
    expect(goals()).toContain('P5-waits');
    searches.explore({ goal: 'P5-waits' });
    searches.work(50);
    expect(jobOf(searches, 'goal').problem).toBeNull();
    expect(jobOf(searches, 'goal').told).not.toBeNull();
  });

  it('a model of a large system is not searched, and the reader is told', () => {
    const { session, searches } = opened([], OUTAGE);
    const why = searches.explore();
    expect(why).toMatch(/its runs are not searched\.$/);
    expect(session.state().notice).toEqual({ tone: 'info', text: why, reload: false });
    searches.learn();
    expect([searches.workers(), searches.store.getState().jobs.violation]).toEqual([0, null]);
  });

  it('finds a run in which P1 waits, and one search more may be at work meanwhile', () => {
    const { session, searches } = opened();
    searches.explore();
    searches.explore({ goal: 'P1-waits' });
    expect(whyNoMore(searches.store.getState(), 'sweep')).toMatch(/^Two searches are at work/);
    expect(searches.sweep('TC')).toMatch(/^Two searches are at work/);
    expect(session.state().notice?.text).toMatch(/^Two searches are at work/);
    expect(searches.store.getState().jobs.sweep).toBeNull();
    searches.work();
    expect(says(searches, 'goal')).toMatch(/^P1 waits for somebody\. It takes 4 steps/);
  });
});

describe('Searches: sweep and shrink', () => {
  it('crashes the coordinator at every event: undecided, blocked, committed, each a world to open', () => {
    const { session, searches } = opened();
    searches.sweep('TC');
    searches.work();
    const told: Swept = toldOf(searches, 'sweep', 'sweep');
    expect(told.cells).toHaveLength(told.total);
    const outcomes = outcomesOf(told.cells);
    expect(outcomes.map(({ label }) => label)).toEqual(['undecided', 'blocked', 'committed']);
    expect(new Set(outcomes.map(({ letter }) => letter)).size).toBe(outcomes.length);
    expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(told.total);
    const cell = told.cells.find(({ outcome }) => outcome.kind === 'blocked');
    if (cell === undefined) throw new Error('No crash blocks anybody.');
    searches.openWorld(crashName('TC', cell), cell.spec, cell.event + 1);
    session.settle();
    expect(session.branch().end?.outcome).toBe('blocked');
    expect(session.branch().name).toMatch(/^TC crashes /);
  });

  it('a violation made by hand loses what it does not need', () => {
    const { session, searches } = opened(['2PC-R4']);
    const crashed = session.branch().events.find(({ name }) => name === 'disk TC COMMIT T1#1');
    session.actions.seek(crashed?.index ?? 0);
    session.actions.intervene({ kind: 'slowDisk', process: 'P1', extraMs: 20 });
    session.settle();
    session.actions.intervene({ kind: 'hold', envelope: 'TC>P2 COMMIT T1#1' });
    session.settle();
    toEnd(session);
    const broken = session.state().snapshot?.verdicts.find(({ state }) => state === 'violated');
    expect(broken?.rule).toBe('2PC-AC1');
    searches.shrink('2PC-AC1');
    searches.work();
    session.settle();
    const told: Shrunk = toldOf(searches, 'shrink', 'shrink');
    expect(told).toMatchObject({ before: 2, left: 1 });
    expect(says(searches, 'shrink')).toBe('2 interventions became 1: without it 2PC-AC1 holds.');
    expect(session.branch().spec.interventions).toHaveLength(1);
    toEnd(session);
    expect(session.branch().events.some(({ violated }) => violated.includes('2PC-AC1'))).toBe(true);
  });

  it('what is reduced is followed as long as the page has followed it, and no violation is not one that needs all', () => {
    const { session, searches } = opened(['2PC-R4'], 'challenge-two-decisions');
    searches.explore();
    searches.work();
    session.settle();
    toEnd(session);
    const at = session.state().cursor;
    searches.shrink('2PC-AC1');
    expect(jobOf(searches, 'shrink').task).toMatchObject({ kind: 'shrink', at });
    const job = jobOf(searches, 'shrink');
    const told = { task: 'shrink', rule: '2PC-AC1', tried: 1, found: [] } as const;
    const words = (before: number, left: number | null) =>
      conclusionOf({ ...job, state: 'ended', told: { ...told, before, left } });
    expect(words(2, null)).toBe(
      `That 2PC-AC1 is violated was not seen again as far as event ${at}, so nothing was left out.`,
    );
    expect(words(0, 0)).toBe('Nothing was done in this run that could be left out.');
    expect(words(1, 1)).toBe(
      'Nothing can be left out: without its one intervention 2PC-AC1 holds.',
    );
    expect(words(1, 0)).toBe('2PC-AC1 is violated without its one intervention too.');
    expect(words(3, 0)).toBe('2PC-AC1 is violated without any of its 3 interventions too.');
  });

  it('a sweep that ends before the run does says where', () => {
    const { searches } = opened([], 'sandbox');
    searches.sweep('TC');
    searches.work(1);
    const told: Swept | null = toldOf(searches, 'sweep', 'sweep');
    expect(told.goesOnAfter).not.toBeNull();
    const job = jobOf(searches, 'sweep');
    expect(
      conclusionOf({ ...job, state: 'ended', told: { ...told, total: told.cells.length } }),
    ).toContain(
      `stays down. The run goes on after event ${told.goesOnAfter}; what comes then was not looked at.`,
    );
  });

  it('what was found opens with a sentence that says what it is', () => {
    const { session, searches } = opened(['2PC-R4']);
    searches.explore();
    searches.work();
    session.settle();
    const sentence = () => foundSentence(session.branch(), session.state().cursor);
    expect(sentence()).toMatch(/^From here on, step by step: .+: found in \d+ steps\.$/);
    session.actions.step();
    expect(sentence()).toBeNull();
  });
});
