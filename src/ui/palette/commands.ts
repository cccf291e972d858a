import { nearestOther } from '../../session/beside.ts';
import { branchOf } from '../../session/current-branch.ts';
import { lectureLink, lecturePlace, lectureStep } from '../../session/lecture.ts';
import { isFutureHidden } from '../../session/questions.ts';
import { nearestMoment, slotMoments } from '../../session/slots.ts';
import { whyNotSearched } from '../../session/search/searchable.ts';
import type { SessionState } from '../../session/state.ts';
import { isSingle, keysOf, type Command } from './command.ts';
import { needsRun, noneOf } from './conditions.ts';
import { FAULT_COMMANDS } from './fault-commands.ts';
import { TIME_COMMANDS } from './time-commands.ts';
import { SETTING_COMMANDS, VIEW_COMMANDS } from './view-commands.ts';

const OTHERS: readonly Command[] = [
  {
    id: 'question',
    name: 'Question',
    group: 'Questions',
    keys: ['q'],
    why: needsRun,
    run: ({ actions }) => actions.askQuestion(),
  },
  {
    id: 'reveal',
    name: 'Reveal the answer',
    group: 'Questions',
    why: ({ question }) =>
      question === null || question.stage === 'revealed' ? 'No question is open.' : null,
    run: ({ actions }) => actions.reveal(),
  },
  {
    id: 'why',
    name: 'Why? What led to this',
    group: 'Questions',
    keys: ['Shift+w'],
    why: needsRun,
    run: () => document.getElementById('why-button')?.click(),
  },
  {
    id: 'compare',
    name: 'Compare with another run, side by side',
    group: 'Runs',
    keys: ['v'],
    why: (state) =>
      state.beside === null && nearestOther(state) === undefined
        ? 'There is no other run yet: change this one first.'
        : null,
    run: ({ actions, store }) =>
      store.getState().beside === null ? actions.compare() : actions.closeBeside(),
  },
  {
    id: 'violation',
    name: 'Find a violation: the shortest run that breaks a rule',
    group: 'Runs',
    keys: ['Shift+v'],
    why: noneOf(needsRun, whyNotSearched),
    run: (session) => void import('../search/begin.ts').then((it) => it.beginSearch(session)),
  },
  {
    id: 'undo',
    name: 'Undo what was done last',
    group: 'Runs',
    keys: ['Ctrl+z'],
    why: noneOf(needsRun, ({ undo }) => (undo.length === 0 ? 'Nothing was done yet.' : null)),
    run: ({ actions }) => actions.undo(),
  },
  {
    id: 'redo',
    name: 'Redo',
    group: 'Runs',
    keys: ['Ctrl+Shift+z'],
    why: noneOf(needsRun, ({ redo }) => (redo.length === 0 ? 'Nothing was undone.' : null)),
    run: ({ actions }) => actions.redo(),
  },
];

const lecture = (by: 1 | -1, name: string, key: string): Command => ({
  id: `lecture ${by}`,
  name,
  group: 'Runs',
  keys: [key],
  why: (state) => {
    if (lecturePlace(state) < 0) return 'This run is no part of the lecture.';
    return lectureStep(state, by) === undefined ? 'The lecture goes no further.' : null;
  },
  run: ({ store }) => {
    const step = lectureStep(store.getState(), by);
    if (step !== undefined) location.hash = lectureLink(step);
  },
});

/** Everything that is always there, in the order of the palette. */
export const COMMANDS: readonly Command[] = [
  ...TIME_COMMANDS,
  ...OTHERS,
  lecture(1, 'The lecture: next scenario', 'Shift+PageDown'),
  lecture(-1, 'The lecture: scenario before', 'Shift+PageUp'),
  ...FAULT_COMMANDS,
  ...VIEW_COMMANDS,
  ...SETTING_COMMANDS,
];

/** What depends on the run: its classic faults, its other worlds. */
export function runCommands(state: SessionState): readonly Command[] {
  const branch = branchOf(state);
  if (branch === undefined || state.snapshot === null || isFutureHidden(state)) return [];
  const slots = slotMoments(
    branch.spec.protocol,
    state.snapshot.picture.processes,
    branch.events,
  ).map((found): Command => {
    const moment = nearestMoment(found, state.cursor);
    return {
      id: `slot ${found.slot.id}`,
      name: found.slot.label,
      group: 'Faults',
      why: () => (moment === null ? found.slot.absent : null),
      run: ({ actions }) => {
        if (moment !== null) actions.interveneAt(moment.index, moment.action);
      },
    };
  });
  const worlds = state.branches
    .filter((it) => !it.hidden && it.id !== branch.id)
    .map((it): Command => ({
      id: `branch ${it.id}`,
      name: `Switch to: ${it.name}`,
      group: 'Runs',
      run: ({ actions }) => actions.switchBranch(it.id),
    }));
  const besides = state.branches
    .filter((it) => !it.hidden && it.id !== branch.id)
    .map((it): Command => ({
      id: `beside ${it.id}`,
      name: `Compare with: ${it.name}`,
      group: 'Runs',
      run: ({ actions }) => actions.compare(it.id),
    }));
  return [...slots, ...worlds, ...besides];
}

/** The command that a key is for, as the reader has set the keys. */
export function commandFor(key: string, state: SessionState): Command | undefined {
  return COMMANDS.find(
    (command) => keysOf(command, state.keys).includes(key) && (state.shortcuts || !isSingle(key)),
  );
}

export function whyNot(command: Command, state: SessionState): string | null {
  return command.why?.(state) ?? null;
}
