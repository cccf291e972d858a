import type { Context } from '../../engine/protocol.ts';
import { Draft } from './draft.ts';
import type { ClusterState, Ebs, Open } from './types.ts';

type ClusterContext = Context<Ebs>;

/** With back-off nobody waits longer than this between two searches. */
const LONGEST_WAIT_S = 256;
/** What an old peer lacks after a short absence is quickly told. */
const RESYNC_S = 5;
/** A node that closes one request crashes once in so many times. */
const CRASHES_ONE_IN = 2500;

/** So many seconds in the life of the cluster. */
export function pass(context: ClusterContext, state: ClusterState, seconds: number): ClusterState {
  if (state.open.length === 0) return { ...state, second: state.second + seconds, searches: 0 };
  const draft = new Draft(state, context.options.slots);
  let { open } = state;
  for (let n = 0; n < seconds; n++) open = oneSecond(context, draft, open);
  return draft.done(open);
}

/** Every open volume does what it can. Out: those that are open afterwards. */
function oneSecond(
  context: ClusterContext,
  draft: Draft,
  before: readonly Open[],
): readonly Open[] {
  draft.beginSecond();
  const open: Open[] = [];
  for (const one of before) {
    const next = advance(context, draft, one);
    if (next !== null) open.push(next);
  }
  const crashed = draft.races ? crashes(context, draft) : [];
  if (crashed.length === 0) return open;
  const known = new Set(open.map(({ volume }) => volume));
  for (const volume of crashed.flatMap((node) => draft.crash(node))) {
    if (known.has(volume)) continue;
    known.add(volume);
    open.push(searching(volume, draft.second + 1));
  }
  return open;
}

export function searching(volume: number, at: number): Open {
  return { volume, phase: 'search', at, wait: 1, target: -1 };
}

/** What becomes of an open volume; null: it is well again, or lost. */
function advance(context: ClusterContext, draft: Draft, one: Open): Open | null {
  if (!draft.promote(one)) return null;
  return one.phase === 'search' ? search(context, draft, one) : copy(draft, one);
}

/** A copy goes on where both ends are there, and waits where they do not reach each other. */
function copy(draft: Draft, one: Open): Open | null {
  const { volume, phase, target, at } = one;
  const other = phase === 'resync' ? draft.mirrorOf(volume) : target;
  if (other < 0 || draft.isDead(other)) return searching(volume, draft.second);
  if (at > draft.second || !draft.canTalk(draft.primaryOf(volume), other)) return one;
  if (phase === 'copy') draft.replaceMirror(volume, target);
  return null;
}

/** PEER: an old peer that is alive will do. SEARCH: otherwise ask one node whether it has room. */
function search(context: ClusterContext, draft: Draft, one: Open): Open {
  const { volume } = one;
  const [self, peer] = [draft.primaryOf(volume), draft.mirrorOf(volume)];
  if (draft.reusesPeers && peer >= 0) {
    if (!draft.canTalk(self, peer)) return one;
    return { ...one, phase: 'resync', at: draft.second + RESYNC_S };
  }
  if (one.at > draft.second || !draft.isReachable(self)) return one;
  const node = ask(context, draft, volume);
  if (node !== null && node !== self && node !== peer && draft.reserve(node))
    return { ...one, phase: 'copy', target: node, at: draft.second + context.options.copyS };
  // Without back-off its turn comes each second: it stays as it is.
  if (!draft.backsOff) return one;
  const wait = Math.min(LONGEST_WAIT_S, one.wait * 2);
  return { ...one, wait, at: draft.second + wait };
}

/** The node that was asked and has time to answer; null: nobody answers. */
function ask(context: ClusterContext, draft: Draft, volume: number): number | null {
  draft.searches++;
  // Whom it asks makes no difference where nobody has room and nobody crashes over it.
  if (!draft.races && draft.isFull()) return null;
  const node = context.draw(`search of ${volume} at ${draft.second}`, draft.nodes);
  if (!draft.isReachable(node)) return null;
  return draft.asked(node) <= context.options.searchesPerNode ? node : null;
}

/** CLOSE: the more requests a node closes in a second, the likelier its own bug crashes it. */
function crashes(context: ClusterContext, draft: Draft): readonly number[] {
  return draft.busyNodes().flatMap(([node, count]) => {
    const drawn = context.draw(`race on ${node} at ${draft.second}`, CRASHES_ONE_IN);
    return drawn < count ? [node] : [];
  });
}
