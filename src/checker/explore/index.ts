export { BOUND_NAMES, boundsOf, type BoundName, type Bounds } from './bounds.ts';
export { goalsOf, type Goal } from './goals.ts';
export { REFERENCE_MODELS } from './models/index.ts';
export { searchedSpec, searchRuns, type RunFinding, type RunSearch } from './run-search.ts';
export { Search, type SearchProgress } from './search.ts';
export { searchedFrom } from './searched-from.ts';
