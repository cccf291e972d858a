/** Judging what clients saw of a shared object: the facade for page, worker, command and tests. */
export { countLinearizations } from './count.ts';
export { judge } from './judge.ts';
export { parseHistories, parseHistory } from './parse.ts';
export { judgeSequential } from './sequential.ts';
export type { History, Judgement, Operation, Value } from './types.ts';
