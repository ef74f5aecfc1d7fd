import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "./repository.ts";

const report = "test-results/host-planted.json";

// The workbench may have to be installed first.
test("a failing test inside the extension host fails the run", { timeout: 300_000 }, async () => {
  const run = promisify(execFile)(process.execPath, ["test/host/runHostTests.ts", "--report", report, "planted"], {
    cwd: root,
  });
  await expect(run).rejects.toMatchObject({ code: 1 });
  const counts: unknown = JSON.parse(readFileSync(join(root, report), "utf8"));
  expect(counts).toMatchObject({ numPassedTests: 1, numFailedTests: 1 });
});
