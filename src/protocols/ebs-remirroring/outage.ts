import type { Condition, GlyphField, OutageFace } from '../../scene/outage.ts';
import type { Picture } from '../../scene/presentation.ts';
import { CHARTS } from './charts.ts';
import { hangingIn } from './control.ts';
import { clusterIn, controlIn, expectedNeed } from './facts.ts';
import { countDead, countSearching, countStuck, freeSlots, nameOf, SECOND_MS } from './nodes.ts';
import { CONTROLS } from './perturbations.ts';
import { STORY } from './story.ts';
import type { ClusterState, ControlState, Ebs, EbsOptions } from './types.ts';
import { nodesText } from './words.ts';

/** The cluster as a field of nodes, the control plane as a field of threads, and what really happened. */
export const outage: OutageFace<Ebs> = {
  states: [
    { id: 'serving', word: 'with room', look: 'solid', tone: 'good' },
    { id: 'full', word: 'full', look: 'hatched', tone: 'uncertain' },
    { id: 'cut-off', word: 'cut off', look: 'dashed', tone: 'bad' },
    { id: 'crashed', word: 'crashed', look: 'crossed', tone: 'gone' },
    { id: 'idle', word: 'idle', look: 'open', tone: 'good' },
    { id: 'hanging', word: 'hanging', look: 'dotted', tone: 'bad' },
  ],
  fields: (picture, options) => {
    const [cluster, control] = [clusterIn(picture), controlIn(picture)];
    return [
      ...(cluster === null ? [] : [nodesField(cluster, options)]),
      ...(control === null ? [] : [threadsField(control, options)]),
    ];
  },
  charts: CHARTS,
  controls: CONTROLS,
  trigger: (picture) => {
    const cut = clusterIn(picture)?.cut.length ?? 0;
    return cut === 0 ? null : `${nodesText(cut)} cut off`;
  },
  condition,
  moment,
  clock: { unit: 's', ms: SECOND_MS },
  story: STORY,
};

function nodesField(cluster: ClusterState, { slots }: EbsOptions): GlyphField {
  const cut = new Set(cluster.cut);
  return {
    id: 'nodes',
    label: nodesText(cluster.used.length),
    glyphs: cluster.used.map((used, node) => {
      const isDead = cluster.dead[node] === true;
      const [state, words] = isDead
        ? ['crashed', 'crashed']
        : cut.has(node)
          ? ['cut-off', 'cut off']
          : used >= slots
            ? ['full', 'full']
            : ['serving', 'has room'];
      return {
        id: nameOf(node),
        state,
        level: isDead ? 0 : used / slots,
        title: `Node ${node + 1}, ${words}, ${used} of ${slots} slots taken`,
      };
    }),
  };
}

function threadsField(control: ControlState, { threads }: EbsOptions): GlyphField {
  const hanging = hangingIn(control);
  return {
    id: 'threads',
    label: threads === 1 ? '1 thread' : `${threads} threads`,
    glyphs: Array.from({ length: threads }, (_, at) => ({
      id: `T${at + 1}`,
      state: at < hanging ? 'hanging' : 'idle',
      title: `Thread ${at + 1}, ${at < hanging ? 'held by a call for this zone' : 'idle'}`,
    })),
  };
}

function condition(
  picture: Picture<Ebs>,
  options: EbsOptions,
): { readonly kind: Condition; readonly word: string } {
  const state = clusterIn(picture);
  if (state === null) return { kind: 'stable', word: 'not started' };
  if (state.cut.length > 0) return { kind: 'triggered', word: 'nodes cut off, volumes block' };
  if (countSearching(state) > 0) {
    if (state.races && countDead(state) > 0)
      return { kind: 'metastable', word: 'searches crash nodes' };
    const isStuck = state.open.length === countSearching(state);
    return {
      kind: 'metastable',
      word: isStuck ? 'none finds room' : 'some copy, some find no room',
    };
  }
  if (state.open.length > 0) return { kind: 'damaged', word: 'copying' };
  if (countStuck(state) > 0) return { kind: 'damaged', word: 'volumes are lost' };
  const isEnough = expectedNeed(options, state) <= freeSlots(state, options);
  return state.reusesPeers || isEnough
    ? { kind: 'stable', word: 'mirrored, room enough' }
    : { kind: 'vulnerable', word: 'mirrored, too little room' };
}

/** The story's clock and the model's are not the same: what counts is where the system stands. */
function moment(picture: Picture<Ebs>): string | null {
  const state = clusterIn(picture);
  if (state === null || state.shifts === 0) return null;
  if (state.cut.length > 0) return 'shift';
  return countStuck(state) > 0 ? 'storm' : 'restored';
}
