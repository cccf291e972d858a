import { createMachine } from '../engine/machine.ts';
import { interventionEvents } from '../engine/intervention-events.ts';
import { createRun, type Run } from '../engine/run.ts';
import type { EventIndex } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { TaughtEntry } from '../protocols/lessons.ts';
import { createEventReporter, type EventReporter } from './event-reporter.ts';
import { createInquiry, type Inquiry, type InquiryRequest } from './inquiry.ts';
import { snapshotAt } from './snapshot.ts';
import type { EngineReply, EventSummary } from './wire.ts';

type Question = { readonly kind: 'snapshot' | 'digest'; readonly index: EventIndex };

/** A run that was asked for under one number: how far it is to be told, and what else is to be answered. */
export interface RunJob {
  /** Tells events until there are `count`. */
  tellUntil(count: number): void;
  /** At once where the event is known, else as soon as it is. */
  ask(question: Question): readonly EngineReply[];
  /** Worked on before everything else. */
  inquire(request: InquiryRequest): void;
  /** Neither tells nor simulates further; what was asked is answered with what there is. */
  stop(): readonly EngineReply[];
  /** Tells nothing more, and does not say so: another run is wanted. */
  rest(): void;
  readonly isIdle: boolean;
  /** Up to `budget` events of work. */
  work(budget: number): readonly EngineReply[];
}

/** On the page time has no end: what never settles is simulated as far as somebody looks. */
const NO_HORIZON = Number.MAX_SAFE_INTEGER;

/** Errors: throws where the spec names what the registry does not have. */
export function startRun(spec: RunSpec, entry: TaughtEntry): Run {
  const { interventions, scenario } = spec;
  if (!entry.scenarios.some(({ id }) => id === scenario)) {
    throw new Error(`There is no scenario "${scenario}"`);
  }
  return createRun(createMachine(entry.protocol, spec), { interventions, horizonMs: NO_HORIZON });
}

export function createRunJob(number: number, run: Run, spec: RunSpec, entry: TaughtEntry): RunJob {
  const reporter: EventReporter = createEventReporter(run, entry, spec.scenario);
  let goal = 0;
  let isTold = true;
  let questions: Question[] = [];
  let inquiries: readonly Inquiry[] = [];

  const isOver = () => run.end !== null && reporter.told === run.count;

  function answer({ kind, index }: Question): readonly EngineReply[] {
    const last = run.count - 1;
    if (kind === 'snapshot') {
      const nearest = Math.min(index, last);
      if (nearest < 0) return [];
      return [{ kind, run: number, index: nearest, snapshot: snapshotAt(run, nearest) }];
    }
    const events = run.count === 0 ? [] : run.events;
    const at = interventionEvents(spec.interventions, events);
    const marks = at.map((event) => (event === null ? '' : run.digestAt(event)));
    const digest = index >= 0 && index <= last ? run.digestAt(index) : '';
    return [{ kind, run: number, index, digest, marks, at }];
  }

  const isKnown = ({ index }: Question) => index < run.count || run.end !== null;

  function answerKnown(): readonly EngineReply[] {
    const known = questions.filter(isKnown);
    questions = questions.filter((question) => !isKnown(question));
    return known.flatMap(answer);
  }

  /** Said once for every goal. */
  function whereItStands(): readonly EngineReply[] {
    if (isTold || (!isOver() && reporter.told < goal)) return [];
    isTold = true;
    if (!isOver() || run.end === null) {
      return [{ kind: 'paused', run: number, count: reporter.told }];
    }
    const { outcome, waiting, unanchored } = run.end;
    const count = run.count;
    const verdicts = count === 0 ? [] : run.verdictsAt(count - 1);
    return [{ kind: 'ended', run: number, end: { count, outcome, waiting, verdicts, unanchored } }];
  }

  return {
    tellUntil(count) {
      goal = count;
      isTold = false;
    },
    ask(question) {
      if (isKnown(question)) return answer(question);
      questions.push(question);
      return [];
    },
    inquire(request) {
      const asked = { number, run, spec, entry, start: startRun };
      inquiries = [...inquiries, createInquiry(asked, request)];
    },
    stop() {
      goal = reporter.told;
      const answers = [...questions.flatMap(answer), ...inquiries.map((one) => one.giveUp())];
      questions = [];
      inquiries = [];
      return [...answers, ...whereItStands()];
    },
    rest() {
      goal = reporter.told;
      isTold = true;
    },
    get isIdle() {
      return isTold && questions.length === 0 && inquiries.length === 0;
    },
    work(budget) {
      const [inquiry, ...others] = inquiries;
      if (inquiry !== undefined) {
        const reply = inquiry.work(budget);
        if (reply === null) return [];
        inquiries = others;
        return [reply];
      }
      const from = reporter.told;
      const events: EventSummary[] = [];
      const target = Math.max(goal, ...questions.map(({ index }) => index + 1));
      for (let left = budget; left > 0; left--) {
        if (reporter.told < Math.min(run.count, goal)) events.push(reporter.next());
        else if (run.end === null && run.count < target) run.advance(run.count + 1, 1);
        else break;
      }
      const told: EngineReply[] =
        events.length === 0 ? [] : [{ kind: 'events', run: number, from, events }];
      return [...told, ...answerKnown(), ...whereItStands()];
    },
  };
}
