import type { Fault } from '../../engine/action.ts';
import { decisionBy, type Story } from './ghost.ts';
import { sentTo, type Facts } from './headline-facts.ts';
import { listOf } from '../plain-headline.ts';

/** A fault strikes, where two-phase commit has more to say than that. */
export function faultHeadline(facts: Facts, fault: Fault): string | null {
  if (fault.kind === 'crash') return fault.loseDisk === true ? null : crash(facts);
  if (fault.kind === 'restart') return restart(facts);
  return fault.kind === 'perturb'
    ? `${fault.process} is going to vote NO on the next PREPARE.`
    : null;
}

function crash(facts: Facts): string | null {
  const { self, was, before } = facts;
  if (was?.role === 'coordinator') return coordinatorCrash(self, before.ghost.stories);
  if (was?.role === 'participant') return participantCrash(facts);
  return `${self} crashes and forgets what it has asked for.`;
}

function coordinatorCrash(self: string, stories: readonly Story[]): string | null {
  const story = stories.at(-1);
  if (story === undefined) return null;
  const decision = decisionBy(story, self);
  if (decision === null)
    return `${self} crashes. Its memory is gone; its log has no decision on ${story.id}.`;
  const kind = decision === 'committed' ? 'COMMIT' : 'ABORT';
  return `${self} crashes. Its log says ${kind} for ${story.id}, so the decision stays.`;
}

function participantCrash({ self, was, before }: Facts): string | null {
  const isWriting = was?.write?.record.kind === 'PREPARED';
  if (isWriting) return `${self} crashes before PREPARED is on its disk. It has promised nothing.`;
  const unsafe = was?.buffer.find(({ record }) => record.kind === 'PREPARED')?.record;
  if (unsafe?.kind === 'PREPARED') {
    const story = before.ghost.stories.find(({ id }) => id === unsafe.transaction);
    return story?.yes.includes(self) === true
      ? `${self} crashes. It had voted YES, and its log does not know.`
      : null;
  }
  const story = before.ghost.stories.find((one) => one.prepared.includes(self));
  return story === undefined
    ? null
    : `${self} crashes. Its log says PREPARED: its promise on ${story.id} stands.`;
}

function restart(facts: Facts): string | null {
  const { self, is, forced, before } = facts;
  const state = is?.state;
  if (forced?.kind === 'DISK-REPLACED')
    return `${self} restarts with an empty disk. What it has decided, it cannot know.`;
  if (state?.role === 'coordinator') {
    const told = state.open.at(-1);
    const kind = told?.phase === 'committed' ? 'COMMIT' : 'ABORT';
    if (told !== undefined)
      return `${self} restarts, finds ${kind} for ${told.id} in its log, and tells again.`;
    const story = before.ghost.stories.findLast((one) => decisionBy(one, self) === null);
    return story === undefined ? null : `${self} restarts and knows nothing of ${story.id}.`;
  }
  if (state?.role !== 'participant') return `${self} restarts and remembers no request.`;
  if (forced?.kind === 'ABORT')
    return `${self} restarts, finds no decision on ${forced.transaction}, and rolls it back.`;
  const open = state.branches.map((branch) => branch.transaction);
  if (open.length > 0) return preparedAgain(facts, open);
  const story = before.ghost.stories.find(
    (one) => one.participants.includes(self) && decisionBy(one, self) === null,
  );
  return story === undefined ? null : `${self} restarts. Its log says nothing of ${story.id}.`;
}

function preparedAgain(facts: Facts, open: readonly string[]): string {
  const { self, is } = facts;
  const hasLocks = is?.state?.role === 'participant' && Object.keys(is.state.locks).length > 0;
  const start = `${self} restarts prepared for ${listOf(open, 2)}`;
  if (!hasLocks) return `${start}, but without its locks.`;
  return sentTo(facts, 'INQUIRE').length > 0
    ? `${start}, locks what it must, and asks.`
    : `${start}, with its locks.`;
}
