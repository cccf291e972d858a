import { TOOLS } from '../../session/armed-tools.ts';
import { actOnMessage, actOnNode, toggleHeld } from '../app/fault-keys.ts';
import type { Command } from './command.ts';
import {
  needsCut,
  needsMessage,
  needsNode,
  needsRun,
  needsTimer,
  needsUp,
  type Condition,
} from './conditions.ts';

const fault = (
  id: string,
  name: string,
  keys: readonly string[],
  why: Condition,
  run: Command['run'],
): Command => ({ id, name, group: 'Faults', keys, why, run });

/** What breaks and what mends. */
export const FAULT_COMMANDS: readonly Command[] = [
  fault('faults', 'Faults ...', ['f'], needsRun, ({ actions }) => actions.setPanel('faults')),
  fault('crash', 'Crash or restart the selected node', ['c'], needsNode, (it) =>
    actOnNode(it, 'c'),
  ),
  fault('stall', 'Stall or resume the selected node', ['s'], needsUp, (it) => actOnNode(it, 's')),
  fault('cut', 'Cut the selected node off', ['x'], needsNode, (it) => actOnNode(it, 'x')),
  fault('wall', 'Wall: choose the nodes of one side', ['w'], needsRun, ({ actions }) =>
    actions.startWall(),
  ),
  fault('heal', 'Heal the selected node, or everything that is cut', ['h'], needsCut, (session) => {
    const { selection, snapshot } = session.store.getState();
    const own =
      selection?.kind === 'node' &&
      snapshot?.picture.cuts.some((cut) => cut.split('>').includes(selection.id)) === true;
    if (own) actOnNode(session, 'h');
    else session.actions.healAll();
  }),
  fault('heal all', 'Heal everything that is cut', [], needsCut, ({ actions }) =>
    actions.healAll(),
  ),
  fault('timer', 'Fire the next timer of the selected node', ['t'], needsTimer, (it) =>
    actOnNode(it, 't'),
  ),
  fault('drop', 'Drop the selected message', ['d'], needsMessage, (it) => actOnMessage(it, 'd')),
  fault('duplicate', 'Duplicate the selected message', ['u'], needsMessage, (it) =>
    actOnMessage(it, 'u'),
  ),
  fault('delay', 'Delay the selected message', ['y'], needsMessage, (it) => actOnMessage(it, 'y')),
  fault('network', 'You are the network, or back to the clock', ['m'], needsRun, toggleHeld),
  ...TOOLS.map(({ id, title, on }) =>
    fault(`tool ${id}`, `${title}: click a ${on}`, [], needsRun, ({ actions }) => actions.arm(id)),
  ),
];
