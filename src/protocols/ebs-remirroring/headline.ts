import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { findEnvelope, plainHeadline } from '../plain-headline.ts';
import { hangingIn } from './control.ts';
import { clusterIn, controlIn } from './facts.ts';
import { deedHeadline } from './headline-deeds.ts';
import { CONTROL, countDead, countSearching, countStuck } from './nodes.ts';
import type { ClusterState, Ebs } from './types.ts';
import { nodesText, volumesText, word } from './words.ts';

type Event = TraceEvent<Ebs>;
type Seen = Picture<Ebs>;

/** Who did what, and so what; true of this event on any path. */
export function headline(event: Event, before: Seen, after: Seen): string {
  return special(event, before, after) ?? plainHeadline(event, before, word);
}

function special(event: Event, before: Seen, after: Seen): string | null {
  const { action, outcome, process } = event;
  if (outcome.kind !== 'done') return null;
  switch (action.kind) {
    case 'start':
      return process === CONTROL
        ? 'The control plane of the region starts. Every call takes one of its threads.'
        : `The cluster starts: ${startText(clusterIn(after))}.`;
    case 'fireTimer':
      return process === CONTROL ? callsHeadline(after) : tickHeadline(before, after);
    case 'deliver':
      return deliverHeadline(event, action.envelope, before);
    case 'fault':
      return action.fault.kind === 'perturb'
        ? deedHeadline(action.fault.perturbation, before, after)
        : null;
    case 'diskDone':
    case 'invoke':
      return null;
  }
}

function startText(state: ClusterState | null): string {
  if (state === null) return 'empty';
  return `${volumesText(state.primary.length)} on ${nodesText(state.used.length)}`;
}

function callsHeadline(after: Seen): string {
  const state = controlIn(after);
  if (state === null) return 'Calls come in.';
  if (state.turnedAway > 0)
    return `No thread left: ${state.turnedAway} of ${state.others} calls for other zones are turned away.`;
  const hanging = hangingIn(state);
  return hanging === 0
    ? 'Calls come in, and none for this zone.'
    : `Calls come in; ${hanging} for this zone hold threads.`;
}

function tickHeadline(before: Seen, after: Seen): string {
  const [was, is] = [clusterIn(before), clusterIn(after)];
  if (was === null || is === null) return 'Some seconds pass.';
  const at = `Second ${is.second}:`;
  const crashed = countDead(is) - countDead(was);
  if (crashed > 0)
    return `${at} ${nodesText(crashed)} crashed over closing requests. ${countStuck(is)} stuck.`;
  const searching = countSearching(is);
  const copying = is.open.length - searching;
  if (searching > 0)
    return `${at} ${volumesText(searching)} without room, ${is.searches} searches, ${copying} copying${lostText(is)}.`;
  if (copying > 0) return `${at} ${volumesText(copying)} copied to a new mirror.`;
  if (is.lost.length > 0) return `${at} nobody searches. ${volumesText(is.lost.length)} lost.`;
  return `${at} every volume has its mirror.`;
}

function lostText({ lost }: ClusterState): string {
  return lost.length === 0 ? '' : `, ${lost.length} lost`;
}

function deliverHeadline({ effects }: Event, name: string, before: Seen): string | null {
  const message = findEnvelope(before, name)?.message;
  switch (message?.kind) {
    case 'CREATE':
      return effects.some(({ kind }) => kind === 'send')
        ? `The cluster creates ${volumesText(message.count)}.`
        : `Volumes are stuck: the cluster leaves ${volumesText(message.count)} to be created waiting.`;
    case 'CREATED':
      return message.batches.length === 1
        ? 'The new volumes are there; their threads are free again.'
        : 'The cluster answers what it had left waiting.';
    case undefined:
      return null;
  }
}
