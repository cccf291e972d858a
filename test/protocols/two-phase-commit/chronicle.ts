import { canonical } from '../../../src/base/canonical.ts';
import type { TraceEvent } from '../../../src/engine/action.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import type { TwoPhase } from '../../../src/protocols/two-phase-commit/types.ts';

type Kind = 'COMMIT' | 'ABORT';

/** What has been sent, logged, said and struck so far, gathered from events. */
export class Chronicle {
  newest!: TraceEvent<TwoPhase>;
  private before!: Configuration;
  private after!: Configuration;
  private readonly promises = new Map<string, readonly [who: string, id: string]>();
  private readonly decisions = new Map<string, Kind>();
  private readonly delivered = new Set<string>();
  private readonly participants = new Map<string, readonly string[]>();
  private readonly records = new Map<string, number>();
  private decided: readonly [id: string, who: string] | null = null;

  add(event: TraceEvent<TwoPhase>, before: Configuration, after: Configuration): void {
    this.newest = event;
    this.before = before;
    this.after = after;
    this.decided = null;
    const who = event.process ?? '';
    const { action, outcome } = event;
    if (action.kind === 'deliver' && outcome.kind !== 'lost') {
      const [, kind = '', subject = ''] = action.envelope.split(' ');
      this.delivered.add(`${kind} ${subject.slice(0, subject.lastIndexOf('#'))}`);
    }
    for (const effect of event.effects) {
      if (effect.kind === 'send' && effect.message.kind === 'YES')
        this.promises.set(`${who} ${effect.message.transaction}`, [
          who,
          effect.message.transaction,
        ]);
      if (effect.kind === 'send' && effect.message.kind === 'PREPARE')
        this.participants.set(effect.message.transaction, effect.message.participants);
      if (effect.kind === 'reply')
        this.decide(
          who,
          effect.result.transaction,
          effect.result.outcome === 'committed' ? 'COMMIT' : 'ABORT',
        );
      if (effect.kind !== 'durable') continue;
      this.records.set(who, (this.records.get(who) ?? 0) + effect.records.length);
      for (const record of effect.records) {
        if (record.kind === 'PREPARED')
          this.promises.set(`${who} ${record.transaction}`, [who, record.transaction]);
        if (record.kind === 'COMMIT' || record.kind === 'ABORT')
          this.decide(who, record.transaction, record.kind);
      }
    }
  }

  private decide(who: string, id: string, kind: Kind): void {
    this.decided = [id, who];
    if (!this.decisions.has(`${who} ${id}`)) this.decisions.set(`${who} ${id}`, kind);
  }

  /** Promises that no decision has followed. */
  everyPromise(): readonly (readonly [who: string, id: string])[] {
    return [...this.promises].filter(([key]) => !this.decisions.has(key)).map(([, pair]) => pair);
  }

  decision(who: string, id: string): Kind | undefined {
    return this.decisions.get(`${who} ${id}`);
  }

  decidersOf(id: string): readonly string[] {
    return [...this.decisions.keys()].flatMap((key) =>
      key.endsWith(` ${id}`) ? [key.split(' ')[0] ?? ''] : [],
    );
  }

  justDecided(): readonly [id: string, who: string] | null {
    return this.decided;
  }

  wasDelivered(kind: Kind, id: string): boolean {
    return this.delivered.has(`${kind} ${id}`);
  }

  participantsOf(id: string): readonly string[] {
    return this.participants.get(id) ?? [];
  }

  recordsOf(who: string): number {
    return this.records.get(who) ?? 0;
  }

  isUp(who: string): boolean {
    return this.after.processes.some(({ id, status }) => id === who && status === 'up');
  }

  isDown(who: string): boolean {
    return this.after.processes.some(({ id, status }) => id === who && status === 'crashed');
  }

  wasDown(who: string): boolean {
    return this.before.processes.some(({ id, status }) => id === who && status === 'crashed');
  }

  isNobodyDown(): boolean {
    return this.after.processes.every(({ status }) => status !== 'crashed');
  }

  /** Not even the sender: memory and logs are what they were. */
  isNobodyChanged(): boolean {
    const all = ({ processes }: Configuration) =>
      canonical(processes.map(({ state, log }) => [state, log]));
    return all(this.before) === all(this.after);
  }
}
