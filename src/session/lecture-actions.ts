import type { EventIndex } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { PosedQuestion } from '../worker/wire.ts';
import { applied, type Target } from './armed-tools.ts';
import { toggled } from './breakpoints.ts';
import type { LectureActions } from './lecture-state.ts';
import { createQuestions, isLeftBehind } from './questions.ts';
import type { Answer } from './run-feed.ts';
import { createRunUntil } from './run-until.ts';
import type { SessionActions, SessionState } from './state.ts';
import { healAll, otherSide, wallProblem } from './walls.ts';

interface Host {
  readonly get: () => SessionState;
  readonly set: (change: Partial<SessionState>) => void;
  readonly subscribe: (listener: () => void) => void;
  /** The other actions: these lean on them. */
  readonly actions: () => SessionActions;
  /** Where the playhead leads. */
  readonly from: () => EventIndex;
  readonly extend: (until: number) => void;
  readonly ask: (id: string) => Promise<Answer>;
  readonly pose: (index: EventIndex) => Promise<PosedQuestion | null>;
  readonly openWorld: (name: string, spec: RunSpec, at: EventIndex) => void;
}

/** Questions, tools in hand, searches, and how the page is shown. */
export function lectureActions(host: Host): LectureActions {
  const { get, set, actions, from } = host;
  const seek = (index: EventIndex) => actions().seek(index);
  const questions = createQuestions({
    get,
    set,
    from,
    seek,
    ask: host.ask,
    pose: host.pose,
    openWorld: host.openWorld,
    play: () => actions().play(),
    pause: () => actions().pause(),
  });
  const search = createRunUntil({ get, set, from, seek, extend: host.extend });

  host.subscribe(() => {
    if (isLeftBehind(get())) set({ question: null });
    if (get().search !== null) search.goOn();
    questions.takeEarlyAnswer();
  });

  function apply(target: Target): boolean {
    const { armed, snapshot } = get();
    if (armed === null || snapshot === null) return false;
    const action = applied(armed, target, snapshot);
    if (!action.ok) set({ refusal: action.error });
    else {
      set({ armed: null, refusal: null });
      actions().intervene(action.value);
    }
    return true;
  }

  function toggleSide(node: string): void {
    const { wall } = get();
    if (wall === null) return;
    set({ wall: wall.includes(node) ? wall.filter((it) => it !== node) : [...wall, node] });
  }

  const { takeEarlyAnswer: _taken, ...asking } = questions;
  return {
    ...asking,
    pick(target) {
      const { question, wall } = get();
      if (wall !== null && target.kind === 'node') {
        toggleSide(target.id);
        return true;
      }
      if (apply(target)) return true;
      const isAnswer =
        question?.stage === 'open' &&
        question.kind === 'node' &&
        target.kind === 'node' &&
        question.options.some(({ id }) => id === target.id);
      if (isAnswer) questions.choose(target.id);
      return isAnswer;
    },
    arm: (armed) => set({ armed, refusal: null, wall: null, panel: null }),
    startWall: () => set({ wall: [], armed: null, refusal: null, panel: null }),
    toggleSide,
    buildWall(clientsPass) {
      const { wall, snapshot } = get();
      if (wall === null || snapshot === null || wallProblem(wall, snapshot) !== null) return;
      set({ wall: null });
      const to = otherSide(wall, snapshot, clientsPass);
      actions().intervene({ kind: 'cut', from: wall, to, both: true });
    },
    healAll() {
      const { snapshot } = get();
      const heal = snapshot === null ? null : healAll(snapshot);
      if (heal !== null) actions().intervene(heal);
    },
    interveneAt(index, action) {
      seek(index);
      actions().intervene(action);
    },
    setStepUnit: (stepUnit) => set({ stepUnit }),
    stepBy(direction) {
      const { stepUnit } = get();
      const act = actions();
      if (stepUnit === 'message') act.stepMessage(direction);
      else if (stepUnit === 'node') act.stepAtNode(direction);
      else if (stepUnit === 'beat') (direction > 0 ? act.nextBeat : act.previousBeat)();
      else (direction > 0 ? act.step : act.stepBack)();
    },
    runUntil: (goal) => search.start(goal),
    stopSearch: () => search.stop(),
    toggleBreakpoint: (it) => set({ breakpoints: toggled(get().breakpoints, it) }),
    setBlackout(blackout) {
      if (blackout) actions().pause();
      set({ blackout });
    },
    adjust: (change) => set(change),
    noteCallout: (id, event) => set({ callouts: { ...get().callouts, [id]: event } }),
    escape() {
      const { blackout, search: looking, armed, wall, question, panel, beside, notice } = get();
      if (blackout) set({ blackout: false });
      else if (looking !== null) search.stop();
      else if (armed !== null || wall !== null) set({ armed: null, wall: null, refusal: null });
      else if (question !== null) questions.closeQuestion();
      else if (panel !== null) set({ panel: null });
      else if (notice?.tone === 'info') set({ notice: null });
      else if (beside !== null) set({ beside: null });
      else return false;
      return true;
    },
  };
}
