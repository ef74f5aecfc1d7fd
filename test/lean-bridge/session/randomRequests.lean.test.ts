import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";
import type { Goal } from "../../../core/lean/goal.ts";
import { TextIndex } from "../../../core/lean/textIndex.ts";
import type { LeanDocument } from "../../../lean-bridge/session/leanDocument.ts";
import { quickEngine } from "../../fixtures/testEngine.ts";
import { leanProcesses } from "../../fixtures/leanProcesses.ts";

/**
 * A long session of requests in random order, with every answer compared with that of a process started for this one
 * text. An answer may be `unknown` only if the test itself cancelled the question, changed the text, or killed the
 * worker; a wrong answer is never allowed.
 */
const requests = 240;
const seed = Number(process.env["COLLOQUY_SEED"] ?? 20261122);

const tactics = [
  "skip",
  "intro h",
  "exact ⟨h.2, h.1⟩",
  "constructor",
  "simp_all",
  "rfl",
  "exact nonsense",
  "cases h with | intro a b => exact ⟨b, a⟩",
];
const goalLines = [3, 4, 8] as const;

function variant(tactic: string): string {
  return [
    "namespace Session",
    "variable (p q : Prop)",
    "theorem swap (h : p ∧ q) : q ∧ p := by",
    "  skip",
    `  ${tactic}`,
    "",
    "def double (n : Nat) : Nat := n + n",
    "theorem double_two : double 2 = 4 := by",
    "  rfl",
    "end Session",
    "",
  ].join("\n");
}

interface Truth {
  readonly diagnostics: readonly Diagnostic[];
  readonly goals: ReadonlyMap<number, readonly Goal[] | null>;
}

const truths = new Map<string, Truth>();
const folder = mkdtempSync(join(tmpdir(), "colloquy-session-"));
const session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
const uri = pathToFileURL(join(folder, "Random.lean")).href;

beforeAll(async () => {
  for (const tactic of tactics) truths.set(variant(tactic), await freshTruth(variant(tactic)));
}, 240_000);

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks a server process that has seen no other text. */
async function freshTruth(text: string): Promise<Truth> {
  await using fresh = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
  const document = fresh.openDocument(uri, text);
  const settled = await document.settle(AbortSignal.timeout(60_000));
  if (settled.kind === "unknown") throw new Error(`no truth for ${text}: ${settled.detail}`);
  const goals = new Map<number, readonly Goal[] | null>();
  for (const line of goalLines) goals.set(line, await answered(document, text, line));
  return { diagnostics: inOrder(settled.value.diagnostics), goals };
}

async function answered(document: LeanDocument, text: string, line: number): Promise<readonly Goal[] | null> {
  const answer = await document.goalsAt(goalPosition(text, line), AbortSignal.timeout(60_000));
  if (answer.kind === "unknown") throw new Error(`no goals at line ${line}: ${answer.detail}`);
  return answer.value;
}

function goalPosition(text: string, line: number): { line: number; character: number } {
  return { line, character: new TextIndex(text).lineText(line).length };
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics
    .map((diagnostic) => ({ key: JSON.stringify(diagnostic), diagnostic }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ diagnostic }) => diagnostic);
}

/** A small generator whose sequence is the same on every machine (Numerical Recipes' constants). */
function randomNumbers(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test(`${requests} requests in random order, seed ${seed}`, { timeout: 300_000 }, async () => {
  const random = randomNumbers(seed);
  const document = session.openDocument(uri, variant("skip"));
  const counts = { settled: 0, goals: 0, edits: 0, cancelled: 0, kills: 0, unknown: 0 };
  for (let at = 0; at < requests; at += 1) {
    const kind =
      at > 0 && at % 60 === 0
        ? "kill"
        : (["edit", "settle", "goals", "goals", "cancel", "overtaken"] as const)[random(6)];
    if (kind === "edit") {
      document.change(variant(tactics[random(tactics.length)] ?? "skip"));
      counts.edits += 1;
    } else if (kind === "kill") {
      counts.kills += killOneWorker();
    } else if (kind === "cancel") {
      const canceller = new AbortController();
      const pending = document.settle(canceller.signal);
      canceller.abort();
      const answer = await pending;
      // It may have been answered before the cancellation arrived; then it must be right.
      if (answer.kind === "answered") expect(inOrder(answer.value.diagnostics)).toEqual(truth(document).diagnostics);
      else expect(["cancelled", "crashed"]).toContain(answer.why);
      counts.cancelled += 1;
    } else if (kind === "overtaken") {
      const pending = document.settle(AbortSignal.timeout(60_000));
      const before = document.version;
      const changed = document.change(variant(tactics[random(tactics.length)] ?? "skip")) !== before;
      const answer = await pending;
      if (changed) expect(answer.kind).toBe("unknown");
      counts.edits += 1;
    } else if (kind === "settle") {
      expect(inOrder((await settled(document, counts)).diagnostics)).toEqual(truth(document).diagnostics);
      counts.settled += 1;
    } else {
      await settled(document, counts);
      const line = goalLines[random(goalLines.length)] ?? 3;
      const goals = await document.goalsAt(goalPosition(document.text, line), AbortSignal.timeout(60_000));
      expect(goals.kind === "answered" ? goals.value : goals).toEqual(truth(document).goals.get(line));
      counts.goals += 1;
    }
  }
  expect(counts.settled + counts.goals).toBeGreaterThan(80);
  expect(counts.kills).toBe(3);
  expect(counts.unknown).toBeLessThanOrEqual(counts.kills);
});

function truth(document: LeanDocument): Truth {
  const found = truths.get(document.text);
  if (!found) throw new Error("the document holds a text of no variant");
  return found;
}

/** The first question after a kill may be answered `unknown`; the next one must be answered. */
async function settled(
  document: LeanDocument,
  counts: { unknown: number },
): Promise<{ diagnostics: readonly Diagnostic[] }> {
  const first = await document.settle(AbortSignal.timeout(60_000));
  if (first.kind === "answered") return first.value;
  expect(first.why).toBe("crashed");
  counts.unknown += 1;
  const second = await document.settle(AbortSignal.timeout(60_000));
  if (second.kind === "unknown") throw new Error(`still no answer: ${second.detail}`);
  return second.value;
}

function killOneWorker(): number {
  const victim = leanProcesses()[0];
  if (victim === undefined) throw new Error("there is no worker to kill");
  process.kill(victim, "SIGKILL");
  return 1;
}
