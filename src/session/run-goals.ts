import type { ProcessId, VirtualTime } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';
import { stopsAt, type Breakpoints } from './breakpoints.ts';

/** What a run is to be followed to. */
export type Goal =
  | { readonly kind: 'violated' }
  | { readonly kind: 'message'; readonly name: string }
  /** Any node where none is named. */
  | { readonly kind: 'crashed' | 'uncertain'; readonly process: ProcessId | null }
  | { readonly kind: 'returned' }
  | { readonly kind: 'time'; readonly ms: VirtualTime }
  | { readonly kind: 'breakpoint' };

/** Is this event the one? `event` comes after the place where the search began. */
export function meets(goal: Goal, event: EventSummary, breakpoints: Breakpoints): boolean {
  switch (goal.kind) {
    case 'violated':
      return event.violated.length > 0;
    case 'message':
      return event.received?.messageKind === goal.name;
    case 'crashed':
      return event.lanes.some((lane) => lane.status === 'crashed' && isOf(goal, lane.process));
    case 'uncertain':
      return event.lanes.some((lane) => lane.tone === 'uncertain' && isOf(goal, lane.process));
    case 'returned':
      return event.returned !== null;
    case 'time':
      return event.time >= goal.ms;
    case 'breakpoint':
      return stopsAt(breakpoints, event);
  }
}

function isOf(goal: { readonly process: ProcessId | null }, process: ProcessId): boolean {
  return goal.process === null || goal.process === process;
}

/** After "Run until". */
export function goalText(goal: Goal): string {
  switch (goal.kind) {
    case 'violated':
      return 'an invariant is violated';
    case 'message':
      return `a ${goal.name} arrives`;
    case 'crashed':
      return `${goal.process ?? 'a node'} crashes`;
    case 'uncertain':
      return `${goal.process ?? 'a node'} becomes uncertain`;
    case 'returned':
      return 'an operation returns';
    case 'time':
      return `${goal.ms} ms have passed`;
    case 'breakpoint':
      return 'a breakpoint is hit';
  }
}
