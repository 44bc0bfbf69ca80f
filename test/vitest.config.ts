import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` runs from the sources, `browser` drives Chromium with the built, minified bundles in `dist`.
 * Two browser files run at a time, after the unit tests: they mostly wait, and more Chromiums starve each other.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          root: import.meta.dirname,
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['browser/**'],
          sequence: { groupOrder: 0 },
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
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What is awaited comes when it comes: a browser on a busy machine is slow, not wrong.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
