// Where each test runs: most in Node, pieces of screens in a simulated page, windows in a real one, whole-app tests last and one at a time.
import { defineConfig } from 'vitest/config';

const wholeApp = 'test/e2e/**/*.test.ts';
const windows = 'test/unit/renderer/**/*Window.test.ts';
const screens = 'test/unit/renderer/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/plainReporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A second, the usual, is how fast a machine is.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [wholeApp, screens],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          environment: 'happy-dom',
          include: [screens],
          exclude: [windows],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'windows',
          environment: 'node',
          globalSetup: './test/support/buildWindowOnce.ts',
          include: [windows],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          environment: 'node',
          include: [wholeApp],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
