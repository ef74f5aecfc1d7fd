import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { quickEngine } from "../../fixtures/testEngine.ts";
import { largestResidentMegabytes, leanProcesses } from "../../fixtures/leanProcesses.ts";
import { openFirstHole } from "./openedHole.ts";
import { screenStep } from "../../../core/lean/checkStep.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-limits-"));
let maxWorkerMb = 100_000;
// The embedded Lean's server watches its workers itself; here it stands in for one that does not.
const session = quickEngine.session({
  cwd: folder,
  reportDelayMs: 1,
  memory: {
    maxWorkerMb: () => maxWorkerMb,
    intervalMs: 200,
  },
});
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const signal = new AbortController().signal;
const text = "theorem t (n : Nat) (h : n = 1) : n = 1 := by\n  sorry\n";
const uri = pathToFileURL(join(folder, "Limits.lean")).href;

// The first document of a server gets a worker of its own name; later ones may get one that was started ahead.
test("a worker that takes too much memory is ended, which is a timeout, and the next candidate is answered", async () => {
  const checker = await openFirstHole({ session, uri: uri.replace("Limits", "Memory"), text }, signal);
  const running = checker.screen(["sleep 30000\nexact h", "exact h -- beside it"], { timeoutMs: 60_000 }, signal);
  maxWorkerMb = 1;
  const first = (await running)[0];
  maxWorkerMb = 100_000;
  expect(first).toMatchObject({ kind: "timeout", reason: "Lean used more than 1 MB of memory" });
  expect((await screenStep(checker, { text: "exact h", limits: { timeoutMs: 60_000 } }, signal)).kind).toBe("proved");
});

test("a candidate that uses up its heartbeats leaves those of its neighbours in the same edit alone", async () => {
  const checker = await openFirstHole({ session, uri, text }, signal);
  const costly = "iterate 3000 have k := h\nexact h";
  const candidates = ["exact h", costly, "assumption", costly.replace("3000", "2999"), "omega"];
  const limited = await checker.screen(candidates, { timeoutMs: 60_000, maxHeartbeats: 100 }, signal);
  expect(limited.map(({ kind }) => kind)).toEqual(["proved", "timeout", "proved", "timeout", "proved"]);
  expect(limited[1]?.reason).toContain("maximum number of heartbeats");
  const raising = `set_option maxHeartbeats 0 in\n${costly}`;
  expect(
    await screenStep(checker, { text: raising, limits: { timeoutMs: 60_000, maxHeartbeats: 100 } }, signal),
  ).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("maxHeartbeats"),
  });
});

test("64 steps that all leave goals, so that Lean is asked 64 times: each is answered, in little memory", async () => {
  const checker = await openFirstHole({ session, uri: uri.replace("Limits", "Idle"), text }, signal);
  const candidates = Array.from({ length: 64 }, (_, at) => `skip -- ${at}`);
  const verdicts = await checker.screen(candidates, { timeoutMs: 60_000 }, signal);
  expect(verdicts.filter(({ kind }) => kind !== "noProgress")).toEqual([]);
  // With all questions at once it was 1,800 MB and more, and then the server ends a worker.
  expect(largestResidentMegabytes(leanProcesses())).toBeLessThan(1500);
});

/** The number of different candidates; `COLLOQUY_CANDIDATES=10000` for the long run. */
const different = Number(process.env["COLLOQUY_CANDIDATES"] ?? 30);

test(
  "ten thousand candidates at once: each has its verdict, memory stays bounded, and the next one is answered",
  async () => {
    const checker = await openFirstHole({ session, uri: uri.replace("Limits", "Many"), text }, signal);
    const forms = ["exact h", "exact nonsense", "sorry", "skip", "", `exact ${"(".repeat(300)}h`];
    const candidates = Array.from({ length: 10_000 }, (_, at) => `${forms[at % 6]} -- ${at % different}`);
    const before = process.memoryUsage.rss();
    const verdicts = await checker.screen(candidates, { timeoutMs: 120_000 }, signal);
    const grownMb = (process.memoryUsage.rss() - before) / 2 ** 20;
    const right = ["proved", "failed", "refused", "noProgress", "refused", "refused"];
    expect(verdicts).toHaveLength(candidates.length);
    const wrong = verdicts.flatMap(({ kind }, at) => (kind === right[at % 6] ? [] : [`${candidates[at]}: ${kind}`]));
    expect(wrong).toEqual([]);
    expect(grownMb).toBeLessThan(500);
    expect((await screenStep(checker, { text: "assumption", limits: { timeoutMs: 60_000 } }, signal)).kind).toBe(
      "proved",
    );
  },
  60_000 + different * 500,
);
