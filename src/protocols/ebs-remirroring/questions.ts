import type { Evidence, Question, World } from '../../scene/lesson.ts';
import { choiceOf } from '../draft-question.ts';
import { clusterIn, deadIn, percent, stuckIn, turnedAwayIn, type Here } from './facts.ts';
import { SCENARIOS } from './scenarios.ts';
import { THE_REMEDY, THE_ROLL_BACK, THE_SHIFT } from './scenario-parts.ts';
import type { Ebs } from './types.ts';

const choice = choiceOf<Ebs>;
type Facts = Evidence<Ebs>;

const EVERYWHERE = SCENARIOS.map(({ id }) => id);

const WITH_PEERS: World = {
  id: 'peers',
  label: 'Old mirrors are tried first',
  on: ['EBS-PEER'],
  interventions: [],
};

export const QUESTIONS: readonly Question<Ebs>[] = [
  choice({
    id: 'after-the-roll-back',
    in: EVERYWHERE,
    at: THE_ROLL_BACK,
    prompt: 'The network is whole again. How many volumes are stuck at the end?',
    options: [
      ['none', 'None'],
      ['few', 'Fewer than one in ten'],
      ['quarter', 'More, but fewer than half'],
      ['most', 'More than half'],
    ],
    answer: ({ run }) => [shareStuck(run.end)],
    why: 'The trigger is gone. What decides is how many volumes look for a new mirror, and how much space there is for them.',
  }),
  choice({
    id: 'the-other-zones',
    in: EVERYWHERE,
    at: THE_SHIFT,
    prompt:
      'One control plane serves all zones. How many calls for the others fail ten minutes from now?',
    options: [
      ['none', 'None: they are other zones'],
      ['most', 'More than half'],
      ['some', 'Some'],
    ],
    answer: ({ now, run }) => {
      const share = turnedAwayIn(tenMinutesAfter(run, now.time));
      if (share === 0) return ['none'];
      return [share > 50 ? 'most' : 'some'];
    },
    why: 'A call for the sick zone keeps its thread until it gives up. Threads that are shared are all lost to it within minutes.',
  }),
  choice({
    id: 'how-many-crash',
    in: ['the-race', 'searching-less-often'],
    at: THE_ROLL_BACK,
    prompt: 'A node that closes many requests at once may crash. How many crash by the end?',
    options: [
      ['some', 'Fewer than half of them'],
      ['most', 'Half of them or more'],
      ['none', 'None'],
    ],
    answer: ({ run }) => {
      const share = percent(deadIn(run.end), clusterIn(run.end)?.dead.length ?? 0);
      if (share === 0) return ['none'];
      return [share >= 50 ? 'most' : 'some'];
    },
    why: 'Every crash leaves volumes with one replica, and they search as well. Whether that grows depends on how often each of them asks.',
  }),
  choice({
    id: 'how-long-then',
    in: ['new-nodes', 'old-replicas-collected'],
    at: THE_REMEDY,
    prompt: 'There are free slots again. How long until no volume is stuck?',
    options: [
      ['minutes', 'A few minutes'],
      ['longer', 'A quarter of an hour or more'],
      ['never', 'It never happens'],
    ],
    answer: ({ now, run }) => {
      const well = run.events.find(
        ({ time, effects }) =>
          time > now.time &&
          effects.some((effect) => effect.kind === 'note' && effect.beat === 'nobody searches'),
      );
      if (well === undefined) return ['never'];
      return [well.time - now.time < 900_000 ? 'minutes' : 'longer'];
    },
    why: 'They never stopped looking. A free slot is found within seconds, and the copy takes a minute.',
  }),
  choice({
    id: 'how-much-space',
    in: 'as-it-was',
    at: THE_ROLL_BACK,
    prompt: 'How many slots more are taken at the end than now?',
    options: [
      ['none', 'None', 'peers'],
      ['half', 'Half of those that are free', 'peers'],
      ['all', 'All that are free', 'peers'],
    ],
    worlds: [WITH_PEERS],
    answer: (facts) => [spaceTaken(facts)],
    why: 'A new mirror takes a new slot, and the old one keeps its own. Going back to the old mirror takes none.',
  }),
];

function shareStuck(here: Here): string {
  const stuck = stuckIn(here);
  const share = percent(stuck, clusterIn(here)?.primary.length ?? 0);
  if (stuck === 0) return 'none';
  return share < 10 ? 'few' : share < 50 ? 'quarter' : 'most';
}

/** The state after the last look of the control plane within ten minutes. */
function tenMinutesAfter(run: Facts['run'], timeMs: number): Here {
  const looks = run.events.filter(
    ({ time, process, action }) =>
      process === 'CP' && action.kind === 'fireTimer' && time <= timeMs + 600_000,
  );
  return run.after(looks.at(-1)?.name ?? '') ?? run.end;
}

/** How much of the free space is taken from here on. */
function spaceTaken({ now, run }: Facts): string {
  const [before, after] = [now, run.end].map((here) => clusterIn(here)?.used ?? []);
  const sum = (used: readonly number[] = []): number => used.reduce((all, one) => all + one, 0);
  if (sum(after) === sum(before)) return 'none';
  // Full nodes are all equally full.
  return new Set(after).size === 1 ? 'all' : 'half';
}
