import type { Envelope, LogRecord } from '../../engine/configuration.ts';
import { isTwin } from '../../scene/frame.ts';
import type { MessageFace } from '../../scene/presentation.ts';

/** What stands at a message: what it is, and what is unusual about it. */
export function messageText(envelope: Envelope, face: MessageFace<LogRecord>): string {
  const label = face.label(envelope.message);
  if (label === '') return '';
  return [label, noteOf(envelope)].filter((it) => it !== '').join(' ');
}

function noteOf(envelope: Envelope): string {
  if (envelope.parked) return 'waits';
  if (envelope.held) return 'held';
  if (envelope.delayedMs > 0) return `+${envelope.delayedMs} ms`;
  if (isTwin(envelope)) return 'x2';
  const attempt = attemptOf(envelope.name);
  return attempt > 1 ? `retry ${attempt}` : '';
}

/** Names count how often the same was sent: `TC>P1 PREPARE T1#2`. */
export function attemptOf(name: string): number {
  return Number(/#(\d+)/.exec(name)?.[1] ?? 1);
}
