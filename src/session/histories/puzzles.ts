import { REGISTER_PUZZLES } from './puzzles-registers.ts';
import { SYSTEM_PUZZLES } from './puzzles-systems.ts';
import type { Puzzle } from './puzzle.ts';

export type { Puzzle } from './puzzle.ts';

/** In the order in which they build on each other. */
export const PUZZLES: readonly Puzzle[] = [...REGISTER_PUZZLES, ...SYSTEM_PUZZLES];
