export { REFERENCE_MODELS } from './models/index.ts';
export { Search, type SearchProgress } from './search.ts';
