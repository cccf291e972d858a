import type { Question } from '../../scene/lesson.ts';
import { controllerIn, hostsIn, investigatedIn, percent, runningIn } from './facts.ts';
import { REPAIR_HOSTS } from './hosts.ts';
import { choice, furtherFalls, shareServing } from './question-parts.ts';
import { tickAt, toHosts } from './scenario-parts.ts';
import type { LeapDay } from './types.ts';

/** What was tried, and what would have helped. */
export const REMEDY_QUESTIONS: readonly Question<LeapDay>[] = [
  choice({
    id: 'does-it-stop',
    in: ['stopped-at-90', 'as-it-was'],
    at: 'fault perturb FC#1',
    prompt: 'Nothing is created or healed any more. Will more hosts be taken for broken?',
    options: [
      ['more', 'Yes, more than are out by now', 'go-on'],
      ['fewer', 'Yes, but fewer than are out by now', 'go-on'],
      ['none', 'No, it stops at once', 'go-on'],
    ],
    worlds: [
      {
        id: 'go-on',
        label: 'Nobody disables management',
        from: tickAt(85),
        interventions: [],
      },
    ],
    answer: (facts) => [furtherFalls(facts)],
    why: 'A VM is on trial for 75 minutes before anybody sees it. What was created in that time is already on its way.',
  }),
  choice({
    id: 'where-the-brake-holds',
    in: ['a-brake-at-10', 'a-brake-at-20'],
    at: tickAt(100),
    prompt: 'The brake will hold at its share of hosts. How many are out in the end?',
    options: [
      ['as-set', 'That share'],
      ['more', 'More than twice that share'],
      ['between', 'More, but less than twice as many'],
    ],
    answer: ({ run }) => {
      const brakePercent = controllerIn(run.end)?.brakePercent ?? 0;
      const out = percent(investigatedIn(run.end), hostsIn(run.end)?.down.length ?? 0);
      if (out > 2 * brakePercent) return ['more'];
      return [out > brakePercent ? 'between' : 'as-set'];
    },
    why: 'The brake counts hosts that are out. A whole generation of VMs is on trial at that time, and counts for nothing yet.',
  }),
  choice({
    id: 'after-the-fix',
    in: ['the-bug-is-fixed', 'the-wrong-fix'],
    at: 'fault perturb HA#2',
    prompt: 'The date bug is gone now. How many of the hosts that are out come back by themselves?',
    options: [
      ['all', 'All: there is no bug any more'],
      ['some', 'Those that were blamed last'],
      ['none', 'None'],
    ],
    answer: ({ now, run }) => {
      const [out, later] = [investigatedIn(now), investigatedIn(run.end)];
      if (later === 0) return ['all'];
      return [later < out ? 'some' : 'none'];
    },
    why: 'The trigger is gone, and so is the spread. What was broken stays broken until somebody repairs it.',
  }),
  choice({
    id: 'vms-after-the-wrong-fix',
    in: 'the-wrong-fix',
    at: tickAt(240),
    prompt: 'The fix is being pushed to all hosts at once. How many VMs run ten minutes later?',
    options: [
      ['none', 'None'],
      ['same', 'About as many as before'],
      ['more', 'More than before'],
    ],
    answer: ({ now, run }) => {
      const before = run.after(tickAt(235)) ?? now;
      const then = run.after(tickAt(250)) ?? run.end;
      if (runningIn(then) === 0) return ['none'];
      return [runningIn(then) > runningIn(before) ? 'more' : 'same'];
    },
    why: 'It was not tried with a network before it went out. VMs that had run all day are cut off, too.',
  }),
  choice({
    id: 'returned-too-early',
    in: 'fixed-and-returned',
    at: tickAt(300),
    prompt:
      'Suppose people had returned the hosts now without any fix. How many would serve in the end?',
    options: [
      ['most', 'Nine in ten or more', 'unfixed'],
      ['few', 'Fewer, but some', 'unfixed'],
      ['many', 'Four in ten or more', 'unfixed'],
      ['none', 'None', 'unfixed'],
    ],
    worlds: [
      {
        id: 'unfixed',
        label: 'Hosts return, the bug stays',
        from: tickAt(235),
        interventions: [toHosts(300, REPAIR_HOSTS)],
      },
    ],
    answer: ({ world }) => [shareServing(world('unfixed').end)],
    why: 'All VMs that wait are created at once, and none of them can start. The cluster falls in one generation.',
  }),
];
