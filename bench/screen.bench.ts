// 64 mixed candidates at one goal after many declarations: the screen, a scratch document as other tools use it, and a
// process for each candidate, in the same run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { batchText } from "../core/lean/batchText.ts";
import { commandRangeAt } from "../core/lean/commandRange.ts";
import { freshWords } from "../core/lean/freshWords.ts";
import { findTextHoles } from "../core/lean/hole.ts";
import type { ScreenSite } from "../core/lean/screenText.ts";
import { screenText } from "../core/lean/screenText.ts";
import { ProofDocument } from "../lean-bridge/shadow/proofDocument.ts";
import { mixedCandidates, mixedGoal, unaskedCandidates } from "./mixedCandidates.ts";
import { embeddedCommandLine, embeddedSession } from "../test/fixtures/testEngine.ts";
import { figures, nameMachine, report, timed } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-bench-"));
const uri = pathToFileURL(join(folder, "Long.lean")).href;
const patience = (): AbortSignal => AbortSignal.timeout(600_000);
const rounds = Number(process.env["COLLOQUY_ROUNDS"] ?? 20);

/** One-line theorems; the small one lets 5,000 of them fit into the 2 GB of the embedded Lean as one file. */
const theorems = {
  usual: (at: number) => `theorem before${at} (a b : Nat) : a + b + ${at} = b + a + ${at} := by rw [Nat.add_comm a b]`,
  small: (at: number) => `theorem before${at} : ${at} = ${at} := rfl`,
} as const;

function longFile(declarations: number, theorem: keyof typeof theorems = "usual"): string {
  const before = Array.from({ length: declarations }, (_, at) => theorems[theorem](at));
  return `namespace Long\n${before.join("\n")}\n${mixedGoal}\nend Long\n`;
}

interface ScreenRun {
  readonly declarations: number;
  readonly theorem?: keyof typeof theorems;
  readonly lanes?: 1 | 3;
  readonly candidatesOf?: (round: number) => readonly string[];
}

/** Milliseconds per candidate through the screen, warm; undefined if Lean gives no answer within ten minutes. */
async function throughScreen(run: ScreenRun): Promise<number | undefined> {
  const { lanes = 1, candidatesOf = unaskedCandidates } = run;
  const text = longFile(run.declarations, run.theorem);
  await using session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
  const document = new ProofDocument({
    session,
    uri,
    text,
    version: 1,
    lanes,
    baselineTimeoutMs: 6e5,
    allowNativeDecide: false,
    libraryTheoremsAreAxioms: true,
  });
  const hole = findTextHoles(text)[0];
  if (!hole) throw new Error("the text has no hole");
  const signal = patience();
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") return undefined;
  await opened.value.warmUp(signal);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { ms, value } = await timed(() => opened.value.screen(candidatesOf(round), { timeoutMs: 60_000 }, signal));
    if (value.some((verdict) => verdict.kind === "unknown" || verdict.kind === "timeout"))
      throw new Error("a candidate got no answer");
    times.push(ms / mixedCandidates.length);
  }
  return figures(times).median;
}

/**
 * Milliseconds per candidate that Lean itself needs for the texts of the screen, in a plain document. The difference is
 * Colloquy's own work, including the questions about goals.
 */
async function throughLeanAlone(declarations: number): Promise<number> {
  const text = longFile(declarations);
  const hole = findTextHoles(text)[0];
  if (!hole) throw new Error("the text has no hole");
  const site: ScreenSite = {
    text,
    hole,
    mode: "tactic",
    command: commandRangeAt(text, hole.start),
    words: freshWords(Math.random),
  };
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

/** Milliseconds per candidate if one document is edited and awaited for each. */
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

/** Candidates that give Lean almost nothing to do: they measure the overhead. */
function idleCandidates(round: number): readonly string[] {
  return mixedCandidates.map((_, at) => `skip -- ${at} of round ${round}`);
}

const measured = new Map<string, Promise<number>>();

/** For sizes that are certain to get an answer; measured once. The third lane keeps the file for the gate. */
function answered(run: ScreenRun): Promise<number> {
  const key = JSON.stringify(run);
  const ms = measured.get(key) ?? throughScreen(run).then((each) => each ?? noAnswer(key));
  measured.set(key, ms);
  return ms;
}

function noAnswer(key: string): never {
  throw new Error(`no answer: ${key}`);
}

/** All parts in this order, or only those in `COLLOQUY_PARTS` (names with commas between them). */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  one: () => speed("screen on one lane", 1),
  two: () => speed("screen on two lanes", 3),
  // Lean still reads a declaration for each and is asked for its goals, so this is more than our own work.
  idle: async () => {
    const around = await throughScreen({ declarations: 300, candidatesOf: idleCandidates });
    report({
      name: "what is not the candidate's own time (`skip`)",
      text: around === undefined ? "no answer" : row("behind 300", around),
    });
  },
  overhead: async () => {
    const few = await answered({ declarations: 30 });
    const leanAlone = await throughLeanAlone(30);
    report({
      name: "beyond Lean's own time for the same texts",
      text: `${(few - leanAlone).toFixed(1)} ms a candidate (Lean alone ${leanAlone.toFixed(1)})`,
      goal: "< 10 ms",
      met: few - leanAlone < 10,
    });
  },
  scratch: async () => {
    const screen = await answered({ declarations: 300, lanes: 1 });
    const scratch = await throughScratchDocument(300, 200);
    const quickScratch = await throughScratchDocument(300, 1);
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
  },
  process: async () => {
    const screen = await answered({ declarations: 300, lanes: 1 });
    const alone = await throughProcesses(300);
    report({
      name: "a process each",
      text: `${row("behind 300", alone)}, ratio ${(alone / screen).toFixed(0)}`,
      goal: ">= 100",
      met: alone / screen >= 100,
    });
  },
  many: () => growth(2000, "usual"),
  most: () => growth(5000, "small"),
};

async function speed(name: string, lanes: 1 | 3): Promise<void> {
  const ms = await answered({ declarations: 300, lanes });
  report({ name, text: row("behind 300", ms), goal: ">= 80 a second", met: ms <= 12.5 });
}

async function growth(declarations: number, theorem: keyof typeof theorems): Promise<void> {
  const few = await answered({ declarations: 30, theorem });
  const many = await throughScreen({ declarations, theorem });
  const name = `behind ${declarations} ${theorem} theorems`;
  report({
    name: "screen",
    text:
      many === undefined
        ? `${name}: no answer`
        : `${row(name, many)}, behind 30 ${few.toFixed(1)} ms, ratio ${(many / few).toFixed(2)}`,
    goal: "<= 1.5",
    met: many !== undefined && many / few <= 1.5,
  });
}

nameMachine();
const wanted = process.env["COLLOQUY_PARTS"]?.split(",") ?? Object.keys(parts);
for (const name of wanted) {
  const part = parts[name];
  if (!part) throw new Error(`there is no part "${name}"; choose among ${Object.keys(parts).join(", ")}`);
  await part();
}
rmSync(folder, { recursive: true, force: true });
