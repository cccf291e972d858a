import type { ProcessId } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';
import { isVisible } from './step-targets.ts';

/** Where playing stops by itself. */
export interface Breakpoints {
  /** Kinds of messages: stops where one arrives. */
  readonly kinds: readonly string[];
  /** Nodes: stops at whatever happens there. */
  readonly lanes: readonly ProcessId[];
}

export type Breakpoint =
  | { readonly kind: 'message'; readonly name: string }
  | { readonly kind: 'lane'; readonly name: ProcessId };

export const NO_BREAKPOINTS: Breakpoints = { kinds: [], lanes: [] };

export function stopsAt({ kinds, lanes }: Breakpoints, event: EventSummary): boolean {
  if (event.received !== null && kinds.includes(event.received.messageKind)) return true;
  return event.process !== null && lanes.includes(event.process) && isVisible(event);
}

export function countOf({ kinds, lanes }: Breakpoints): number {
  return kinds.length + lanes.length;
}

export function toggled(breakpoints: Breakpoints, { kind, name }: Breakpoint): Breakpoints {
  const list = kind === 'message' ? 'kinds' : 'lanes';
  const set = breakpoints[list];
  const next = set.includes(name) ? set.filter((it) => it !== name) : [...set, name];
  return { ...breakpoints, [list]: next };
}
