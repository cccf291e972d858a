import type { Field, NodeFace, ProcessPicture } from '../../scene/presentation.ts';
import { countDown, countRunning } from './cluster.ts';
import type { ControllerState, HostsState, LeapDay } from './types.ts';
import { hostsText, vmsText } from './words.ts';

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

export function nodeFace({ state }: ProcessPicture<LeapDay>): NodeFace {
  if (state === null) return NOTHING;
  return state.role === 'hosts' ? hostsFace(state) : controllerFace(state);
}

function hostsFace(state: HostsState): NodeFace {
  const down = countDown(state);
  const working = state.down.length - down;
  return {
    ...NOTHING,
    word: `${working}/${state.down.length} work`,
    tone: working === 0 ? 'aborted' : state.trials.length > 0 ? 'uncertain' : 'plain',
    facts: [`${vmsText(countRunning(state))} run`],
  };
}

function controllerFace(state: ControllerState): NodeFace {
  const word = !state.managing ? 'disabled' : state.braked ? 'braked' : 'healing';
  return {
    ...NOTHING,
    word: state.investigated.length === 0 && state.managing ? '' : word,
    facts: state.homeless.length === 0 ? [] : [`${vmsText(state.homeless.length)} wait`],
  };
}

/** Memory, as name and value. */
export function fields({ state }: ProcessPicture<LeapDay>): readonly Field[] {
  if (state === null) return [];
  const all: readonly (readonly [string, string])[] =
    state.role === 'hosts' ? hostsFields(state) : controllerFields(state);
  return all.map(([name, value]) => ({ name, value }));
}

function hostsFields(state: HostsState): readonly (readonly [string, string])[] {
  return [
    ['minutes since midnight', String(state.minute)],
    ['date', state.leapDay ? '29 February' : 'an ordinary day'],
    ['guest agent', state.fixed ? 'fixed' : 'with the bug'],
    ['blames', state.blames],
    ['under investigation', hostsText(countDown(state))],
    ['on trial', vmsText(state.trials.length)],
    ['running', vmsText(countRunning(state))],
  ];
}

function controllerFields(state: ControllerState): readonly (readonly [string, string])[] {
  return [
    ['service management', state.managing ? 'on' : 'off'],
    ['rollout', state.updating ? 'on' : 'off'],
    ['brake', state.brakePercent === 0 ? 'none' : `${state.brakePercent} %`],
    ['has braked', state.braked ? 'yes' : 'no'],
    ['told of', hostsText(state.investigated.length)],
    ['without a host', vmsText(state.homeless.length)],
    ['set aside', vmsText(state.aside.length)],
    ['created anew', state.created.join(' + ') || '0'],
  ];
}
