import type { Question, World } from '../../scene/lesson.ts';
import { doneBy, sentAbout, told, toldAt } from './lesson-answers.ts';
import { serverOf, type Run } from './lesson-facts.ts';
import { choice, viewNext } from './question-parts.ts';
import { at, put } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** The primary cannot reach its backup, or the backup is dead: may it go on alone? */

const LINK = ['only-the-link-between-them', 'the-link-heals'];

const NO_BACKUP: World = {
  id: 'alone',
  label: 'S2 was never started: S1 leads alone',
  options: { later: 1 },
  interventions: [at(1150, put('C1', 'x', '1'))],
};

/** Does S1 turn C1 away, answer before S2 has done it, or wait for S2? */
function whatS1Does(run: Run): 'alone' | 'reject' | 'waits' {
  const answer = sentAbout(run, 'C1.r1').find(
    ({ from, message: { kind } }) => from === 'S1' && (kind === 'REPLY' || kind === 'REJECT'),
  );
  if (answer === undefined) return 'waits';
  if (answer.message.kind === 'REJECT') return 'reject';
  const event = run.events.find(({ effects }) => effects.some((effect) => effect === answer));
  const then = event === undefined ? null : run.after(event.name);
  return then !== null && doneBy(run, then, 'C1.r1').includes('S2') ? 'waits' : 'alone';
}

/** Who made the message go out that S2 accepted. */
function whoPushed(run: Run): readonly string[] {
  const accepts = run.events.find(
    ({ process, effects }) =>
      process === 'S2' && effects.some((it) => it.kind === 'send' && it.message.kind === 'ACCEPT'),
  );
  const arrived = accepts?.action.kind === 'deliver' ? accepts.action.envelope : '';
  const source = run.events.find(({ effects }) =>
    effects.some((it) => it.kind === 'send' && it.envelope === arrived),
  );
  if (source === undefined) return [];
  if (source.action.kind === 'fireTimer') return ['S1'];
  return [source.name.startsWith('deliver C1') ? 'C1' : 'VS'];
}

/** When is C1 told OK: at once, when S1 has heard of a view without S2, or never? */
function whenIsItAnswered(run: Run): readonly string[] {
  const sent = sentAbout(run, 'C1.r1').find(({ message }) => message.kind === 'REPLY');
  if (sent === undefined) return ['never'];
  const event = run.events.find(({ effects }) => effects.some((effect) => effect === sent));
  const memory = serverOf(event === undefined ? null : run.after(event.name), sent.from);
  return [memory?.view.backup === null ? 'view' : 'now'];
}

export const WAITING_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  viewNext({
    id: 'everybody-pings',
    in: LINK,
    at: 'fault cut S1|S2#1',
    prompt: 'S1 and S2 cannot reach each other; both reach VS. Which view follows?',
    options: [
      ['S1 --', 'S1 alone: S2 is out of reach'],
      ['S1 S3', 'S1, with S3 in place of S2'],
      ['none', 'None: VS hears them both'],
    ],
    why: 'A ping says that a server lives and reaches VS. It says nothing about the link that the work needs.',
  }),
  choice({
    id: 'may-it-go-on-alone',
    in: LINK,
    at: 'invoke C1 r1',
    prompt: 'C1’s put will reach S1, which cannot reach S2. What does S1 do?',
    options: [
      ['waits', 'It asks S2 again until it accepts'],
      ['alone', 'It does the put alone and answers'],
      ['reject', 'It turns C1 away'],
    ],
    answer: ({ run }) => [whatS1Does(run)],
    why: 'Perhaps S2 leads by now, for all that S1 knows. Only VS may say that S1 has no backup any more.',
  }),
  choice({
    id: 'who-gets-it-going',
    in: 'the-link-heals',
    at: 'fault heal S1|S2#1',
    prompt: 'The link works again. Who makes the put go on?',
    options: [
      ['C1', 'C1: it has to send it once more'],
      ['VS', 'VS: it forms a new view'],
      ['S1', 'S1: it still asks S2'],
    ],
    answer: ({ run }) => whoPushed(run),
    why: 'S1 never gave up asking. However often it arrives, S2 applies it once.',
  }),
  choice({
    id: 'when-is-it-answered',
    in: 'dead-backup-is-removed',
    at: 'deliver C1>S1 REQUEST C1.r1#1',
    prompt: 'S2 is dead and VS has not noticed yet. When does S1 answer C1?',
    options: [
      ['now', 'When it has missed S2 for a while'],
      ['view', 'When VS gives it a view without S2'],
      ['never', 'Never: it waits for S2'],
    ],
    answer: ({ run }) => whenIsItAnswered(run),
    why: 'S1 cannot tell a dead backup from one that was promoted. It waits until VS has decided.',
  }),
  choice({
    id: 'do-more-servers-help',
    in: 'dead-backup-is-removed',
    at: 'fault crash S2#1',
    prompt: 'Suppose S1 had never had a backup. Would C1’s put be answered sooner?',
    options: [
      ['later', 'No: more servers, quicker answers', 'alone'],
      ['same', 'No: S2 makes no difference', 'alone'],
      ['sooner', 'Yes: nobody to wait for', 'alone'],
    ],
    worlds: [NO_BACKUP],
    answer: ({ run, world }) => {
      if (told(run, 'C1.r1') === 'never') return ['sooner'];
      const ahead =
        (toldAt(world('alone'), 'C1.r1')?.time ?? 0) - (toldAt(run, 'C1.r1')?.time ?? 0);
      return [ahead === 0 ? 'same' : ahead < 0 ? 'sooner' : 'later'];
    },
    why: 'Who waits for all waits for the slowest, and for the dead until they are removed. What a backup brings is that data survives.',
  }),
];
