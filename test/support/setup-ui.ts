import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Without vitest's globals the library does not clean up by itself, and one test's page would leak into the next.
afterEach(cleanup);
