import type { EventIndex } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';
import { goalText, meets, type Goal } from './run-goals.ts';
import type { BranchId, SessionState } from './state.ts';
import { branchOf } from './current-branch.ts';

/** A search under way: everything before `next` was looked at. */
export interface Search {
  readonly goal: Goal;
  readonly branch: BranchId;
  readonly from: EventIndex;
  readonly next: EventIndex;
}

/** Further than this nobody wants to wait; and what has not come by then may never come. */
export const SEARCHED_EVENTS = 10_000;
const AT_ONCE = 2000;

interface Host {
  readonly get: () => SessionState;
  readonly set: (change: Partial<SessionState>) => void;
  /** Simulates on, until there are that many events. */
  readonly extend: (until: number) => void;
  readonly from: () => EventIndex;
  readonly seek: (index: EventIndex) => void;
}

export interface RunUntil {
  start(goal: Goal): void;
  stop(): void;
  /** Looks at what has come since. */
  goOn(): void;
}

/** Follows the run to the next event that is looked for, or says honestly that there is none. */
export function createRunUntil({ get, set, extend, from, seek }: Host): RunUntil {
  function say(text: string): void {
    set({ search: null, notice: { tone: 'info', text, reload: false } });
  }

  function goOn(): void {
    const { search, breakpoints } = get();
    if (search === null) return;
    const branch = branchOf(get());
    if (branch === undefined || branch.id !== search.branch) return set({ search: null });
    const { events, status } = branch;
    const last = search.from + SEARCHED_EVENTS;
    const found = firstOf(events, search.next, last, (event) =>
      meets(search.goal, event, breakpoints),
    );
    if (found !== null) {
      set({ search: null });
      seek(found);
      return;
    }
    const text = goalText(search.goal);
    if (events.length > last) {
      return say(`Not found: in the next ${SEARCHED_EVENTS} events it never happens that ${text}.`);
    }
    if (status === 'ended' || status === 'failed') {
      return say(`Not found: the run ends at event ${events.length - 1} before ${text}.`);
    }
    if (events.length > search.next) set({ search: { ...search, next: events.length } });
    if (status === 'paused') extend(Math.min(last + 1, events.length + AT_ONCE));
  }

  return {
    start(goal) {
      const { current } = get();
      if (current === null) return;
      const here = from();
      set({ search: { goal, branch: current, from: here, next: here + 1 }, notice: null });
      goOn();
    },
    stop: () => set({ search: null }),
    goOn,
  };
}

function firstOf(
  events: readonly EventSummary[],
  from: EventIndex,
  last: EventIndex,
  test: (event: EventSummary) => boolean,
): EventIndex | null {
  const end = Math.min(events.length - 1, last);
  for (let index = from; index <= end; index += 1) {
    const event = events[index];
    if (event !== undefined && test(event)) return index;
  }
  return null;
}
