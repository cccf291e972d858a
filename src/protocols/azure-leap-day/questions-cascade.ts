import type { Question } from '../../scene/lesson.ts';
import { controllerIn, hostsIn, runningIn } from './facts.ts';
import { LEAP_DAY } from './hosts.ts';
import { HOSTS } from './cluster.ts';
import { choice, EVERYWHERE, shareServing, type Facts } from './question-parts.ts';
import { tickAt } from './scenario-parts.ts';
import type { LeapDay } from './types.ts';

/** How far it goes, and why. */
export const CASCADE_QUESTIONS: readonly Question<LeapDay>[] = [
  choice({
    id: 'how-far',
    in: EVERYWHERE,
    at: tickAt(70),
    prompt: 'Nearly all hosts serve at minute 70. How many serve at the end, minute 400?',
    options: [
      ['most', 'Nine in ten or more'],
      ['many', 'Four in ten or more'],
      ['few', 'Fewer, but some'],
      ['none', 'None'],
    ],
    answer: ({ run }) => [shareServing(run.end)],
    why: 'What counts is how many new VMs each lost host makes: five, and each of them costs a host. Only what ends that, and early, saves hosts.',
  }),
  choice({
    id: 'how-many-vms',
    in: ['blame-the-vm', ...EVERYWHERE.filter((id) => id !== 'blame-the-vm')],
    at: tickAt(75),
    prompt: 'And the VMs: how many of them run at the end?',
    options: [
      ['all', 'All of them'],
      ['fewer', 'Some'],
      ['none', 'None'],
    ],
    answer: ({ run }) => [runningShare(run.end)],
    why: 'A VM runs on as long as nobody restarts it. What is created anew needs a host in service and a certificate.',
  }),
  choice({
    id: 'healthy-neighbours',
    in: ['nobody-steps-in', 'as-it-was', 'blame-the-vm'],
    at: tickAt(75),
    prompt:
      'A restarted host has five VMs that do not start. They go to other hosts. What follows there?',
    options: [
      ['fall', 'Those hosts are blamed, too'],
      ['serve', 'The VMs start: the hosts are healthy'],
      ['aside', 'The VMs fail, the hosts go on'],
    ],
    answer: ({ now, run }) => [fateOfTheNext(run, now.time)],
    why: 'The failure is in the VM, and it moves with the VM. Who is blamed decides whether it spreads.',
  }),
  choice({
    id: 'the-day-before',
    in: 'an-ordinary-day',
    at: tickAt(10),
    prompt:
      'The bug is in every VM, and a rollout restarts hosts. How many hosts fall for it today?',
    options: [
      ['none', 'None'],
      ['restarted', 'Those that are restarted', 'leap-day'],
      ['all', 'All, in the end', 'leap-day'],
    ],
    worlds: [
      {
        id: 'leap-day',
        label: 'The calendar says 29 February',
        interventions: [
          {
            at: { after: tickAt(10), timeMs: 0 },
            action: { kind: 'perturb', process: HOSTS, perturbation: LEAP_DAY },
          },
        ],
      },
    ],
    answer: ({ run }) => {
      const given = run.events.some(({ effects }) =>
        effects.some((effect) => effect.kind === 'note' && effect.rule === 'AZ-WAIT'),
      );
      if (!given) return ['none'];
      return [shareServing(run.end) === 'none' ? 'all' : 'restarted'];
    },
    why: 'Without its date the bug does nothing. All tests of an ordinary day pass.',
  }),
];

/** Of all VMs there are: on hosts, waiting for one, and set aside. */
function runningShare(end: Facts['now']): string {
  const [hosts, controller] = [hostsIn(end), controllerIn(end)];
  const placed = hosts?.vms.reduce((sum, own) => sum + own.length, 0) ?? 0;
  const all = placed + (controller?.homeless.length ?? 0) + (controller?.aside.length ?? 0);
  const running = runningIn(end);
  if (running === 0) return 'none';
  return running === all ? 'all' : 'fewer';
}

/** What became of the hosts that took the next VMs that were created anew after that instant. */
function fateOfTheNext({ events, end }: Facts['run'], timeMs: number): string {
  for (const { time, effects } of events) {
    if (time <= timeMs) continue;
    for (const effect of effects) {
      if (effect.kind !== 'send' || effect.message.kind !== 'REINCARNATE') continue;
      const { down } = hostsIn(end) ?? { down: [] };
      const fallen = effect.message.placements.filter(({ host }) => down[host] === true);
      if (fallen.length * 2 > effect.message.placements.length) return 'fall';
      return effect.message.hosts > 0 ? 'aside' : 'serve';
    }
  }
  return 'serve';
}
