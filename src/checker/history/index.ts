/** Judging what clients saw of a shared object: the facade for page, worker, command and tests. */
export { countLinearizations } from './count.ts';
export { deathWords, explain, type Explanation } from './explain.ts';
export { createIncremental, type Incremental } from './incremental.ts';
export { judge } from './judge.ts';
export { parseHistories, parseHistory } from './parse.ts';
export { placementAt, type Placement } from './placement.ts';
export { judgePlacement, type Break, type PlacementVerdict } from './puzzle.ts';
export { historyOfRun, runOperations, type RunOperation } from './run.ts';
export { judgeSequential } from './sequential.ts';
export type { History, Judgement, Operation, Point, Value } from './types.ts';
