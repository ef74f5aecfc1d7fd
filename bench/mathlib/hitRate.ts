// node bench/mathlib/hitRate.ts FILES..: at how many labelled goals the closing call is among our first candidates.
//   --misses   also lists the goals that are missed, each with its first candidates. Not for goals-apart.jsonl: whoever
//              has seen those can no longer be measured by them.
import { parseArgs } from "node:util";
import type { Goal } from "../../core/lean/goal.ts";
import { parseGoal } from "../../core/lean/goal.ts";
import { moveRows } from "../../core/search/moves/table.ts";
import { stepCandidates } from "../../core/search/stepCandidates.ts";
import { figures, milliseconds } from "../measure.ts";
import type { LabelledGoal } from "./labelledGoals.ts";
import { readLabelledGoals } from "./labelledGoals.ts";
import { isHit } from "./sameCall.ts";
import { checkSameCall } from "./sameCallExamples.ts";
import { kindOf } from "./tacticCall.ts";

const looked = 20;
/** Every tactic that a row needs exists in a file that imports Mathlib. */
const tactics = { known: new Set(moveRows.flatMap(({ needs = [] }) => needs)), own: [] };
const shown = 8;

interface Measured {
  readonly entry: LabelledGoal;
  readonly first: readonly string[];
  /** From 1; absent where none of the first candidates closes the goal. */
  readonly rank?: number;
  readonly elapsedMs: number;
}

function measure(entry: LabelledGoal): Measured {
  const goal = parseGoal(entry.goal);
  const started = performance.now();
  const first = firstCandidates(goal, entry.imports);
  const elapsedMs = performance.now() - started;
  const labels = [entry.closes, ...(entry.also ?? [])];
  const at = first.findIndex((candidate) => labels.some((label) => isHit(label, candidate, goal)));
  return { entry, first, elapsedMs, ...(at < 0 ? {} : { rank: at + 1 }) };
}

/** What the product would try there, in a file that has these imports and nothing else. */
function firstCandidates(goal: Goal, imports: readonly string[]): readonly string[] {
  const documentBefore = `${imports.map((name) => `import ${name}`).join("\n")}\n\n`;
  const { candidates } = stepCandidates({ goal, documentBefore, tactics });
  return candidates.slice(0, looked).map(({ text }) => text);
}

function printRow(name: string, rows: readonly Measured[]): void {
  const within = (limit: number): string => {
    const hits = rows.filter(({ rank }) => rank !== undefined && rank <= limit).length;
    const share = rows.length === 0 ? "-" : `${((100 * hits) / rows.length).toFixed(1)} %`;
    return `${String(hits).padStart(4)} ${share.padStart(8)}`;
  };
  console.log(`${name.padEnd(44)} ${String(rows.length).padStart(5)} ${within(5)}  ${within(looked)}`);
}

/** The commonest kind first. */
function byKind(measured: readonly Measured[]): readonly (readonly [string, readonly Measured[]])[] {
  const kinds = [...new Set(measured.map(({ entry }) => kindOf(entry.closes)))];
  return kinds
    .map((kind) => [kind, measured.filter(({ entry }) => kindOf(entry.closes) === kind)] as const)
    .toSorted(([, left], [, right]) => right.length - left.length);
}

function printMisses(rows: readonly Measured[]): void {
  for (const { entry, first } of rows.filter(({ rank }) => rank === undefined)) {
    console.log(`\n${entry.id}  ${entry.closes}\n${entry.goal}`);
    for (const text of first.slice(0, shown)) console.log(`    ${text.split("\n").join(" / ")}`);
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { misses: { type: "boolean" } } });
if (positionals.length === 0) throw new Error("give files with labelled goals");
checkSameCall();
const rows = positionals.flatMap(readLabelledGoals).map(measure);
const nameFree = rows.filter(({ entry }) => entry.nameFree);
console.log(`${"".padEnd(44)} goals   hit@5          hit@${looked}`);
printRow("without a lemma's name", nameFree);
printRow(
  "with a lemma's name",
  rows.filter(({ entry }) => !entry.nameFree),
);
printRow("all", rows);
console.log("\nwithout a lemma's name, by closing call");
for (const [kind, ofKind] of byKind(nameFree)) printRow(kind, ofKind);
console.log(`\ncandidates for one goal: ${milliseconds(figures(rows.map(({ elapsedMs }) => elapsedMs)))}`);
if (values.misses) printMisses(rows);
