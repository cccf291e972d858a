import { loadLessons } from '../../src/protocols/lessons.ts';

// The page fetches a protocol when it needs it; a test finds all of them there.
await loadLessons();
