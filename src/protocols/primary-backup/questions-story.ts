import type { Question, World } from '../../scene/lesson.ts';
import { answeredBy, firstToDo, sentAbout, toldAt } from './lesson-answers.ts';
import { indexOf, leaders } from './lesson-facts.ts';
import { choice, click } from './question-parts.ts';
import { after, at, crash, get } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** A healthy service, and one whose view server is down. */

const BOTH_DIE: World = {
  id: 'both',
  label: 'S1 and S2 die at this instant',
  interventions: [after('invoke C2 2', crash('S1')), after('invoke C2 2', crash('S2'))],
};
const ONE_DIES: World = {
  id: 'one',
  label: 'S1 dies at this instant',
  interventions: [after('invoke C1 2', crash('S1'))],
};
const S1_DIES_TOO: World = {
  id: 'both-down',
  label: 'S1 dies as well, and VS stays down',
  interventions: [at(1200, crash('S1')), at(1300, get('C1', 'x'))],
};

const HEALTHY: readonly Question<PrimaryBackup>[] = [
  click({
    id: 'who-executes-first',
    in: ['a-primary-and-a-backup', 'sandbox'],
    at: 'deliver C1>S1 REQUEST C1.1#1',
    prompt: 'S1 has the put. Click the server that carries it out first.',
    nodes: ['S1', 'S2', 'S3'],
    answer: ({ run }) => [firstToDo(run, 'C1.1')],
    why: 'S1 does it when S2 has accepted it. Whatever a client was told, S2 has as well.',
  }),
  choice({
    id: 'messages-for-a-read',
    in: 'a-primary-and-a-backup',
    at: 'invoke C1 2',
    prompt: 'A get changes nothing. How many messages does it take?',
    options: [
      ['2', 'Two: question and answer'],
      ['4', 'Four: the backup is asked as well'],
      ['6', 'Six: all servers are asked'],
    ],
    answer: ({ run }) => [String(sentAbout(run, 'C1.2').length)],
    why: 'S1 cannot know whether it still leads. Only its backup can confirm it, for reads as well.',
  }),
  click({
    id: 'who-would-follow',
    in: 'sandbox',
    at: 'invoke C1 2',
    prompt: 'Suppose S1 dies now. Click the server that leads next.',
    nodes: ['S1', 'S2', 'S3', 'S4'],
    worlds: [ONE_DIES],
    answer: ({ world }) => [leaders(world('one').end)],
    why: 'The backup has all that was ever answered. S3 and S4 are alive and hold nothing.',
  }),
  choice({
    id: 'two-spares-are-left',
    in: 'sandbox',
    at: 'invoke C2 2',
    prompt: 'Suppose S1 and S2 die together. S3 and S4 are fine. Who leads next?',
    options: [
      ['S3', 'S3, with backup S4', 'both'],
      ['S4', 'S4, with backup S3', 'both'],
      ['nobody', 'Nobody, ever', 'both'],
    ],
    worlds: [BOTH_DIE],
    answer: ({ world }) => [leaders(world('both').end)],
    why: 'Two empty servers are no replacement: they would deny all that was written. Better no answer than a wrong one.',
  }),
];

export const STORY_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  ...HEALTHY,
  choice({
    id: 'who-needs-the-view-server',
    in: 'the-view-server-is-down',
    at: 'fault crash VS#1',
    prompt: 'VS is down. C1 knows the view, C2 is new. Who is answered before VS is back?',
    options: [
      ['C1', 'C1 only'],
      ['C1 C2', 'Both: VS is not needed for data'],
      ['none', 'Neither: nothing works without VS'],
    ],
    answer: ({ run }) => {
      const back = indexOf(run, 'fault restart VS#1');
      const isInTime = (id: string) => (toldAt(run, id)?.index ?? back) < back;
      const found = ['C1.r2', 'C2.r1'].filter(isInTime).map((id) => id.slice(0, 2));
      return [found.length === 0 ? 'none' : found.join(' ')];
    },
    why: 'Data never passes through VS. But C2 has to ask it who leads.',
  }),
  choice({
    id: 'what-the-view-server-remembers',
    in: 'the-view-server-is-down',
    at: 'deliver C2>VS WHO C2.r1#1',
    prompt: 'VS will be started again. Which view does it go on with?',
    options: [
      ['2', 'View 2, from its disk'],
      ['0', 'View 0: whoever pings first leads'],
      ['3', 'View 3: a new start, a new view'],
    ],
    answer: ({ run }) => {
      const back = run.after('fault restart VS#1');
      const memory = back?.processes.find(({ id }) => id === 'VS')?.state;
      return memory?.role === 'view server' ? [String(memory.view.num)] : [];
    },
    why: 'A view server that began anew could make an empty server primary. So it writes each view down before it tells anybody.',
  }),
  choice({
    id: 'nobody-to-decide',
    in: 'the-view-server-is-down',
    at: 'fault crash VS#1',
    prompt: 'Suppose S1 dies as well while VS is down. Who answers C1?',
    options: [
      ['nobody', 'Nobody until VS is back', 'both-down'],
      ['S2', 'S2: it sees that S1 is dead', 'both-down'],
      ['S3', 'S3, which nothing happened to', 'both-down'],
    ],
    worlds: [S1_DIES_TOO],
    answer: ({ world }) => [answeredBy(world('both-down'), 'C1.r2')],
    why: 'S2 may not promote itself: it cannot tell a dead S1 from one that is only cut off. The view server is a single point of failure.',
  }),
];
