import { defineConfig } from 'vitest/config';
import { FaultsFirst } from './faults-first.ts';

/** Whatever the machine: browser files mostly wait, and more Chromiums starve each other. Projects that share it run side by side. */
const AT_A_TIME = 2;

/** Two projects: `unit` runs from the sources, `browser` drives Chromium with the built, minified bundles in `dist`. */
export default defineConfig({
  test: {
    sequence: { sequencer: FaultsFirst },
    projects: [
      {
        test: {
          name: 'unit',
          root: import.meta.dirname,
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['browser/**'],
          maxWorkers: AT_A_TIME,
          // Password hashes and child processes take their time on a busy machine; no test measures it.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        test: {
          name: 'browser',
          root: import.meta.dirname,
          include: ['browser/**/*.test.ts'],
          globalSetup: 'browser/pages/tag/build.ts',
          maxWorkers: AT_A_TIME,
          // Walks of one file that are taken side by side: each needs a third to a half of a core.
          maxConcurrency: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What is awaited comes when it comes: a browser on a busy machine is slow, not wrong.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
