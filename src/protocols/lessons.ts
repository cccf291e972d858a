import type { Lesson } from '../scene/lesson.ts';
import { lesson as primaryBackup } from './primary-backup/lesson.ts';
import { REGISTRY, type ProtocolEntry } from './registry.ts';
import { lesson as stateMachine } from './state-machine/lesson.ts';
import { lesson as twoPhaseCommit } from './two-phase-commit/lesson.ts';

/** A protocol with what is taught with it. */
export interface TaughtEntry extends ProtocolEntry {
  readonly lesson?: Lesson;
}

/** By the protocol's id. Apart from the registry, so that the page's own script does without them. */
const LESSONS: Readonly<Record<string, Lesson>> = {
  'two-phase-commit': twoPhaseCommit,
  'primary-backup': primaryBackup,
  'state-machine': stateMachine,
};

/** Every protocol there is, taught. */
export const TAUGHT: readonly TaughtEntry[] = REGISTRY.map((entry) => {
  const lesson = LESSONS[entry.protocol.id];
  return lesson === undefined ? entry : { ...entry, lesson };
});
