import { mapGet, mapSet } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import {
  decisionBy,
  decisionOn,
  findStory,
  newStory,
  withBreach,
  withSeen,
  withStory,
  type Ghost,
  type Story,
} from './ghost.ts';
import { checkVotes, withCommitPoint } from './oracle.ts';
import type { Decision, TransactionId } from './types.ts';

/** Somebody has decided, or was told: everybody's decisions are compared for ever. */
export function decide(ghost: Ghost, who: ProcessId, id: TransactionId, decision: Decision): Ghost {
  const past = mapGet(ghost.past, id);
  const story = findStory(ghost, id);
  if (story === undefined && past !== undefined) return decideAgain(ghost, who, id, past, decision);
  const before = story ?? newStory(id, []);
  const own = decisionBy(before, who);
  const opposed = decision === 'committed' ? before.aborted : before.committed;
  const other = opposed.find((one) => one !== who);
  // A client that hears what is decided adds nothing to compare with.
  if (other === undefined && isClient(who) && decisionOn(before) !== null) return ghost;
  let now = withSeen(ghost, decision);
  if (own !== null && own !== decision) {
    now = withBreach(now, '2PC-AC2', reversal(id, who, own, decision), [who]);
  }
  if (other !== undefined) {
    now = withBreach(now, '2PC-AC1', disagreement(id, who, decision, other), [who, other]);
  }
  const decided = own === null ? withDecision(before, who, decision) : before;
  now = checkVotes(withStory(now, decided), decided, decision);
  const isFirst = decision === 'committed' && before.committed.length === 0;
  return finish(isFirst ? withCommitPoint(now, decided) : now, id);
}

function withDecision(story: Story, who: ProcessId, decision: Decision): Story {
  const prepared = story.prepared.filter((one) => one !== who);
  return decision === 'committed'
    ? { ...story, prepared, committed: [...story.committed, who] }
    : { ...story, prepared, aborted: [...story.aborted, who] };
}

/** After the end of the story everybody but the client has decided: to decide otherwise is to reverse. */
function decideAgain(
  ghost: Ghost,
  who: ProcessId,
  id: TransactionId,
  past: Decision,
  decision: Decision,
): Ghost {
  if (past === decision) return ghost;
  const apart = withBreach(ghost, '2PC-AC1', disagreement(id, who, decision, 'others'), [who]);
  if (isClient(who)) return apart;
  return withBreach(apart, '2PC-AC2', reversal(id, who, past, decision), [who]);
}

function isClient(id: ProcessId): boolean {
  return id.startsWith('C');
}

function reversal(id: TransactionId, who: ProcessId, first: Decision, then: Decision): string {
  return `${who} decided ${id} ${first}, and then ${then}.`;
}

function disagreement(
  id: TransactionId,
  who: ProcessId,
  decision: Decision,
  other: string,
): string {
  const opposite = decision === 'committed' ? 'aborted' : 'committed';
  return `${id} is ${decision} for ${who} and ${opposite} for ${other}.`;
}

/** A transaction that nobody has to decide any more leaves the stage; its outcome stays. */
export function finish(ghost: Ghost, id: TransactionId): Ghost {
  const story = findStory(ghost, id);
  if (story === undefined || story.prepared.length > 0) return ghost;
  const outcome = decisionOn(story);
  if (outcome === null) return ghost;
  const isThrough = story.participants.every(
    (one) =>
      decisionBy(story, one) !== null ||
      story.acked.includes(one) ||
      (outcome === 'aborted' && story.no.includes(one)),
  );
  if (!isThrough) return ghost;
  const stories = ghost.stories.filter((other) => other.id !== id);
  return { ...ghost, stories, past: mapSet(ghost.past, id, outcome) };
}
