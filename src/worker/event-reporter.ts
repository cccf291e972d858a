import type { TraceEvent } from '../engine/action.ts';
import type { Configuration, Envelope, ProcessId } from '../engine/configuration.ts';
import { replayStep } from '../engine/replay.ts';
import type { Run } from '../engine/run.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import type { EventSummary, MessageEnd } from './wire.ts';

/** Up to here a run keeps every configuration; beyond, checkpoints. */
export const KEPT_CONFIGURATIONS = 20_000;

type Lane = EventSummary['lanes'][number];

/** Tells the events of a run one after the other. */
export interface EventReporter {
  /** How many events were told. */
  readonly told: number;
  /** The next event; there must be one (`told < run.count`). */
  next(): EventSummary;
}

export function createEventReporter(run: Run, { presentation }: ProtocolEntry): EventReporter {
  const lanes = new Map<ProcessId, Lane>();
  let before = run.machine.initial;
  let told = 0;

  /** One step from the state before is cheaper than a replay from a checkpoint. */
  function stateAfter(event: TraceEvent): Configuration {
    const isKept = event.index < KEPT_CONFIGURATIONS || event.index === run.count - 1;
    return isKept
      ? run.configurationAt(event.index)
      : replayStep(run.machine, before, event).configuration;
  }

  /** A face depends on the process itself, on the ghost and on the cuts; what is in flight does not change it. */
  function changedLanes(after: Configuration): readonly Lane[] {
    const isAll = told === 0 || before.ghost !== after.ghost || before.cuts !== after.cuts;
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
      return told;
    },
    next() {
      const event = run.events[told];
      if (event === undefined) throw new Error(`Internal error: no event ${told} to tell`);
      const after = stateAfter(event);
      const notes = event.effects.filter((effect) => effect.kind === 'note');
      const summary: EventSummary = {
        index: event.index,
        time: event.time,
        name: event.name,
        kind: event.action.kind,
        fault: event.action.kind === 'fault' ? event.action.fault.kind : null,
        process: event.process,
        outcome: event.outcome,
        background: event.background,
        headline: presentation.headline(event, before, after),
        rule: notes.find((note) => note.rule !== undefined)?.rule ?? null,
        beat: notes.find((note) => note.beat !== undefined)?.beat ?? null,
        causes: event.causes,
        sent: event.effects.flatMap(sentBy),
        received: received(event, before),
        lanes: changedLanes(after),
        durable: event.effects.flatMap((effect) =>
          effect.kind === 'durable' ? effect.records.map((it) => presentation.record(it)) : [],
        ),
        call: callOf(event, presentation),
        returned: returnOf(event, presentation),
        violated: run.violatedBy(event.index),
      };
      before = after;
      told += 1;
      return summary;
    },
  };
}

function sentBy(effect: TraceEvent['effects'][number]): readonly MessageEnd[] {
  if (effect.kind !== 'send') return [];
  const { envelope, from, to, message, background } = effect;
  return [{ envelope, from, to, messageKind: message.kind, background }];
}

/** The envelope whose journey ends, or pauses, with this event; null for all other events. */
export function arrivingIn(event: TraceEvent, before: Configuration): Envelope | null {
  const name = envelopeOf(event);
  if (name === null) return null;
  const inFlight = before.inFlight.find((envelope) => envelope.name === name);
  if (inFlight !== undefined) return inFlight;
  const inboxes = before.processes.map(({ inbox }) => inbox.find((it) => it.name === name));
  return inboxes.find((envelope) => envelope !== undefined) ?? null;
}

function envelopeOf({ action }: TraceEvent): string | null {
  if (action.kind === 'deliver') return action.envelope;
  return action.kind === 'fault' && action.fault.kind === 'drop' ? action.fault.envelope : null;
}

function received(event: TraceEvent, before: Configuration): MessageEnd | null {
  const envelope = arrivingIn(event, before);
  if (envelope === null) return null;
  const { name, from, to, message, background } = envelope;
  return { envelope: name, from, to, messageKind: message.kind, background };
}

type Words = ProtocolEntry['presentation'];

function callOf({ action, outcome }: TraceEvent, words: Words): EventSummary['call'] {
  if (action.kind !== 'invoke' || outcome.kind === 'nothing') return null;
  const text = words.operation?.(action.operation) ?? action.operation.kind;
  return { operation: action.id, text };
}

function returnOf({ effects }: TraceEvent, words: Words): EventSummary['returned'] {
  for (const effect of effects) {
    if (effect.kind !== 'reply') continue;
    const text = words.result?.(effect.result) ?? plainText(effect.result);
    return { operation: effect.operation, text };
  }
  return null;
}

const PLAIN_CHARACTERS = 60;

function plainText(result: unknown): string {
  const text = typeof result === 'string' ? result : (JSON.stringify(result) ?? '');
  return text.slice(0, PLAIN_CHARACTERS);
}
