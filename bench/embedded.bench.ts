// The embedded Lean in use: start, edit, ask, memory. Goals: docs/ARCHITECTURE.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { embeddedSession } from "../test/fixtures/testEngine.ts";
import { largestResidentMegabytes, leanProcesses } from "../test/fixtures/leanProcesses.ts";
import { figures, milliseconds, nameMachine, report, timed } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-bench-"));
const uri = pathToFileURL(join(folder, "Small.lean")).href;
const lines = Array.from({ length: 8 }, (_, at) => `theorem t${at} (a b : Nat) : a + b = b + a := by omega`);
const text = (number: number): string =>
  `${lines.join("\n")}\ntheorem last (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  have ${"x".repeat(1 + (number % 5))}${number} := h\n  exact ⟨h.2, h.1⟩\n`;
const patience = (): AbortSignal => AbortSignal.timeout(60_000);

nameMachine();

const starts: number[] = [];
for (let run = 0; run < 20; run += 1) {
  await using fresh = embeddedSession({ cwd: folder, reportDelayMs: 1 });
  const { ms, value } = await timed(() => fresh.openDocument(uri, text(0)).settle(patience()));
  if (value.kind === "unknown") throw new Error(value.detail);
  starts.push(ms);
}
report({
  name: "process start to a small file settled",
  text: milliseconds(figures(starts)),
  goal: "< 2000 ms",
  met: figures(starts).median < 2000,
});

await using session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
const document = session.openDocument(uri, text(0));
await document.settle(patience());
const before = largestResidentMegabytes(leanProcesses());
const edits: number[] = [];
const goals: number[] = [];
const memory: number[] = [];
let lost = 0;
for (let edit = 1; edit <= 500; edit += 1) {
  const settled = await timed(() => {
    document.change(text(edit));
    return document.settle(patience());
  });
  if (settled.value.kind === "unknown") lost += 1;
  edits.push(settled.ms);
  if (edit % 10 === 0) {
    const asked = await timed(() => document.goalsAt({ line: 10, character: 4 }, patience()));
    if (asked.value.kind === "unknown" || !asked.value.value) lost += 1;
    goals.push(asked.ms);
    memory.push(largestResidentMegabytes(leanProcesses()));
  }
}
report({
  name: "one-tactic edit settled",
  text: milliseconds(figures(edits)),
  goal: "< 30 ms",
  met: figures(edits).median < 30,
});
report({ name: "goal request", text: milliseconds(figures(goals)), goal: "< 5 ms", met: figures(goals).median < 5 });
const peak = Math.max(...memory);
report({
  name: "resident memory of the worker (largest)",
  text: `${Math.round(peak)} MB`,
  goal: "< 1126 MB",
  met: peak < 1126,
});
const late = figures(memory.slice(-10)).median;
const early = figures(memory.slice(5, 15)).median;
report({ name: "500 edits: answers lost", text: `${lost}`, goal: "0", met: lost === 0 });
report({
  name: "500 edits: growth after the first 100",
  text: `${Math.round(late - early)} MB (at start ${Math.round(before)} MB)`,
  goal: "< 60 MB",
  met: late - early < 60,
});
rmSync(folder, { recursive: true, force: true });
