import type { EventIndex } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';
import type { Selection, SessionActions } from './state.ts';
import {
  firstIndex,
  isArrival,
  isAt,
  isBeat,
  isVisible,
  nextWhere,
  previousWhere,
} from './step-targets.ts';

interface Walker {
  readonly events: () => readonly EventSummary[];
  readonly selection: () => Selection;
  /** Is what keeps a protocol alive passed over? */
  readonly quiet: () => boolean;
  /** Where the next step begins: where a step that is still being shown leads. */
  readonly from: () => EventIndex;
  /** Goes there, with the way shown or not; null: there is nowhere to go. */
  readonly go: (target: EventIndex | null, shown: boolean) => void;
}

type StepActions = Pick<
  SessionActions,
  'step' | 'stepBack' | 'stepMessage' | 'stepAtNode' | 'nextBeat' | 'previousBeat' | 'seek'
>;

/** All the ways of going through a run. Forward shows the way, back and far does not. */
export function stepActions({ events, selection, quiet, from, go }: Walker): StepActions {
  const isSeen = (event: EventSummary) => !quiet() || isVisible(event);
  const last = () => Math.max(events().length - 1, 0);
  return {
    step() {
      const next = nextWhere(events(), from(), isSeen) ?? last();
      go(next, true);
    },
    stepBack: () => go(previousWhere(events(), from(), isSeen), false),
    stepMessage(direction) {
      if (direction > 0) go(nextWhere(events(), from(), isArrival) ?? last(), true);
      else go(previousWhere(events(), from(), isArrival), false);
    },
    stepAtNode(direction) {
      const selected = selection();
      if (selected?.kind !== 'node') return;
      const test = isAt(selected.id);
      if (direction > 0) go(nextWhere(events(), from(), test) ?? last(), true);
      else go(previousWhere(events(), from(), test), false);
    },
    nextBeat: () => go(nextWhere(events(), from(), isBeat) ?? last(), false),
    previousBeat: () => go(previousWhere(events(), from(), isBeat), false),
    seek(index) {
      const first = firstIndex(events());
      go(Math.min(Math.max(Math.round(index), first), last()), false);
    },
  };
}
