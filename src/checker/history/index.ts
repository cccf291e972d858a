/** Judging what clients saw of a shared object: the facade for page, worker, command and tests. */
export { countLinearizations } from './count.ts';
export { deathWords, explain } from './explain.ts';
export { createIncremental } from './incremental.ts';
export { judge } from './judge.ts';
export { parseHistories, parseHistory } from './parse.ts';
export { placementAt } from './placement.ts';
export { judgePlacement } from './puzzle.ts';
export { historyOfRun, runOperations, type RunOperation } from './run.ts';
export { judgeSequential } from './sequential.ts';
export type { History, Operation, Point, Value } from './types.ts';
