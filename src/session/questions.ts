import type { EventIndex } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { AnswerOption } from '../scene/lesson.ts';
import type { AskedWorld, EventSummary, PosedQuestion } from '../worker/wire.ts';
import { branchOf } from './current-branch.ts';
import type { Answer } from './run-feed.ts';
import type { BranchId, SessionState } from './state.ts';

/** A question that is put to whoever looks. While it is open nothing of the future is shown. */
export interface AskedQuestion {
  readonly id: string;
  readonly branch: BranchId;
  /** The event it is asked at, and the one at which it is shown now. */
  readonly at: EventIndex;
  readonly shownAt: EventIndex;
  readonly prompt: string;
  readonly kind: 'choice' | 'node';
  readonly options: readonly AnswerOption[];
  readonly chosen: string | null;
  /** 'watching': the run goes on for a moment before the answer is told. */
  readonly stage: 'open' | 'watching' | 'revealed';
  /** Null until the worker knows. */
  readonly answer: {
    readonly right: readonly string[];
    readonly why: string;
    readonly worlds: readonly AskedWorld[];
  } | null;
}

interface Host {
  readonly get: () => SessionState;
  readonly set: (change: Partial<SessionState>) => void;
  readonly from: () => EventIndex;
  readonly seek: (index: EventIndex) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly ask: (id: string) => Promise<Answer>;
  readonly pose: (index: EventIndex) => Promise<PosedQuestion | null>;
  /** A world as a branch, at that event. */
  readonly openWorld: (name: string, spec: RunSpec, at: EventIndex) => void;
}

const WATCHED_MS = 4000;

/** An answer that was given before its run was open. */
interface EarlyAnswer {
  readonly question: string;
  readonly option: string;
}

export function createQuestions(host: Host) {
  const { get, set } = host;
  let early: EarlyAnswer | null = null;

  const change = (part: Partial<AskedQuestion>) => {
    const { question } = get();
    if (question !== null) set({ question: { ...question, ...part } });
  };
  const isCurrent = (id: string, branch: BranchId) => {
    const { question } = get();
    return question?.id === id && question.branch === branch;
  };

  function open(shown: PosedQuestion, at: EventIndex): void {
    const { current, asked } = get();
    if (current === null) return;
    const { id, prompt, kind, options } = shown;
    const question: AskedQuestion = {
      id,
      prompt,
      kind,
      options,
      at,
      shownAt: at,
      branch: current,
      chosen: null,
      stage: 'open',
      answer: null,
    };
    set({ question, asked: [...asked, id] });
    void host.ask(id).then((reply) => {
      if (!isCurrent(id, current)) return;
      if (reply.kind === 'answered') {
        const { right, why, worlds } = reply;
        change({ answer: { right, why, worlds } });
      } else if (id.includes('@')) giveUp(reply.message);
      // In this run the lesson's question has no answer: another is asked in its place.
      else poseAt(at, current);
    });
  }

  function poseAt(at: EventIndex, branch: BranchId): void {
    void host.pose(at).then((posed) => {
      const state = get();
      if (state.current !== branch || state.cursor !== at) return;
      if (posed !== null) open(posed, at);
      else giveUp('There is nothing to guess here: nothing is under way.');
    });
  }

  function giveUp(text: string): void {
    set({ question: null, notice: { tone: 'info', text, reload: false } });
  }

  /** The first at the cursor or after it that was not asked yet; at the cursor also one that was. */
  function nextAuthored(): Standing | null {
    const here = host.from();
    const { asked } = get();
    const ahead = (branchOf(get())?.events ?? []).slice(here);
    const all = standing(ahead);
    const found =
      all.find(({ question }) => !asked.includes(question.id)) ?? all.find(({ at }) => at === here);
    return found ?? null;
  }

  /** As soon as the run is open as far as its question: there the answer counts, and the run goes on. */
  function takeEarlyAnswer(): void {
    const { snapshot } = get();
    if (early === null || snapshot === null) return;
    const { question, option } = early;
    const found = standing(branchOf(get())?.events ?? []).find((it) => it.question.id === question);
    if (found === undefined) return;
    early = null;
    host.seek(found.at);
    open(found.question, found.at);
    change({ chosen: option });
    watchAndReveal();
  }

  /** Lets the run go on for a moment, then tells. */
  function watchAndReveal(): void {
    const before = get().question;
    if (before?.stage !== 'open') return;
    change({ stage: 'watching' });
    host.play();
    setTimeout(() => {
      const { question } = get();
      if (question?.stage !== 'watching' || question.id !== before.id) return;
      host.pause();
      change({ stage: 'revealed', shownAt: host.from() });
    }, WATCHED_MS);
  }

  return {
    takeEarlyAnswer,
    answerEarly(question: string, option: string): void {
      early = { question, option };
    },
    askQuestion(): void {
      const { current } = get();
      if (current === null) return;
      host.pause();
      const found = nextAuthored();
      if (found === null) return poseAt(host.from(), current);
      host.seek(found.at);
      open(found.question, found.at);
    },
    choose(option: string): void {
      if (get().question?.stage === 'open') change({ chosen: option });
    },
    reveal(): void {
      if (get().question?.stage === 'revealed') return;
      host.pause();
      change({ stage: 'revealed', shownAt: host.from() });
    },
    closeQuestion(): void {
      if (get().question !== null) set({ question: null });
    },
    showWorld(id: string): void {
      const { question } = get();
      const world = question?.answer?.worlds.find((it) => it.id === id);
      if (question === null || world === undefined) return;
      set({ question: null });
      host.openWorld(world.label, world.spec, question.at);
    },
  };
}

/** Is what comes after the cursor to be kept from everybody? */
export function isFutureHidden({ question }: Pick<SessionState, 'question'>): boolean {
  return question !== null && question.stage !== 'revealed';
}

/** A question stands at one event of one run: whoever goes elsewhere leaves it behind. */
export function isLeftBehind({ question, current, cursor }: SessionState): boolean {
  if (question === null) return false;
  if (question.branch !== current) return true;
  return question.stage !== 'watching' && question.shownAt !== cursor;
}

interface Standing {
  readonly at: EventIndex;
  readonly question: PosedQuestion;
}

/** The lesson's questions, each with the event that it stands at. */
function standing(events: readonly EventSummary[]): readonly Standing[] {
  return events.flatMap(({ index, asks }) => asks.map((question) => ({ question, at: index })));
}
