/** A scenario of the lecture, and the thought that leads to it. */
export interface LectureStep {
  readonly protocol: string;
  readonly scenario: string;
  readonly thought: string;
}

/** The thread of the lecture through the systems: what each step leaves open is the next one's reason. */
export const LECTURE: readonly LectureStep[] = [
  {
    protocol: 'two-phase-commit',
    scenario: 'participant-dies-after-its-vote',
    thought: 'A participant is down, and nobody can reach its data.',
  },
  {
    protocol: 'two-phase-commit',
    scenario: 'coordinator-dies-before-deciding',
    thought: 'The coordinator is down, and everybody is blocked.',
  },
  {
    protocol: 'state-machine',
    scenario: 'same-log-same-state',
    thought: 'So there must be more than one copy: replicate the state machine.',
  },
  {
    protocol: 'state-machine',
    scenario: 'two-writes-cross',
    thought: 'Now the order of the inputs matters.',
  },
  {
    protocol: 'state-machine',
    scenario: 'a-poisoned-request',
    thought:
      'Replicas do the same, right or wrong: it masks only faults that strike one at a time.',
  },
  {
    protocol: 'azure-leap-day',
    scenario: 'as-it-was',
    thought: 'One bug in every copy, and healing that carries it on.',
  },
  {
    protocol: 'ebs-remirroring',
    scenario: 'as-it-was',
    thought: 'Many replicas lost at once need more spare room than there is.',
  },
  {
    protocol: 'config-thundering-herd',
    scenario: 'as-it-was',
    thought: 'The cause is mended, and the overload keeps itself alive.',
  },
  {
    protocol: 'router-overload',
    scenario: 'as-it-was',
    thought: 'The survivors inherit the load.',
  },
  {
    protocol: 'primary-backup',
    scenario: 'two-primaries-append',
    thought: 'Let one replica choose the order. But who is primary?',
  },
  {
    protocol: 'primary-backup',
    scenario: 'the-primary-dies',
    thought: 'A view server says who.',
  },
  {
    protocol: 'primary-backup',
    scenario: 'the-view-server-is-down',
    thought: 'And it is a single point of failure: next comes consensus.',
  },
];
