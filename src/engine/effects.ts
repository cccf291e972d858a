import { without, withItem } from '../base/lists.ts';
import { assertNever } from '../base/assert.ts';
import { drawInteger } from '../base/random.ts';
import type { LogList } from '../base/log-list.ts';
import { fromItems, items } from '../base/log-list.ts';
import type { ProcessId, ProtocolTypes, Timer } from './configuration.ts';
import { change, nextName, processIn, type Draft } from './draft.ts';
import type { Effect } from './effect.ts';
import { sendMessage } from './network.ts';

/**
 * Carries out `effects` of process `id` in order, up to and including the start of the first forced append; the
 * rest waits in `pending`. `cutAfter` lets only so many through (a crash follows); null lets all.
 */
export function applyEffects<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  effects: readonly Effect<P>[],
  cutAfter: number | null,
): void {
  for (let n = 0; n < effects.length; n++) {
    const effect = effects[n] as Effect<P>;
    if (cutAfter !== null && n >= cutAfter) {
      change(draft, id, { pending: effects.slice(n) });
      return;
    }
    applyEffect(draft, id, effect);
    if (effect.kind === 'appendLog' && effect.forced) {
      change(draft, id, { pending: effects.slice(n + 1) });
      return;
    }
  }
}

function applyEffect<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  effect: Effect<P>,
): void {
  switch (effect.kind) {
    case 'send':
      return sendMessage(draft, id, effect);
    case 'setTimer':
      return setTimer(draft, id, effect);
    case 'cancelTimer':
      return cancelTimer(draft, id, effect.timer, effect.subject);
    case 'appendLog':
      return effect.forced
        ? startWrite(draft, id, effect.record)
        : bufferRecord(draft, id, effect.record);
    case 'truncateLog':
      return truncateLog(draft, id, effect.count);
    case 'become':
      change(draft, id, { state: effect.state });
      draft.effects.push({ kind: 'become' });
      return;
    case 'reply':
    case 'giveUp':
      return endOperation(draft, id, effect);
    case 'note':
      draft.effects.push(effect);
      return;
    default:
      return assertNever(effect);
  }
}

function setTimer<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  effect: Extract<Effect<P>, { kind: 'setTimer' }>,
): void {
  const name = nextName(draft, `${id} ${effect.timer}`, effect.subject);
  const [minMs, maxMs] = effect.delayMs;
  const due = draft.time + drawInteger(draft.world.seed, 'timer', name, minMs, maxMs);
  const background = effect.background ?? false;
  const timer: Timer = {
    name,
    timer: effect.timer,
    subject: effect.subject,
    setAt: draft.time,
    due,
    minMs,
    maxMs,
    setBy: draft.index,
    background,
    frozen: false,
    expedited: false,
  };
  const others = without(processIn(draft, id).timers, (other) =>
    isTimer(other, effect.timer, effect.subject),
  );
  change(draft, id, { timers: withItem(others, timer) });
  draft.effects.push({ kind: 'setTimer', timer: name, due, background });
}

function cancelTimer<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  timer: string,
  subject: string,
): void {
  const timers = processIn(draft, id).timers;
  const found = timers.find((other) => isTimer(other, timer, subject));
  if (found === undefined) return;
  change(draft, id, { timers: without(timers, (other) => other === found) });
  draft.effects.push({ kind: 'cancelTimer', timer: found.name });
}

function isTimer(timer: Timer, kind: string, subject: string): boolean {
  return timer.timer === kind && timer.subject === subject;
}

function recordName<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  record: P['record'],
): string {
  return nextName(draft, `${id} ${record.kind}`, draft.world.protocol.subject(record));
}

function startWrite<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  record: P['record'],
): void {
  const { seed, options } = draft.world;
  const name = recordName(draft, id, record);
  const disk = processIn(draft, id).disk;
  const takes =
    drawInteger(seed, 'disk', name, options.diskMinMs, options.diskMaxMs) + disk.extraMs;
  const doneAt = draft.time + takes;
  change(draft, id, {
    write: {
      name,
      record,
      startedAt: draft.time,
      doneAt,
      startedBy: draft.index,
      fails: disk.failing,
    },
    disk: { ...disk, failing: false },
  });
  draft.effects.push({ kind: 'forceStart', write: name, record, doneAt });
}

function bufferRecord<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  record: P['record'],
): void {
  const name = recordName(draft, id, record);
  const flushAt = draft.time + draft.world.options.flushMs;
  const buffer = processIn(draft, id).buffer;
  change(draft, id, { buffer: withItem(buffer, { name, record, flushAt, by: draft.index }) });
  draft.effects.push({ kind: 'append', write: name, record });
}

function truncateLog<P extends ProtocolTypes>(draft: Draft<P>, id: ProcessId, count: number): void {
  const kept: LogList<P['record']> | null = fromItems(items(processIn(draft, id).log).slice(count));
  change(draft, id, { log: kept });
  draft.effects.push({ kind: 'truncate', count });
}

function endOperation<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  effect: Extract<Effect<P>, { kind: 'reply' | 'giveUp' }>,
): void {
  const client = processIn(draft, id).client;
  if (client === null || client.outstanding !== effect.operation) return;
  const life = client.life + (effect.kind === 'giveUp' ? 1 : 0);
  change(draft, id, { client: { ...client, outstanding: null, freeAt: draft.time, life } });
  draft.effects.push(effect);
}
