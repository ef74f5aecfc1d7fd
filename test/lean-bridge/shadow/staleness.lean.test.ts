import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { embeddedEngine, quickEngine } from "../../fixtures/testEngine.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { holdsFor, isVerified } from "../../../core/lean/verdict.ts";
import { checkStep, screenStep } from "../../../core/lean/checkStep.ts";
import type { DocumentHoleChecker } from "../../../lean-bridge/shadow/holeChecker.ts";
import { LanePool } from "../../../lean-bridge/shadow/lanePool.ts";
import { openFirstHole } from "./openedHole.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-stale-"));
writeFileSync(join(folder, "lakefile.toml"), 'name = "stale"\n');
const session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
/** Its server compiles the modules of a project, which is Lake's work elsewhere. */
const compiling = embeddedEngine.session({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await compiling[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const signal = new AbortController().signal;
const limits = { timeoutMs: 60_000 };

async function verdictOf(checker: DocumentHoleChecker, candidate: string): Promise<Verdict> {
  return (await checkStep(checker, { text: candidate, limits }, signal)).verdict;
}

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

test("typing while a check runs: each verdict is about the version that it was asked for", async () => {
  const uri = uriOf("Typing.lean");
  const pool = new LanePool(session, uri, 1);
  const open = (version: number, right: number): Promise<DocumentHoleChecker> =>
    openFirstHole({ session, uri, version, pool, text: `theorem t : 1 + 1 = ${right} := by\n  sorry\n` }, signal);
  const before = await open(1, 2);
  const running = Promise.all(["rfl", "decide", "omega"].map((candidate) => verdictOf(before, candidate)));
  const after = await open(2, 3);
  const now = await verdictOf(after, "rfl");
  const earlier = await running;
  expect(earlier.map((verdict) => [verdict.kind, verdict.documentVersion])).toEqual(Array(3).fill(["proved", 1]));
  expect(isVerified(now)).toBe(false);
  const subject = { uri, documentVersion: 2, goalKey: now.goalKey };
  expect(holdsFor(now, subject)).toBe(true);
  expect(earlier.filter((verdict) => holdsFor(verdict, subject))).toEqual([]);
  pool.close();
});

test("an edit above the declaration changes what the same candidate at the same goal is worth", async () => {
  const uri = uriOf("Above.lean");
  const pool = new LanePool(session, uri, 1);
  const open = (version: number, value: number): Promise<DocumentHoleChecker> =>
    openFirstHole(
      { session, uri, version, pool, text: `def limit := ${value}\ntheorem t : limit = 3 := by\n  sorry\n` },
      signal,
    );
  const kinds: string[] = [];
  for (const [version, value] of [3, 4, 3].entries()) {
    kinds.push((await verdictOf(await open(version, value), "rfl")).kind);
  }
  expect(kinds).toEqual(["proved", "failed", "proved"]);
  pool.close();
});

test("an edit of the imports: the verdict is that of the imports that stand there", async () => {
  writeFileSync(join(folder, "Helping.lean"), "theorem helping (p q : Prop) (h : p ∧ q) : q := h.2\n");
  const uri = uriOf("Imports.lean");
  const pool = new LanePool(compiling, uri, 1);
  const theorem = "theorem t (p q : Prop) (h : p ∧ q) : q := by\n  sorry\n";
  const kinds: string[] = [];
  for (const header of ["", "import Helping\n", ""]) {
    const checker = await openFirstHole({ session: compiling, uri, pool, text: header + theorem }, signal);
    kinds.push((await verdictOf(checker, "exact helping p q h")).kind);
  }
  expect(kinds).toEqual(["failed", "proved", "failed"]);
  pool.close();
});

test("a dependency that changes: unknown until the hole is opened again, then the new answer", async () => {
  const file = join(folder, "Base.lean");
  writeFileSync(file, "def base := 1\n");
  writeFileSync(join(folder, "Middle.lean"), "import Base\n");
  const uri = uriOf("Uses.lean");
  const pool = new LanePool(compiling, uri, 2);
  const request = { session: compiling, uri, pool, text: "import Middle\ntheorem t : base = 1 := by\n  sorry\n" };
  const before = await openFirstHole(request, signal);
  expect((await verdictOf(before, "rfl")).kind).toBe("proved");
  writeFileSync(file, "def base := 2\n");
  compiling.filesChanged([pathToFileURL(file).href]);
  // The cache is no longer valid either, and the answer of the worker with the old import is not used.
  expect((await verdictOf(before, "decide")).kind).toBe("unknown");
  expect(await verdictOf(before, "rfl")).toMatchObject({ kind: "unknown", reason: expect.stringContaining("changed") });
  const after = await openFirstHole(request, signal);
  expect((await verdictOf(after, "rfl")).kind).toBe("failed");
  expect((await verdictOf(before, "rfl")).kind).toBe("unknown");
  pool.close();
});

test("a file that is not imported changes nothing", async () => {
  const other = join(folder, "Other.lean");
  writeFileSync(other, "def other := 1\n");
  const checker = await openFirstHole(
    { session, uri: uriOf("Apart.lean"), text: "theorem t : 1 = 1 := by\n  sorry\n" },
    signal,
  );
  session.filesChanged([pathToFileURL(other).href]);
  expect((await verdictOf(checker, "rfl")).kind).toBe("proved");
});

test("a server that is restarted: no wrong answer, and the next question is answered", async () => {
  const uri = uriOf("Restart.lean");
  const checker = await openFirstHole({ session, uri, text: "theorem t : 2 + 2 = 4 := by\n  sorry\n" }, signal);
  const asked = ["rfl", "decide", "exact nonsense", "omega"];
  const running = Promise.all(asked.map((candidate) => screenStep(checker, { text: candidate, limits }, signal)));
  await session.connected?.[Symbol.asyncDispose]();
  const right = ["proved", "proved", "failed", "proved"];
  for (const [at, verdict] of (await running).entries()) expect([right[at], "unknown"]).toContain(verdict.kind);
  const kinds: string[] = [];
  for (const candidate of asked) kinds.push((await verdictOf(checker, candidate)).kind);
  expect(kinds).toEqual(right);
});
