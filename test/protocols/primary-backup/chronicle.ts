import type { TraceEvent } from '../../../src/engine/action.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import type {
  Message,
  Operation,
  PrimaryBackup,
  Request,
  View,
} from '../../../src/protocols/primary-backup/types.ts';

type State = Configuration<PrimaryBackup>;
type Event = TraceEvent<PrimaryBackup>;

/** What has been sent, delivered, formed and struck so far, gathered from events and from nobody's memory. */
export class Chronicle {
  newest!: Event;
  now!: State;
  /** The message that this event brought, where its receiver took it in. */
  arrived: Message | null = null;
  /** Views as they became durable, the newest last. */
  readonly views: View[] = [];
  private before!: State;
  private readonly work = new Map<string, Request>();
  /** Who has said, in its present life, that a request was done there; and by which event first. */
  private readonly done = new Map<string, Map<string, number>>();
  private readonly everDone = new Map<string, number>();
  /** The newest view in any message that this server took in, in its present life. */
  private readonly heard = new Map<string, number>();
  /** Servers that got a snapshot that was not empty, in their present lives. */
  private readonly filled = new Set<string>();

  add(event: Event, before: State, after: State): void {
    this.newest = event;
    this.before = before;
    this.now = after;
    const { action, outcome, process } = event;
    const who = process ?? '';
    if (action.kind === 'fault' && action.fault.kind === 'crash' && outcome.kind === 'done') {
      this.done.delete(who);
      this.heard.delete(who);
      this.filled.delete(who);
    }
    this.arrived = null;
    if (action.kind === 'deliver' && outcome.kind === 'done') this.take(who, action.envelope);
    for (const effect of event.effects) {
      if (effect.kind === 'send') this.sends(who, effect.message);
      if (effect.kind !== 'durable') continue;
      for (const record of effect.records) if (record.kind === 'VIEW') this.views.push(record.view);
    }
  }

  private take(who: string, name: string): void {
    const waiting = this.before.processes.flatMap(({ inbox }) => inbox);
    const message = [...this.before.inFlight, ...waiting].find((it) => it.name === name)?.message;
    this.arrived = message ?? null;
    if (message?.kind === 'VIEW' || message?.kind === 'PONG') this.hears(who, message.view.num);
    if (message?.kind !== 'SNAPSHOT') return;
    this.hears(who, message.view);
    if (Object.keys({ ...message.data, ...message.answers }).length > 0) this.filled.add(who);
  }

  private hears(who: string, view: number): void {
    this.heard.set(who, Math.max(view, this.heard.get(who) ?? 0));
  }

  private sends(who: string, message: Message): void {
    if (message.kind === 'REQUEST') this.work.set(message.request.id, message.request);
    if (message.kind !== 'ACCEPT' && message.kind !== 'REPLY') return;
    const { index } = this.newest;
    const own = this.done.get(who) ?? new Map<string, number>();
    if (!own.has(message.request)) own.set(message.request, index);
    this.done.set(who, own);
    if (!this.everDone.has(message.request)) this.everDone.set(message.request, index);
  }

  workOf(request: string): Operation['kind'] | undefined {
    return this.work.get(request)?.work.kind;
  }

  /** Has it said before this event that the request was done there? */
  hadDone(who: string, request: string): boolean {
    return (this.done.get(who)?.get(request) ?? this.newest.index) < this.newest.index;
  }

  hadAnybodyDone(request: string): boolean {
    return (this.everDone.get(request) ?? this.newest.index) < this.newest.index;
  }

  newestHeardBy(who: string): number {
    return this.heard.get(who) ?? 0;
  }

  isFilled(who: string): boolean {
    return this.filled.has(who) || (this.done.get(who)?.size ?? 0) > 0;
  }

  isUp(who: string): boolean {
    return this.now.processes.some(
      ({ id, status }) => id === who && status !== 'crashed' && status !== 'unstarted',
    );
  }

  /** Requests that this event says are done. */
  saysDone(): readonly string[] {
    return this.newest.effects.flatMap((effect) =>
      effect.kind === 'send' &&
      (effect.message.kind === 'ACCEPT' || effect.message.kind === 'REPLY')
        ? [effect.message.request]
        : [],
    );
  }
}
