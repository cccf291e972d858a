import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { offline } from './scripts/offline.mjs';

const EVERY_PROTOCOL = 'test/support/setup-protocols.ts';
/** Thousands of random runs, every pair of faults, hours of many machines: not for every save of a file. */
const PROPERTIES = 'test/**/*.property.test.ts';

export default defineConfig({
  base: './',
  plugins: [react(), offline()],
  worker: { format: 'es' },
  build: { target: 'es2022' },
  test: {
    // For what never ends; how fast something is, test/bench tells. A busy machine can take ten times as long as an idle one.
    testTimeout: 240_000,
    // One core fewer would leave half of a small machine idle.
    maxWorkers: availableParallelism(),
    coverage: { provider: 'v8', include: ['src/**'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          setupFiles: [EVERY_PROTOCOL],
          include: ['test/**/*.test.ts'],
          exclude: ['test/ui/**', 'test/e2e/**', PROPERTIES],
        },
      },
      {
        extends: true,
        test: {
          name: 'properties',
          environment: 'node',
          setupFiles: [EVERY_PROTOCOL],
          include: [PROPERTIES],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['test/ui/**/*.test.{ts,tsx}'],
          setupFiles: [EVERY_PROTOCOL, 'test/support/setup-ui.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
    ],
  },
});
