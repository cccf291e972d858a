/**
 * 'wrong': a client is told what no single copy would say, or two servers act as primary of one view. 'outsider': a
 * server that was not in the view before leads, and A1 keeps it from answering. 'stuck': nobody is told anything
 * wrong, and nobody is answered.
 */
export type Harm = 'wrong' | 'outsider' | 'stuck';

type Alone = readonly [harm: Harm, scenario: string, sentence: string];

/** For each rule the scenario in which leaving it out shows; with V6 or V3 it takes A1 off as well to do harm. */
export const ALONE: Readonly<Record<string, Alone>> = {
  'PB-R1': [
    'wrong',
    'answered-before-the-backup-had-it',
    'A client is told OK, the primary dies, and its successor has never heard of the write.',
  ],
  'PB-R1G': [
    'wrong',
    'a-read-without-the-backup',
    'A deposed primary that has not heard of it answers reads from its old copy.',
  ],
  'PB-R2': [
    'wrong',
    'accepted-from-a-deposed-primary',
    'A deposed primary still finds somebody who accepts, so two servers act as primary.',
  ],
  'PB-R3': [
    'wrong',
    'answered-by-whoever-is-asked',
    'A server that is out carries out a write alone, and the next one answers without it.',
  ],
  'PB-R4': [
    'outsider',
    'the-perfect-split-brain',
    'Servers without the state are named. A1 keeps them silent; with A1 off both halves answer.',
  ],
  'PB-R5': [
    'wrong',
    'a-backup-without-a-copy',
    'A new backup starts empty, and when it leads, all that was written before is gone.',
  ],
  'PB-R5A': [
    'wrong',
    'the-copy-comes-twice',
    'A copy that comes late undoes a write that the backup has accepted since.',
  ],
  'PB-V3': [
    'stuck',
    'a-reboot-nobody-treats-as-death',
    'A rebooted primary stays primary, has nothing to answer with, and nobody replaces it.',
  ],
  'PB-V6': [
    'stuck',
    'two-views-ahead',
    'The view server runs ahead to a primary without state, which A1 keeps silent for good.',
  ],
  'PB-A1': [
    'wrong',
    'promoted-and-rebooted',
    'A server that rebooted before it heard of its promotion answers from an empty memory.',
  ],
  'PB-A1V': [
    'wrong',
    'back-as-a-backup',
    'A server that was away comes back, takes no copy, and leads with what it knew then.',
  ],
  'PB-A4': [
    'wrong',
    'the-old-write-again',
    'A repeated request is done a second time, and an old write undoes a newer one.',
  ],
  'PB-A6': [
    'wrong',
    'applied-as-they-come',
    'Requests that cross on their way leave primary and backup with different data.',
  ],
  'PB-INC': [
    'wrong',
    'a-copy-for-an-earlier-life',
    'A rebooted server takes a copy that was meant for its earlier life, and leads with it.',
  ],
};
