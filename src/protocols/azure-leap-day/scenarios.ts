import type { Scenario } from '../../engine/spec.ts';
import { DISABLE } from './controller.ts';
import { APPLY_FIX, HARDWARE_FAULT, REPAIR_HOSTS, WRONG_FIX } from './hosts.ts';
import { MIDNIGHT, scenario, tickAt, toController, toHosts } from './scenario-parts.ts';

/** The outage as it was, what was tried, and what would have helped. */
export const SCENARIOS: readonly Scenario[] = [
  scenario({
    id: 'as-it-was',
    title: 'Azure, 29 February: management is disabled at 02:55. In time?',
    summary:
      'New VMs cannot start, so hosts are blamed and healed, which creates new VMs. At minute 175 somebody stops the healing.',
    interventions: [MIDNIGHT, toController(175, DISABLE)],
  }),
  scenario({
    id: 'nobody-steps-in',
    title: 'Azure, 29 February: what if nobody does anything?',
    summary:
      'One host in a hundred is out after 75 minutes. Each of them sends its VMs to five others.',
  }),
  scenario({
    id: 'an-ordinary-day',
    title: 'Azure, the day before: the same bug, and no outage',
    summary:
      'The same cluster, the same code, the same rollout. Hosts break now and then, and healing does what it is for.',
    interventions: [],
    claims: { outcome: 'settled', violates: [] },
  }),
  scenario({
    id: 'one-broken-host',
    title: 'Azure without a rollout: is one broken host enough?',
    summary: 'Nothing is updated, so no VM is new. At minute 30 a single host breaks in earnest.',
    options: { rollout: false, faultsPer10h: 0 },
    interventions: [MIDNIGHT, toHosts(30, HARDWARE_FAULT)],
  }),
  scenario({
    id: 'stopped-at-90',
    title: 'Azure: management disabled at minute 90 instead of 175',
    summary: 'A quarter of an hour after the first alarm, with two or three hosts out.',
    interventions: [MIDNIGHT, toController(90, DISABLE)],
    decisive: tickAt(90),
    beside: 'as-it-was',
  }),
  scenario({
    id: 'a-brake-at-10',
    title: 'Azure: healing stops once 10 % of the hosts are out',
    summary: 'So many hosts cannot break at once: the cluster stops healing by itself.',
    options: { brakePercent: 10 },
  }),
  scenario({
    id: 'a-brake-at-20',
    title: 'Azure: the same brake at 20 %. Twice as good or too late?',
    summary:
      'The brake holds at twice as many hosts. What was created before it holds is on its way.',
    options: { brakePercent: 20 },
    beside: 'a-brake-at-10',
  }),
  scenario({
    id: 'the-bug-is-fixed',
    title: 'Azure: the bug is fixed at minute 240. Do the hosts come back?',
    summary: 'New VMs can start again. Hosts that were taken for broken wait for people.',
    interventions: [MIDNIGHT, toHosts(240, APPLY_FIX)],
    decisive: 'fault perturb HA#2',
  }),
  scenario({
    id: 'fixed-and-returned',
    title: 'Azure: fixed at minute 240, hosts returned at 300',
    summary: 'First the bug, then the hosts: people look at them and put them back into service.',
    interventions: [MIDNIGHT, toHosts(240, APPLY_FIX), toHosts(300, REPAIR_HOSTS)],
    decisive: 'fault perturb HA#3',
    claims: { outcome: 'settled', violates: [] },
  }),
  scenario({
    id: 'the-wrong-fix',
    title: 'Azure: a fix in a hurry, with a part that does not fit',
    summary:
      'The date is right now. But the networking part that comes with it does not fit the hosts.',
    interventions: [MIDNIGHT, toController(90, DISABLE), toHosts(240, WRONG_FIX)],
    decisive: 'fault perturb HA#2',
  }),
  scenario({
    id: 'blame-the-vm',
    title: 'Azure: blame the VM, not the host',
    summary:
      'A VM that does not start is tried on one other host. If it fails there too, the VM is set aside.',
    off: [],
    beside: 'nobody-steps-in',
  }),
];
