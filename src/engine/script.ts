import type { OperationId, ProcessId, ProtocolTypes } from './configuration.ts';
import type { Effect, Step } from './effect.ts';

/**
 * Writes down what a handler does, in order. `become` before the first forced append changes memory at once; after
 * one it is an effect like the others, so that memory never shows what is not durable yet. No handler runs while
 * a force is under way, hence the states to come can be worked out beforehand.
 */
export class Script<P extends ProtocolTypes, S extends P['state'] = P['state']> {
  /** Memory as it is at this point of the script. */
  now: S;
  private first: S;
  private isDeferred = false;
  private readonly effects: Effect<P>[] = [];

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
  force(record: P['record']): void {
    this.effects.push({ kind: 'appendLog', record, forced: true });
    this.isDeferred = true;
  }

  /** Durable some time later; nothing waits for it. */
  append(record: P['record']): void {
    this.effects.push({ kind: 'appendLog', record, forced: false });
  }

  /** `background`: it only keeps the protocol going. `transferMs`: on top of the latency. */
  send(
    to: ProcessId,
    message: P['message'],
    how: { readonly background?: boolean; readonly transferMs?: number } = {},
  ): void {
    this.effects.push({ kind: 'send', to, message, ...how });
  }

  setTimer(timer: string, subject: string, delayMs: number, longestMs = delayMs): void {
    this.effects.push({ kind: 'setTimer', timer, subject, delayMs: [delayMs, longestMs] });
  }

  setBackgroundTimer(timer: string, subject: string, delayMs: number, longestMs = delayMs): void {
    const range = [delayMs, longestMs] as const;
    this.effects.push({ kind: 'setTimer', timer, subject, delayMs: range, background: true });
  }

  cancelTimer(timer: string, subject: string): void {
    this.effects.push({ kind: 'cancelTimer', timer, subject });
  }

  reply(operation: OperationId, result: P['result']): void {
    this.effects.push({ kind: 'reply', operation, result });
  }

  giveUp(operation: OperationId): void {
    this.effects.push({ kind: 'giveUp', operation });
  }

  note(rule: string, beat?: string): void {
    this.effects.push({ kind: 'note', rule, ...(beat === undefined ? {} : { beat }) });
  }

  step(): Step<P> {
    return [this.first, this.effects];
  }
}
