import type { AppliedEffect, TraceEvent } from '../../engine/action.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import { NOTHING, serverOf, servers, type Facts, type Run, type State } from './lesson-facts.ts';
import { recall } from './store.ts';
import type { Message, MessageOf, PrimaryBackup, Request } from './types.ts';
import { resultText, subject } from './words.ts';

/** What a run says about an operation: who carries it out, who answers, what the client hears. */

type Event = TraceEvent<PrimaryBackup>;
type Sent = Extract<AppliedEffect<PrimaryBackup>, { kind: 'send' }>;

/** What the client is told in answer to the operation; 'never': it is told nothing, as far as the run goes. */
export function told({ events }: Run, operation: string): string {
  for (const { effects } of events) {
    for (const effect of effects) {
      if (effect.kind === 'reply' && effect.operation === operation)
        return resultText(effect.result);
    }
  }
  return 'never';
}

/** The event with which the client is told. */
export function toldAt({ events }: Run, operation: string): Event | null {
  const isReply = (effect: AppliedEffect<PrimaryBackup>): boolean =>
    effect.kind === 'reply' && effect.operation === operation;
  return events.find(({ effects }) => effects.some(isReply)) ?? null;
}

/** Whose answer it is that the client takes: 'nobody' where it never gets one. */
export function answeredBy(run: Run, operation: string): string {
  const action = toldAt(run, operation)?.action;
  return action?.kind === 'deliver'
    ? action.envelope.slice(0, action.envelope.indexOf('>'))
    : 'nobody';
}

function sentIn(events: readonly Event[]): readonly Sent[] {
  return events.flatMap(({ effects }) =>
    effects.filter((effect): effect is Sent => effect.kind === 'send'),
  );
}

function sentLater({ now, run }: Facts): readonly Sent[] {
  return sentIn(run.events.slice(now.next));
}

/** All that is sent about an operation. */
export function sentAbout({ events }: Run, operation: string): readonly Sent[] {
  return sentIn(events).filter(({ message }) => subject(message) === operation);
}

/** What `from` says first to `to`, after the question, of the kinds that matter; 'nothing' where it says none. */
export function says(
  facts: Facts,
  from: ProcessId,
  to: ProcessId,
  ...kinds: readonly Message['kind'][]
): string {
  const isIt = (one: Sent): boolean =>
    one.from === from && one.to === to && kinds.includes(one.message.kind);
  return sentLater(facts).find(isIt)?.message.kind ?? NOTHING;
}

/** The servers that have carried the operation out, in order: 'S1 S2', or 'none'. */
export function doneBy(run: Run, state: State, operation: string): string {
  const request = requestOf(run, operation);
  const found = servers(state).filter((id) => {
    const memory = serverOf(state, id);
    return request !== null && memory !== null && recall(memory.answers, request) !== 'new';
  });
  return found.length === 0 ? 'none' : found.join(' ');
}

function requestOf(run: Run, operation: string): Request | null {
  const found = sentAbout(run, operation).find(({ message }) => message.kind === 'REQUEST');
  return (found?.message as MessageOf<'REQUEST'> | undefined)?.request ?? null;
}

/** The first of the servers that carries the operation out. */
export function firstToDo(run: Run, operation: string): string {
  for (const { name, process } of run.events) {
    const state = process === null ? null : run.after(name);
    const done = state === null ? 'none' : doneBy(run, state, operation);
    if (done !== 'none') return done;
  }
  return 'nobody';
}

/** What a server says first to the client about its operation: 'REPLY', 'REJECT' or 'nothing'. */
export function firstAnswer(run: Run, server: ProcessId, operation: string): string {
  const isAnswer = ({ from, message: { kind } }: Sent): boolean =>
    from === server && (kind === 'REPLY' || kind === 'REJECT');
  return sentAbout(run, operation).find(isAnswer)?.message.kind ?? NOTHING;
}
