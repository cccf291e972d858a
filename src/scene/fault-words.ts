import type { FaultKind } from '../engine/action.ts';

/** What was done from outside, in a word for the diagram; what befell a message is told where it ends. */
const WORDS: Readonly<Record<FaultKind, string>> = {
  crash: 'crashes',
  restart: 'restarts',
  stall: 'stalls',
  resume: 'goes on',
  cut: 'cut off',
  heal: 'healed',
  drop: '',
  duplicate: 'sent twice',
  delay: 'delayed',
  hold: 'held back',
  release: 'released',
  deliverNow: 'hurried',
  fireTimerNow: 'timer fired',
  freezeTimer: 'timer frozen',
  thawTimer: 'timer thawed',
  slowDisk: 'slow disk',
  failDisk: 'disk fails',
  mendDisk: 'disk mended',
  perturb: 'changed',
  holdClock: 'clock held',
  resumeClock: 'clock runs',
};

export function faultWord(fault: string, process: string | null): string {
  const word = WORDS[fault as FaultKind] ?? fault;
  return process === null || word === '' ? word : `${process} ${word}`;
}

/** Interventions that put something right again. */
const MENDING: ReadonlySet<string> = new Set([
  'restart',
  'resume',
  'heal',
  'release',
  'thawTimer',
  'mendDisk',
  'resumeClock',
]);

export const isMending = (fault: string | null): boolean => fault !== null && MENDING.has(fault);
