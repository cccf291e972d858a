import type { Goal } from '../../session/run-goals.ts';
import { countOf } from '../../session/breakpoints.ts';
import type { StepUnit } from '../../session/lecture-state.ts';
import type { Command } from './command.ts';
import { atEnd, atStart, needsNode, needsRun, noneOf, type Condition } from './conditions.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, Infinity];

const time = (
  id: string,
  name: string,
  keys: readonly string[],
  run: Command['run'],
  why: Condition = needsRun,
): Command => ({ id, name, group: 'Time', keys, run, why });

const stepsBy = (unit: StepUnit, name: string): Command => ({
  id: `step by ${unit}`,
  name: `Step goes ${name}`,
  group: 'Time',
  run: ({ actions }) => actions.setStepUnit(unit),
});

const until = (goal: Goal, name: string, why: Condition = needsRun): Command => ({
  id: `until ${goal.kind}`,
  name: `Run until ${name}`,
  group: 'Time',
  why: noneOf(needsRun, why),
  run: ({ actions }) => actions.runUntil(goal),
});

const onward = noneOf(needsRun, atEnd);
const backward = noneOf(needsRun, atStart);

/** Moving through a run. */
export const TIME_COMMANDS: readonly Command[] = [
  time('play', 'Play or pause', [' ', 'k'], ({ actions, store }) =>
    (store.getState().playing ? actions.pause : actions.play)(),
  ),
  time('step', 'Step', ['l', 'ArrowRight'], ({ actions }) => actions.stepBy(1), onward),
  time('back', 'Step back', ['j', 'ArrowLeft'], ({ actions }) => actions.stepBy(-1), backward),
  time(
    'next message',
    'To the next arrival of a message',
    ['Shift+ArrowRight'],
    ({ actions }) => actions.stepMessage(1),
    onward,
  ),
  time(
    'previous message',
    'To the previous arrival of a message',
    ['Shift+ArrowLeft'],
    ({ actions }) => actions.stepMessage(-1),
    backward,
  ),
  time('next beat', 'Next beat', ['n', 'PageDown'], ({ actions }) => actions.nextBeat(), onward),
  time(
    'previous beat',
    'Previous beat',
    ['p', 'PageUp'],
    ({ actions }) => actions.previousBeat(),
    backward,
  ),
  time(
    'next at node',
    'To the next event at the selected node',
    ['Shift+l'],
    ({ actions }) => actions.stepAtNode(1),
    noneOf(needsNode, atEnd),
  ),
  time(
    'previous at node',
    'To the previous event at the selected node',
    ['Shift+j'],
    ({ actions }) => actions.stepAtNode(-1),
    noneOf(needsNode, atStart),
  ),
  time('start', 'To the beginning', ['Home'], ({ actions }) => actions.seek(0), backward),
  time('end', 'To the end of what is known', ['End'], ({ actions }) => actions.toEnd(), onward),
  time('slower', 'Slower', ['['], ({ actions, store }) => {
    const at = SPEEDS.indexOf(store.getState().speed);
    actions.setSpeed(SPEEDS[at - 1] ?? SPEEDS[0] ?? 1);
  }),
  time('faster', 'Faster', [']'], ({ actions, store }) => {
    const { speed } = store.getState();
    actions.setSpeed(SPEEDS[SPEEDS.indexOf(speed) + 1] ?? speed);
  }),
  stepsBy('event', 'event by event'),
  stepsBy('message', 'message by message'),
  stepsBy('beat', 'beat by beat'),
  stepsBy('node', 'by events at the selected node'),
  time('until', 'Run until ...', ['r'], ({ actions }) => actions.setPanel('until')),
  until({ kind: 'violated' }, 'an invariant is violated'),
  until({ kind: 'crashed', process: null }, 'a node crashes'),
  until({ kind: 'uncertain', process: null }, 'a node becomes uncertain'),
  until({ kind: 'returned' }, 'an operation returns'),
  until({ kind: 'breakpoint' }, 'a breakpoint is hit', (state) =>
    countOf(state.breakpoints) === 0 ? 'No breakpoint is set.' : null,
  ),
  time(
    'breakpoint',
    'Breakpoint at the selected node or kind of message',
    ['F9'],
    ({ actions, store }) => {
      const { selection, snapshot } = store.getState();
      if (selection?.kind === 'node') {
        actions.toggleBreakpoint({ kind: 'lane', name: selection.id });
        return;
      }
      const message = snapshot?.picture.inFlight.find((it) => it.name === selection?.name)?.message;
      if (message !== undefined) actions.toggleBreakpoint({ kind: 'message', name: message.kind });
    },
    (state) => (state.selection === null ? 'Select a node or a message first.' : null),
  ),
];
