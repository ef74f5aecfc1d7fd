// The waiting times of a person: the first verified suggestion at a warm goal, and the answer to "stop". The problems
// come from COLLOQUY_PROBLEMS, a folder of Lean files, or else from the example.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Hole } from "../core/lean/hole.ts";
import { findTextHoles } from "../core/lean/hole.ts";
import { suggest } from "../core/search/suggest.ts";
import { ProofDocument } from "../lean-bridge/shadow/proofDocument.ts";
import { embeddedSession } from "../test/fixtures/testEngine.ts";
import { figures, milliseconds, nameMachine, report, timed } from "./measure.ts";

const folder = resolve(process.env["COLLOQUY_PROBLEMS"] ?? "examples");
const signal = new AbortController().signal;
const lanes = 2;
const limits = { timeoutMs: 60_000 };
const waited: number[] = [];
let unanswered = 0;
let problems = 0;

/** Milliseconds to the first verified suggestion, once the hole is open and Lean is warm; undefined if none came. */
async function firstSuggestion(document: ProofDocument, hole: Hole): Promise<number | undefined> {
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") return undefined;
  await opened.value.ready(signal);
  const started = performance.now();
  const stop = new AbortController();
  const options = {
    candidateTimeoutMs: 5000,
    harvestTimeoutMs: 5000,
    proofsWanted: 1,
    stepsWanted: 1,
  };
  for await (const event of suggest(opened.value, { ...options, deadline: AbortSignal.timeout(10_000) }, stop.signal)) {
    if (event.kind !== "suggested") continue;
    const ms = performance.now() - started;
    stop.abort();
    return ms;
  }
  return undefined;
}

/** Milliseconds from a stop to the answer, while Lean works on every lane. */
async function stopping(document: ProofDocument, hole: Hole): Promise<readonly number[]> {
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") throw new Error(opened.problem.message);
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    // Answers on every lane show that Lean has finished the round before; otherwise only a queue would be stopped.
    await opened.value.screen([`exact h -- a ${round}`, `exact h -- b ${round}`], limits, signal);
    const stop = new AbortController();
    const texts = [`sleep 20000 -- ${round}`, `repeat sleep 50 -- ${round}`];
    const answer = opened.value.screen(texts, limits, stop.signal);
    await wait(150);
    const { ms, value } = await timed(() => {
      stop.abort();
      return answer;
    });
    if (value.some(({ kind }) => kind !== "unknown")) throw new Error("a candidate ended before it was stopped");
    times.push(ms);
  }
  return times;
}

nameMachine();
await using session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
const settings = { baselineTimeoutMs: 120_000, allowNativeDecide: false, libraryTheoremsAreAxioms: true };
for (const name of readdirSync(folder).filter((file) => file.endsWith(".lean"))) {
  const text = readFileSync(join(folder, name), "utf8");
  const uri = pathToFileURL(join(folder, name)).href;
  const document = new ProofDocument({ session, uri, text, version: 1, lanes, ...settings });
  for (const hole of findTextHoles(text)) {
    problems += 1;
    const ms = await firstSuggestion(document, hole);
    if (ms === undefined) unanswered += 1;
    else waited.push(ms);
  }
  document.close();
}
const { median, p95 } = figures(waited);
report({ name: "first verified suggestion", text: `${problems} problems, ${unanswered} without one` });
report({
  name: "first verified suggestion, p50",
  text: `${median.toFixed(0)} ms`,
  goal: "< 300 ms",
  met: median < 300,
});
report({ name: "first verified suggestion, p95", text: `${p95.toFixed(0)} ms`, goal: "< 1000 ms", met: p95 < 1000 });

const text = "theorem slow (p : Prop) (h : p) : p := by\n  sorry\n";
const uri = pathToFileURL(join(folder, "Slow.lean")).href;
const document = new ProofDocument({ session, uri, text, version: 1, lanes, ...settings });
const [hole] = findTextHoles(text);
if (!hole) throw new Error("the text has no hole");
const stopped = figures(await stopping(document, hole));
report({ name: "answer to a stop", text: milliseconds(stopped), goal: "worst < 100 ms", met: stopped.worst < 100 });
document.close();
