// 64 mixed candidates at one goal behind many declarations: the screen, a scratch document as other tools keep one,
// and a process for each candidate, in the same run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { batchText } from "../core/lean/batchText.ts";
import { commandRangeAt } from "../core/lean/commandRange.ts";
import { findTextHoles } from "../core/lean/hole.ts";
import type { ScreenSite } from "../core/lean/screenText.ts";
import { screenText } from "../core/lean/screenText.ts";
import { ProofDocument } from "../lean-bridge/shadow/proofDocument.ts";
import { mixedCandidates, mixedGoal, unaskedCandidates } from "./mixedCandidates.ts";
import { embeddedCommandLine, embeddedSession } from "./embeddedSession.ts";
import { figures, nameMachine, report, timed } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-bench-"));
const uri = pathToFileURL(join(folder, "Long.lean")).href;
const patience = (): AbortSignal => AbortSignal.timeout(600_000);
const rounds = Number(process.env["COLLOQUY_ROUNDS"] ?? 20);

function longFile(declarations: number): string {
  const before = Array.from(
    { length: declarations },
    (_, at) => `theorem before${at} (a b : Nat) : a + b + ${at} = b + a + ${at} := by rw [Nat.add_comm a b]`,
  );
  return `namespace Long\n${before.join("\n")}\n${mixedGoal}\nend Long\n`;
}

/** Milliseconds a candidate through the screen, warm; undefined where Lean gives no answer within ten minutes. */
async function throughScreen(
  declarations: number,
  lanes = 1,
  candidatesOf = unaskedCandidates,
): Promise<number | undefined> {
  const text = longFile(declarations);
  await using session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
  const document = new ProofDocument({
    ...{ session, uri, text, version: 1, lanes, baselineTimeoutMs: 600_000 },
    ...{ allowNativeDecide: false, libraryTheoremsAreAxioms: true },
  });
  const hole = findTextHoles(text)[0];
  if (!hole) throw new Error("the text has no hole");
  const signal = patience();
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") return undefined;
  await opened.value.warmUp(signal);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { ms, value } = await timed(() => opened.value.screenAll(candidatesOf(round), { timeoutMs: 60_000 }, signal));
    if (value.some((verdict) => verdict.kind === "unknown" || verdict.kind === "timeout"))
      throw new Error("a candidate got no answer");
    times.push(ms / mixedCandidates.length);
  }
  return figures(times).median;
}

/**
 * Milliseconds a candidate that Lean itself takes for the very texts that the screen gives it, in a plain document: what
 * the screen takes more is Colloquy's own work, with the questions about goals in it.
 */
async function throughLeanAlone(declarations: number): Promise<number> {
  const text = longFile(declarations);
  const hole = findTextHoles(text)[0];
  if (!hole) throw new Error("the text has no hole");
  const site: ScreenSite = { text, hole, mode: "tactic", command: commandRangeAt(text, hole.start) };
  await using session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
  const document = session.openDocument(uri, screenText(site, "skip").text);
  await document.settle(patience());
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const candidates = unaskedCandidates(round);
    const batches = [candidates.slice(0, 32), candidates.slice(32)].map((batch) => batchText(site, batch).text);
    let total = 0;
    for (const batch of batches) {
      document.change(batch);
      total += (await timed(() => document.settle(patience()))).ms;
    }
    times.push(total / candidates.length);
  }
  return figures(times).median;
}

/** Milliseconds a candidate where one document is edited and awaited for each. */
async function throughScratchDocument(declarations: number, reportDelayMs: number): Promise<number> {
  const text = longFile(declarations);
  await using session = embeddedSession({ cwd: folder, reportDelayMs });
  const document = session.openDocument(uri, text);
  await document.settle(patience());
  const times: number[] = [];
  for (const candidate of mixedCandidates.slice(0, 24)) {
    const { ms } = await timed(() => {
      document.change(text.replace("sorry", candidate));
      return document.settle(patience());
    });
    times.push(ms);
  }
  return figures(times).median;
}

async function throughProcesses(declarations: number): Promise<number> {
  const file = join(folder, "Alone.lean");
  const times: number[] = [];
  for (const candidate of mixedCandidates.slice(0, 5)) {
    writeFileSync(file, longFile(declarations).replace("sorry", candidate));
    const { command, args } = embeddedCommandLine([file]);
    times.push((await timed(() => once(spawn(command, [...args], { cwd: folder, stdio: "ignore" }), "exit"))).ms);
  }
  return figures(times).median;
}

function row(name: string, ms: number): string {
  return `${name}: ${ms.toFixed(1)} ms a candidate, ${(1000 / ms).toFixed(1)} a second`;
}

/** Candidates for which Lean has next to nothing to do: what they cost is everything around a candidate. */
function idleCandidates(round: number): readonly string[] {
  return mixedCandidates.map((_, at) => `skip -- ${at} of round ${round}`);
}

/** For sizes at which an answer is not in question. */
async function answered(declarations: number, lanes: number): Promise<number> {
  const ms = await throughScreen(declarations, lanes);
  if (ms === undefined) throw new Error(`no answer behind ${declarations} declarations`);
  return ms;
}

nameMachine();
const screen = await answered(300, 1);
// The third lane keeps the whole file for the gate.
const onTwo = await answered(300, 3);
const scratch = await throughScratchDocument(300, 200);
const quickScratch = await throughScratchDocument(300, 1);
const alone = await throughProcesses(300);
report({
  name: "screen on one lane",
  text: row("behind 300", screen),
  goal: ">= 80 a second",
  met: screen <= 12.5,
});
report({ name: "screen on two lanes", text: row("behind 300", onTwo), goal: ">= 80 a second", met: onTwo <= 12.5 });
const around = await throughScreen(300, 1, idleCandidates);
report({
  name: "what is not the candidate's own time (`skip`)",
  text: around === undefined ? "no answer" : row("behind 300", around),
  goal: "< 10 ms",
  met: around !== undefined && around < 10,
});
report({
  name: "scratch document, default report delay",
  text: `${row("behind 300", scratch)}, ratio ${(scratch / screen).toFixed(0)}`,
  goal: ">= 20",
  met: scratch / screen >= 20,
});
report({
  name: "scratch document, report delay 1 ms",
  text: `${row("behind 300", quickScratch)}, ratio ${(quickScratch / screen).toFixed(1)}`,
});
report({
  name: "a process each",
  text: `${row("behind 300", alone)}, ratio ${(alone / screen).toFixed(0)}`,
  goal: ">= 100",
  met: alone / screen >= 100,
});
const few = await answered(30, 1);
report({ name: "screen", text: row("behind 30", few) });
const leanAlone = await throughLeanAlone(30);
report({
  name: "beyond Lean's own time for the same texts",
  text: `${(few - leanAlone).toFixed(1)} ms a candidate (Lean alone ${leanAlone.toFixed(1)})`,
  goal: "< 10 ms",
  met: few - leanAlone < 10,
});
for (const declarations of [2000, 5000]) {
  const many = await throughScreen(declarations);
  const name = `behind ${declarations}`;
  report({
    name: "screen",
    text: many === undefined ? `${name}: no answer` : `${row(name, many)}, ratio ${(many / few).toFixed(2)}`,
    goal: "<= 1.5",
    met: many !== undefined && many / few <= 1.5,
  });
}
rmSync(folder, { recursive: true, force: true });
