// 64 candidates at one hole: through shadow documents, and with a separate process for each, in the same run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findTextHoles } from "../core/lean/hole.ts";
import { ProofDocument } from "../lean-bridge/shadow/proofDocument.ts";
import { mixedCandidates, mixedGoal, unaskedCandidates } from "./mixedCandidates.ts";
import { embeddedCommandLine, embeddedSession } from "../test/fixtures/testEngine.ts";
import { figures, milliseconds, nameMachine, report, timed } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-bench-"));
const file = join(folder, "One.lean");
const text = mixedGoal;
const signal = new AbortController().signal;

nameMachine();
const alone: number[] = [];
for (let run = 0; run < 20; run += 1) {
  writeFileSync(file, text.replace("sorry", mixedCandidates[run] ?? "rfl"));
  const { command, args } = embeddedCommandLine([file]);
  alone.push((await timed(() => once(spawn(command, [...args], { cwd: folder, stdio: "ignore" }), "exit"))).ms);
}
report({ name: "one batch process for one candidate", text: milliseconds(figures(alone)) });

await using session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
const document = new ProofDocument({
  session,
  uri: pathToFileURL(file).href,
  text,
  version: 1,
  lanes: 3,
  baselineTimeoutMs: 60_000,
  allowNativeDecide: false,
  libraryTheoremsAreAxioms: true,
});
const hole = findTextHoles(text)[0];
if (!hole) throw new Error("the text has no hole");
const opened = await document.openHole(hole, signal);
if (opened.kind === "error") throw new Error(opened.problem.message);
const warm = async (round: number): Promise<number> => {
  const candidates = unaskedCandidates(round);
  const { ms, value } = await timed(() => opened.value.screen(candidates, { timeoutMs: 10_000 }, signal));
  if (value.some((verdict) => verdict.kind === "unknown" || verdict.kind === "timeout"))
    throw new Error("a candidate got no answer");
  return ms;
};
await warm(0);
const rounds: number[] = [];
for (let round = 1; round <= 20; round += 1) rounds.push(await warm(round));
const each = figures(rounds).median / mixedCandidates.length;
const ratio = figures(alone).median / each;
report({
  name: `${mixedCandidates.length} candidates, each to V2, on 2 lanes and one for the gate`,
  text: milliseconds(figures(rounds)),
});
report({ name: "one candidate", text: `${each.toFixed(1)} ms, ${(1000 / each).toFixed(0)} a second` });
report({ name: "against a process each", text: `${ratio.toFixed(0)} times faster`, goal: ">= 50", met: ratio >= 50 });
document.close();
rmSync(folder, { recursive: true, force: true });
