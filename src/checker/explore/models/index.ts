import { transactionCommit } from './commit.ts';
import type { ReferenceModel } from './model.ts';
import { twoPhase } from './two-phase.ts';

interface KnownModel {
  /** The most resource managers that fit into a word. */
  readonly most: number;
  readonly build: (managers: number) => ReferenceModel;
}

/** The reference models, under the names of their specifications. */
export const REFERENCE_MODELS: Readonly<Record<string, KnownModel>> = {
  TwoPhase: { most: 7, build: twoPhase },
  TCommit: { most: 12, build: transactionCommit },
};
