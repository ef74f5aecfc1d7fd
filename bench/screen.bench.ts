// 64 mixed candidates at one goal behind many declarations: the screen, a scratch document as other tools keep one,
// and a process for each candidate, in the same run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findTextHoles } from "../core/lean/hole.ts";
import { ProofDocument } from "../lean-bridge/shadow/proofDocument.ts";
import { mixedCandidates, mixedGoal, unaskedCandidates } from "./mixedCandidates.ts";
import { embeddedCommandLine, embeddedSession } from "./embeddedSession.ts";
import { figures, nameMachine, report, timed } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-bench-"));
const uri = pathToFileURL(join(folder, "Long.lean")).href;
const signal = new AbortController().signal;
const patience = (): AbortSignal => AbortSignal.timeout(600_000);
const rounds = Number(process.env["COLLOQUY_ROUNDS"] ?? 20);

function longFile(declarations: number): string {
  const before = Array.from(
    { length: declarations },
    (_, at) => `theorem before${at} (a b : Nat) : a + b + ${at} = b + a + ${at} := by rw [Nat.add_comm a b]`,
  );
  return `namespace Long\n${before.join("\n")}\n${mixedGoal}\nend Long\n`;
}

/** Milliseconds a candidate through the screen, warm. */
async function throughScreen(declarations: number, lanes = 1): Promise<number> {
  const text = longFile(declarations);
  await using session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
  const document = new ProofDocument({
    ...{ session, uri, text, version: 1, lanes, baselineTimeoutMs: 600_000 },
    ...{ allowNativeDecide: false, libraryTheoremsAreAxioms: true },
  });
  const hole = findTextHoles(text)[0];
  if (!hole) throw new Error("the text has no hole");
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") throw new Error(opened.problem.message);
  await opened.value.warmUp(signal);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { ms, value } = await timed(() =>
      opened.value.screenAll(unaskedCandidates(round), { timeoutMs: 60_000 }, signal),
    );
    if (value.some((verdict) => verdict.kind === "unknown" || verdict.kind === "timeout"))
      throw new Error("a candidate got no answer");
    times.push(ms / mixedCandidates.length);
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

nameMachine();
const screen = await throughScreen(300);
const onTwo = await throughScreen(300, 2);
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
const product = Math.min(screen, onTwo);
report({
  name: "scratch document, default report delay",
  text: `${row("behind 300", scratch)}, ratio ${(scratch / product).toFixed(0)}`,
  goal: ">= 20",
  met: scratch / product >= 20,
});
report({
  name: "scratch document, report delay 1 ms",
  text: `${row("behind 300", quickScratch)}, ratio ${(quickScratch / product).toFixed(1)}`,
});
report({
  name: "a process each",
  text: `${row("behind 300", alone)}, ratio ${(alone / product).toFixed(0)}`,
  goal: ">= 100",
  met: alone / product >= 100,
});
const few = await throughScreen(30);
// Five thousand such lines do not fit into the 2 GB that the embedded Lean can address, whoever opens them.
const many = await throughScreen(2000, 1);
report({ name: "screen", text: row("behind 30", few) });
report({
  name: "screen",
  text: `${row("behind 2000", many)}, ratio ${(many / few).toFixed(2)}`,
  goal: "<= 1.5",
  met: many / few <= 1.5,
});
rmSync(folder, { recursive: true, force: true });
