import type { Question, World } from '../../scene/lesson.ts';
import { indexOf, leaders, viewsLater } from './lesson-facts.ts';
import { choice, click } from './question-parts.ts';
import { after, crash } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** How a service begins: the first primary, and its first backup. */

const LEARNS = 'deliver VS>S2 VIEW 2#1';
const DIES_NOW: World = {
  id: 'dies',
  label: 'S1 dies at this instant',
  interventions: [after(LEARNS, crash('S1'))],
};

export const VIEW_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  click({
    id: 'first-of-all',
    in: 'first-primary',
    at: 'start S1',
    prompt: 'Nobody leads and nobody has any data. Click the node that becomes primary.',
    nodes: ['VS', 'S1', 'S2'],
    answer: (facts) =>
      viewsLater(facts)
        .slice(0, 1)
        .map((row) => row.slice(0, 2)),
    why: 'Whoever pings first. It is the one time that a server leads which was not in the view before.',
  }),
  choice({
    id: 'decided-and-unheard',
    in: 'first-primary',
    at: 'disk VS VIEW 1#1',
    prompt: 'View 1 is on the disk of VS. Who takes itself for the primary at this instant?',
    options: [
      ['nobody', 'Nobody'],
      ['S1', 'S1: the view says so'],
      ['S2', 'S2'],
    ],
    answer: ({ now }) => [leaders(now)],
    why: 'A decision is a record on one disk. S1 leads when it has heard of it.',
  }),
  choice({
    id: 'when-does-a-backup-come-in',
    in: 'first-backup',
    at: 'disk VS VIEW 1#1',
    prompt: 'S1 leads alone, and S2 is about to ping. When does S2 become backup?',
    options: [
      ['ping', 'As soon as it has pinged'],
      ['acknowledged', 'Once S1 has acknowledged view 1'],
      ['dead', 'When S1 fails'],
    ],
    answer: ({ run }) => {
      const view = indexOf(run, 'disk VS VIEW 2#1');
      if (view === Number.POSITIVE_INFINITY) return ['dead'];
      return [indexOf(run, 'disk VS ACKED 1#1') < view ? 'acknowledged' : 'ping'];
    },
    why: 'VS is never more than one view ahead of the primary. Without S1’s acknowledgement there is no view 2.',
  }),
  choice({
    id: 'backup-in-name',
    in: 'first-backup',
    at: LEARNS,
    prompt: 'S2 hears that it is backup. Suppose S1 dies at this instant. Does S2 take over?',
    options: [
      ['nobody', 'No: it is stuck', 'dies'],
      ['S2', 'Yes: that is what a backup is for', 'dies'],
    ],
    worlds: [DIES_NOW],
    answer: ({ world }) => [leaders(world('dies').end)],
    why: 'S2 has no copy yet, so view 2 is not acknowledged and VS may not leave it. A backup without the state is none.',
  }),
];
