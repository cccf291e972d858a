import type { OperationId, ProcessId } from '../../engine/configuration.ts';
import type { Effect, Step } from '../../engine/effect.ts';
import type { LogRecord, Message, Result, State, TwoPhase } from './types.ts';

/**
 * Writes down what a handler does, in order. `become` before the first forced append changes memory at once; after
 * one it is an effect like the others, so that memory never shows what is not durable yet. No handler runs while
 * a force is under way, hence the states to come can be worked out beforehand.
 */
export class Script<S extends State> {
  /** Memory as it is at this point of the script. */
  now: S;
  private first: S;
  private isDeferred = false;
  private readonly effects: Effect<TwoPhase>[] = [];

  constructor(state: S) {
    this.now = state;
    this.first = state;
  }

  become(state: S): void {
    this.now = state;
    if (this.isDeferred) this.effects.push({ kind: 'become', state });
    else this.first = state;
  }

  /** Everything after waits until the record is durable. */
  force(record: LogRecord): void {
    this.effects.push({ kind: 'appendLog', record, forced: true });
    this.isDeferred = true;
  }

  /** Durable some time later; nothing waits for it. */
  append(record: LogRecord): void {
    this.effects.push({ kind: 'appendLog', record, forced: false });
  }

  send(to: ProcessId, message: Message): void {
    this.effects.push({ kind: 'send', to, message });
  }

  /** A message that only keeps the protocol going: a repeated question, a repeated answer. */
  sendInBackground(to: ProcessId, message: Message): void {
    this.effects.push({ kind: 'send', to, message, background: true });
  }

  setTimer(timer: string, subject: string, delayMs: number, longestMs = delayMs): void {
    this.effects.push({ kind: 'setTimer', timer, subject, delayMs: [delayMs, longestMs] });
  }

  setBackgroundTimer(timer: string, subject: string, delayMs: number): void {
    this.effects.push({
      kind: 'setTimer',
      timer,
      subject,
      delayMs: [delayMs, delayMs],
      background: true,
    });
  }

  cancelTimer(timer: string, subject: string): void {
    this.effects.push({ kind: 'cancelTimer', timer, subject });
  }

  reply(operation: OperationId, result: Result): void {
    this.effects.push({ kind: 'reply', operation, result });
  }

  giveUp(operation: OperationId): void {
    this.effects.push({ kind: 'giveUp', operation });
  }

  note(rule: string, beat?: string): void {
    this.effects.push({ kind: 'note', rule, ...(beat === undefined ? {} : { beat }) });
  }

  step(): Step<TwoPhase> {
    return [this.first, this.effects];
  }
}
