import type { Picture, StripCell } from '../../scene/presentation.ts';
import { decisionBy, decisionOn, type Story } from './ghost.ts';
import type { Decision, TwoPhase } from './types.ts';

/**
 * The phase band of one transaction: Prepare, votes, no decision yet, decision logged, decision out. It shows what is
 * true, whether anybody who is up knows it or not, of the newest transaction that is not over.
 */
export function phaseBand(picture: Picture<TwoPhase>): readonly StripCell[] {
  const { step, votes, told, count, decision } = progressOf(picture);
  const state = (at: number): StripCell['state'] =>
    step > at ? 'past' : step === at ? 'now' : 'ahead';
  const word = decision === 'aborted' ? 'ABORT' : 'COMMIT';
  const isOpen = step === VOTES || step === ALL_VOTED;
  return [
    { id: 'prepare', label: 'Prepare', short: 'Prepare', state: state(PREPARE) },
    {
      id: 'votes',
      label: `Votes ${votes}/${count}`,
      short: `Vote ${votes}/${count}`,
      state: state(VOTES),
    },
    {
      id: 'open',
      label: 'No decision yet',
      short: 'Open',
      state: isOpen ? 'open' : state(ALL_VOTED),
    },
    {
      id: 'decision',
      label: decision === null ? 'Decision logged' : `${word} logged`,
      short: decision === null ? 'Logged' : word,
      state: state(DECIDED),
    },
    {
      id: 'out',
      label: `Decision out ${told}/${count}`,
      short: `Out ${told}/${count}`,
      state: state(GOING_OUT),
    },
  ];
}

const [PREPARE, VOTES, ALL_VOTED, DECIDED, GOING_OUT, OVER] = [0, 1, 2, 3, 4, 5] as const;

interface Progress {
  readonly step: number;
  readonly votes: number;
  readonly told: number;
  readonly count: number;
  readonly decision: Decision | null;
}

function progressOf({ ghost, processes }: Picture<TwoPhase>): Progress {
  const coordinator = processes.find(({ role }) => role === 'coordinator')?.state;
  const open = coordinator?.role === 'coordinator' ? coordinator.open.map(({ id }) => id) : [];
  const story = ghost.stories.findLast((one) => open.includes(one.id) || isUnfinished(one));
  if (story !== undefined) return progressIn(story);
  const count = processes.filter((process) => process.role === 'participant').length;
  const last = processes.flatMap(({ state }) =>
    state !== null && state.role !== 'client' && state.last !== null ? [state.last] : [],
  )[0];
  if (last === undefined) return { step: PREPARE, votes: 0, told: 0, count, decision: null };
  const votes = last.decision === 'committed' ? count : 0;
  return { step: OVER, votes, told: count, count, decision: last.decision };
}

function isUnfinished(story: Story): boolean {
  return story.prepared.length > 0 || countDecided(story) === 0;
}

function countDecided(story: Story): number {
  return story.participants.filter((one) => decisionBy(story, one) !== null).length;
}

function progressIn(story: Story): Progress {
  const count = story.participants.length;
  const votes = story.yes.length;
  const told = countDecided(story);
  const decision = decisionOn(story);
  const voting = votes === count ? ALL_VOTED : votes > 0 ? VOTES : PREPARE;
  const step = decision === null ? voting : told > 0 ? GOING_OUT : DECIDED;
  return { step, votes, told, count, decision };
}
