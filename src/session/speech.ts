import type { EventSummary } from '../worker/wire.ts';
import { isVisible } from './step-targets.ts';

/** While playing nothing but what is urgent is said faster than this. */
export const SPOKEN_GAP_MS = 1500;

/**
 * When a screen reader is told of an event. Stepping: every event that is worth a step. Playing: beats, one after the
 * other, the newest wins. What breaks or is broken at once; what only keeps a protocol alive never.
 */
export function urgencyOf(event: EventSummary, playing: boolean): 'now' | 'in turn' | 'never' {
  if (event.kind === 'fault' || event.violated.length > 0) return 'now';
  if (!isVisible(event)) return 'never';
  if (!playing) return 'now';
  return event.beat === null ? 'never' : 'in turn';
}

/** What is said: the sentence, and which rules it breaks. */
export function spokenText(
  { headline, violated }: EventSummary,
  titleOf: (rule: string) => string,
): string {
  return [headline, ...violated.map((rule) => `Violated: ${titleOf(rule)}.`)].join(' ');
}
