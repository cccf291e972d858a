import type { ProcessId } from '../../engine/configuration.ts';
import type { Picture, StripCell } from '../../scene/presentation.ts';
import { decisionBy, decisionOn, type Story } from './ghost.ts';
import type { Decision, TwoPhase } from './types.ts';

/**
 * The phase band of one transaction: Prepare, votes, no decision yet, decision logged, decision out. It shows what is
 * true, whether anybody who is up knows it or not, of the newest transaction that is not over.
 */
export function phaseBand(picture: Picture<TwoPhase>): readonly StripCell[] {
  const { step, votes, told, count, logged, split } = progressOf(picture);
  const state = (at: number): StripCell['state'] =>
    step > at ? 'past' : step === at ? 'now' : 'ahead';
  const word = logged === 'aborted' ? 'ABORT' : 'COMMIT';
  // Somebody has decided, or was told, and the coordinator has nothing on its disk.
  const isUnlogged = logged === null && told > 0;
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
      label: isUnlogged ? 'Not logged' : logged === null ? 'Decision logged' : `${word} logged`,
      short: isUnlogged ? 'Unlogged' : logged === null ? 'Logged' : word,
      state: isUnlogged ? 'ahead' : state(DECIDED),
    },
    {
      id: 'out',
      label: split === null ? `Decision out ${told}/${count}` : split,
      short: split === null ? `Out ${told}/${count}` : 'Two ways',
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
  /** What the coordinator has decided, on its disk. */
  readonly logged: Decision | null;
  /** Participants have decided both ways. */
  readonly split: string | null;
}

function progressOf({ ghost, processes }: Picture<TwoPhase>): Progress {
  const coordinator = processes.find(({ role }) => role === 'coordinator')?.state;
  const open = coordinator?.role === 'coordinator' ? coordinator.open.map(({ id }) => id) : [];
  const story = ghost.stories.findLast((one) => open.includes(one.id) || isUnfinished(one));
  const id = processes.find(({ role }) => role === 'coordinator')?.id ?? '';
  if (story !== undefined) return progressIn(story, id);
  const count = processes.filter((process) => process.role === 'participant').length;
  const last = processes.flatMap(({ role, state }) =>
    state !== null && state.role !== 'client' && state.last !== null
      ? [{ role, decision: state.last.decision }]
      : [],
  );
  const [first] = last;
  if (first === undefined) {
    return { step: PREPARE, votes: 0, told: 0, count, logged: null, split: null };
  }
  const split = splitOf(last.filter(({ role }) => role === 'participant'));
  const own = last.find(({ role }) => role === 'coordinator')?.decision ?? null;
  const logged = own ?? (split === null ? first.decision : null);
  return { step: OVER, votes: logged === 'aborted' ? 0 : count, told: count, count, logged, split };
}

function isUnfinished(story: Story): boolean {
  return story.prepared.length > 0 || countDecided(story) === 0;
}

function countDecided(story: Story): number {
  return story.participants.filter((one) => decisionBy(story, one) !== null).length;
}

function progressIn(story: Story, coordinator: ProcessId): Progress {
  const count = story.participants.length;
  const votes = story.yes.length;
  const told = countDecided(story);
  const decision = decisionOn(story);
  const voting = votes === count ? ALL_VOTED : votes > 0 ? VOTES : PREPARE;
  const step = decision === null ? voting : told > 0 ? GOING_OUT : DECIDED;
  const split = splitOf(
    story.participants.flatMap((it) => {
      const decision = decisionBy(story, it);
      return decision === null ? [] : [{ decision }];
    }),
  );
  return {
    step,
    votes,
    told,
    count,
    logged: decisionBy(story, coordinator),
    split,
  };
}

/** Where they decided both ways: how many each. */
function splitOf(decided: readonly { readonly decision: Decision }[]): string | null {
  const committed = decided.filter(({ decision }) => decision === 'committed').length;
  const aborted = decided.length - committed;
  return committed > 0 && aborted > 0 ? `COMMIT ${committed}, ABORT ${aborted}` : null;
}
