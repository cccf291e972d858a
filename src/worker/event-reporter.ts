import type { TraceEvent } from '../engine/action.ts';
import type { Configuration, ProcessId, ProtocolTypes } from '../engine/configuration.ts';
import {
  createOperationLedger,
  inHistory,
  type OperationChange,
  type OperationRecord,
} from '../engine/operations.ts';
import type { Run } from '../engine/run.ts';
import { arrivingIn, walkAlong, type Transition } from '../engine/walk.ts';
import type { Question } from '../scene/lesson.ts';
import type { OutageFace } from '../scene/outage.ts';
import type { TaughtEntry } from '../protocols/lessons.ts';
import type { EventSummary, MessageEnd, PosedQuestion, Reading } from './wire.ts';

type Lane = EventSummary['lanes'][number];

/** Tells the events of a run one after the other. */
export interface EventReporter {
  /** How many events were told. */
  readonly told: number;
  /** The next event; there must be one (`told < run.count`). */
  next(): EventSummary;
}

/** `scenario`: whose questions stand in this run. */
export function createEventReporter(run: Run, entry: TaughtEntry, scenario: string): EventReporter {
  const { presentation, lesson } = entry;
  const questions = questionsOf(lesson, scenario);
  const operations = createOperationLedger();
  const lanes = new Map<ProcessId, Lane>();
  const walk = walkAlong(run);

  /** A face depends on the process itself, on the ghost and on the cuts; what is in flight does not change it. */
  function changedLanes({ event, before, after }: Transition): readonly Lane[] {
    const isAll = event.index === 0 || before.ghost !== after.ghost || before.cuts !== after.cuts;
    return after.processes.flatMap((process, at) => {
      if (!isAll && process === before.processes[at]) return [];
      const { tone } = presentation.node(process, after);
      const known = lanes.get(process.id);
      if (known?.tone === tone && known.status === process.status) return [];
      const lane: Lane = { process: process.id, tone, status: process.status };
      lanes.set(process.id, lane);
      return [lane];
    });
  }

  return {
    get told() {
      return walk.at;
    },
    next() {
      const transition = walk.next();
      const { event, before, after } = transition;
      const change = operations.add(event);
      const notes = event.effects.filter((effect) => effect.kind === 'note');
      const rule = notes.find((note) => note.rule !== undefined)?.rule ?? null;
      return {
        index: event.index,
        time: event.time,
        name: event.name,
        kind: event.action.kind,
        fault: event.action.kind === 'fault' ? event.action.fault.kind : null,
        deed: presentation.outage === undefined ? null : deedOf(event),
        process: event.process,
        outcome: event.outcome,
        background: event.background,
        headline: presentation.headline(event, before, after),
        rule,
        code: rule === null ? null : (lesson?.pseudocode[rule] ?? null),
        beat: notes.find((note) => note.beat !== undefined)?.beat ?? null,
        causes: event.causes,
        sent: event.effects.flatMap(sentBy),
        received: received(transition),
        ignored: isIgnored(transition),
        struck: struckBy(event),
        cuts: before.cuts === after.cuts ? null : after.cuts,
        lanes: changedLanes(transition),
        durable: event.effects.flatMap((effect) =>
          effect.kind === 'durable' ? effect.records.map((it) => presentation.record(it)) : [],
        ),
        call: callOf(change, entry),
        returned: returnOf(change, entry),
        violated: run.violatedBy(event.index),
        callout: calloutOf(transition, lesson),
        asks: questions.filter(({ at }) => at === event.name).map(shownOf),
        reading: readingOf(after, run.machine.world.options, presentation.outage),
      };
    },
  };
}

function deedOf({ action }: TraceEvent): string | null {
  return action.kind === 'fault' && action.fault.kind === 'perturb'
    ? action.fault.perturbation
    : null;
}

function readingOf(
  picture: Configuration,
  options: ProtocolTypes['options'],
  outage: OutageFace | undefined,
): Reading | null {
  if (outage === undefined) return null;
  return {
    values: outage.charts.flatMap(({ gauges }) => gauges.map((it) => it.of(picture, options))),
    trigger: outage.trigger(picture, options),
    condition: outage.condition(picture, options),
  };
}

/** The lesson's questions for a scenario. */
export function questionsOf(lesson: TaughtEntry['lesson'], scenario: string): readonly Question[] {
  return lesson?.questions.filter(({ scenarios }) => scenarios.includes(scenario)) ?? [];
}

/** What the page may know of a question: not its answer, nor why. */
function shownOf({ id, prompt, kind, options }: Question): PosedQuestion {
  return { id, prompt, kind, options };
}

/** The first of the lesson's remarks that is true here and worth telling. */
function calloutOf(
  { event, before, after }: Transition,
  lesson: TaughtEntry['lesson'],
): EventSummary['callout'] {
  const found = lesson?.callouts.find((callout) => callout.holds(event, before, after));
  return found === undefined ? null : { id: found.id, text: found.text };
}

function sentBy(effect: TraceEvent['effects'][number]): readonly MessageEnd[] {
  if (effect.kind !== 'send') return [];
  const { envelope, from, to, message, background } = effect;
  return [{ envelope, from, to, messageKind: message.kind, background }];
}

function received(transition: Transition): MessageEnd | null {
  const envelope = arrivingIn(transition);
  if (envelope === null) return null;
  const { name, from, to, message, background } = envelope;
  return { envelope: name, from, to, messageKind: message.kind, background };
}

/** A message that came in and of which nothing came. */
function isIgnored({ event, before, after }: Transition): boolean {
  if (event.action.kind !== 'deliver' || event.outcome.kind !== 'done') return false;
  if (event.effects.some(({ kind }) => kind !== 'note')) return false;
  const stateIn = ({ processes }: Transition['after']) =>
    processes.find(({ id }) => id === event.process)?.state;
  return stateIn(before) === stateIn(after);
}

function struckBy({ action }: TraceEvent): string | null {
  return action.kind === 'fault' && 'envelope' in action.fault ? action.fault.envelope : null;
}

function callOf(
  { called }: OperationChange,
  { protocol, presentation }: TaughtEntry,
): EventSummary['call'] {
  if (called === null) return null;
  const { id, client, operation } = called;
  const text = presentation.operation?.(operation) ?? operation.kind;
  return { operation: id, text, client, entry: judged(called, protocol) };
}

function returnOf(
  { returned }: OperationChange,
  { protocol, presentation }: TaughtEntry,
): EventSummary['returned'] {
  if (returned === null) return null;
  const { id, result } = returned;
  const text = presentation.result?.(result) ?? plainText(result);
  return { operation: id, text, entry: judged(returned, protocol) };
}

function judged(record: OperationRecord, protocol: TaughtEntry['protocol']) {
  return protocol.judgedAs === undefined ? null : inHistory(protocol, record);
}

const PLAIN_CHARACTERS = 60;

function plainText(result: unknown): string {
  const text = typeof result === 'string' ? result : (JSON.stringify(result) ?? '');
  return text.slice(0, PLAIN_CHARACTERS);
}
