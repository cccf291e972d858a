import type { Field, NodeFace, ProcessPicture } from '../../scene/presentation.ts';
import { hangingIn } from './control.ts';
import { countDead, countSearching, countStuck } from './nodes.ts';
import type { ClusterState, ControlState, Ebs } from './types.ts';
import { nodesText, volumesText } from './words.ts';

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

export function nodeFace({ state }: ProcessPicture<Ebs>): NodeFace {
  if (state === null) return NOTHING;
  return state.role === 'cluster' ? clusterFace(state) : controlFace(state);
}

function clusterFace(state: ClusterState): NodeFace {
  const [stuck, dead] = [countStuck(state), countDead(state)];
  return {
    ...NOTHING,
    word: stuck === 0 ? '' : `${stuck} stuck`,
    tone: dead > 0 ? 'aborted' : stuck > 0 ? 'uncertain' : 'plain',
    facts: [
      ...(state.cut.length > 0 ? [`${nodesText(state.cut.length)} cut off`] : []),
      ...(dead > 0 ? [`${nodesText(dead)} crashed`] : []),
    ],
  };
}

function controlFace(state: ControlState): NodeFace {
  const hanging = hangingIn(state);
  return {
    ...NOTHING,
    word: hanging === 0 ? '' : `${hanging} calls hang`,
    tone: state.turnedAway > 0 ? 'uncertain' : 'plain',
    facts: state.turnedAway > 0 ? [`${state.turnedAway} turned away`] : [],
  };
}

/** Memory, as name and value. */
export function fields({ state }: ProcessPicture<Ebs>): readonly Field[] {
  if (state === null) return [];
  const all: readonly (readonly [string, string])[] =
    state.role === 'cluster' ? clusterFields(state) : controlFields(state);
  return all.map(([name, value]) => ({ name, value }));
}

function yes(is: boolean): string {
  return is ? 'yes' : 'no';
}

function clusterFields(state: ClusterState): readonly (readonly [string, string])[] {
  const copying = state.open.length - countSearching(state);
  return [
    ['seconds', String(state.second)],
    ['cut off', nodesText(state.cut.length)],
    ['crashed', nodesText(countDead(state))],
    ['searching', volumesText(countSearching(state))],
    ['copying', volumesText(copying)],
    ['without a replica', volumesText(state.lost.length)],
    ['searches in a second', String(state.searches)],
    ['slots of old replicas', String(state.old.reduce((sum, count) => sum + count, 0))],
    ['backs off', yes(state.backsOff)],
    ['tries old peers', yes(state.reusesPeers)],
    ['may crash when closing', yes(state.races)],
  ];
}

function controlFields(state: ControlState): readonly (readonly [string, string])[] {
  return [
    ['calls so far', String(state.calls)],
    ['calls that hang', String(hangingIn(state))],
    ['turned away', `${state.turnedAway} of ${state.others}`],
    ['threads for each zone', yes(state.pools)],
  ];
}
