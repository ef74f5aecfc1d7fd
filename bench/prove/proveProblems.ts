// node bench/prove/proveProblems.ts RESULTS.jsonl FILE.lean ...: counts the problems that the search closes, and those
// that each of Lean's own tactics closes alone in the same time on the same Lean. A fresh process checks each result.
//   --budget SECONDS      for one problem and one tool (30)
//   --tools search|baselines
//   --only NAME,NAME      these problems
//   --minutes NUMBER      start no problem after this time; the next call resumes the run (5)
//   --strategy best-first|tree
//   --report              no search: re-check the results file and print the tables: by file and tool, and by the rows
//                         of core/search/moves
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as z from "zod";
import { defaultSearch } from "../../core/search/searchEvents.ts";
import { nameMachine } from "../measure.ts";
import { baselines } from "./baselines.ts";
import type { ProblemResult } from "./problemRun.ts";
import { runProblems } from "./problemRun.ts";
import { printReport } from "./problemReport.ts";
import { RowCountsSchema } from "./rowCounts.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    budget: { type: "string", default: "30" },
    tools: { type: "string", default: "search" },
    only: { type: "string" },
    minutes: { type: "string", default: "5" },
    strategy: { type: "string", default: "best-first" },
    report: { type: "boolean", default: false },
  },
});

const ResultSchema = z.strictObject({
  file: z.string(),
  problem: z.string(),
  tool: z.enum(["search", ...baselines]),
  proof: z.string().nullable(),
  edit: z
    .strictObject({
      start: z.int(),
      end: z.int(),
      newText: z.string(),
    })
    .nullable(),
  leanCalls: z.int(),
  leanMs: z.int(),
  elapsedMs: z.int(),
  rows: RowCountsSchema.exactOptional(),
});

const [resultsFile, ...files] = positionals;
if (resultsFile === undefined || files.length === 0) throw new Error("give a results file and the files with problems");
const known: ProblemResult[] = existsSync(resultsFile)
  ? readFileSync(resultsFile, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => ResultSchema.parse(JSON.parse(line)))
  : [];

nameMachine();
const stopAtMs = performance.now() + Number(values.minutes) * 60_000;
const onResult = (result: ProblemResult): void => {
  known.push(result);
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
  const { tool, problem, proof, leanCalls, elapsedMs } = result;
  const first = proof === null ? "-" : proof.split("\n").join(" / ");
  console.log(
    `${tool.padEnd(9)} ${problem.padEnd(30)} ${(elapsedMs / 1000).toFixed(1).padStart(6)} s ${String(leanCalls).padStart(5)}  ${first}`,
  );
};
if (!values.report)
  for (const file of files)
    await runProblems(file, {
      wallMs: Number(values.budget) * 1e3,
      search: {
        ...defaultSearch,
        now: () => performance.now(),
        strategy: values.strategy === "tree" ? "tree" : "best-first",
      },
      tools: values.tools === "baselines" ? "baselines" : "search",
      only: values.only === undefined ? undefined : new Set(values.only.split(",")),
      known,
      stopAtMs,
      onResult,
    });
else await printReport(files, known);
