import { defineConfig } from "vitest/config";

const minuteMs = 60_000;

const workbench = {
  globalSetup: ["test/workbench/packagedExtensions.ts"],
  setupFiles: ["test/workbench/failedWindow.ts"],
  expect: { poll: { timeout: 20_000 } },
  testTimeout: 3 * minuteMs,
  hookTimeout: 5 * minuteMs,
  fileParallelism: false,
  maxWorkers: 1,
};

// One file at a time, and of its tests two at the most: every Lean process holds a gigabyte.
const lean = {
  testTimeout: 2 * minuteMs,
  hookTimeout: 5 * minuteMs,
  fileParallelism: false,
  maxWorkers: 1,
  maxConcurrency: 2,
};

/** The suffix says what a test needs, and each need is a project of its own; a folder `long` holds what takes too long. */
export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.*.test.ts", "test/fixtures/**"],
          // Files of a worker share its modules: loading them for each file anew took half of the time.
          isolate: false,
          // No stopwatch: on a machine with other work a second may take ten.
          testTimeout: minuteMs / 2,
        },
      },
      {
        test: {
          name: "canary",
          include: ["test/house/**/*.canary.test.ts"],
          testTimeout: minuteMs,
          hookTimeout: minuteMs,
        },
      },
      {
        test: { ...lean, name: "lean", include: ["test/**/*.lean.test.ts"], exclude: ["test/**/long/**"] },
      },
      {
        test: { ...lean, name: "lean-long", include: ["test/**/long/*.lean.test.ts"] },
      },
      {
        // A real VS Code in a real browser, with the packaged extension.
        test: { ...workbench, name: "workbench", include: ["test/workbench/*.workbench.test.ts"] },
      },
      {
        test: { ...workbench, name: "workbench-long", include: ["test/workbench/long/*.workbench.test.ts"] },
      },
    ],
  },
});
