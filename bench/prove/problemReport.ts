import { basename } from "node:path";
import { figures } from "../measure.ts";
import { baselines } from "./baselines.ts";
import type { ProblemResult } from "./problemRun.ts";
import { recheck } from "./problemRun.ts";
import { rowLines } from "./rowCounts.ts";

const tools = ["search", ...baselines] as const;

/**
 * Prints the table: for each file and tool the number of problems confirmed by a fresh process, and the cost of the
 * search.
 */
export async function printReport(files: readonly string[], results: readonly ProblemResult[]): Promise<void> {
  console.log(["file".padEnd(14), ...tools.map((tool) => tool.padStart(9))].join(" "));
  const totals = new Map<string, Set<string>>(tools.map((tool) => [tool, new Set()]));
  for (const file of files) {
    const cells: string[] = [];
    for (const tool of tools) {
      const own = results.filter((result) => result.file === basename(file) && result.tool === tool);
      const holds = own.length === 0 ? new Set<string>() : await recheck(file, own);
      for (const problem of holds) totals.get(tool)?.add(`${basename(file)} ${problem}`);
      cells.push((own.length === 0 ? "-" : `${holds.size}/${own.length}`).padStart(9));
      const lost = own.filter((result) => result.proof !== null && !holds.has(result.problem));
      for (const { problem } of lost) console.log(`  ${tool}: the fresh process does not confirm ${problem}`);
    }
    console.log([basename(file).padEnd(14), ...cells].join(" "));
  }
  console.log(
    ["all, V5".padEnd(14), ...tools.map((tool) => String(totals.get(tool)?.size ?? 0).padStart(9))].join(" "),
  );
  printMissing(totals);
  printCost(results.filter((result) => result.tool === "search"));
  for (const line of rowLines(results.flatMap(({ rows }) => (rows ? [rows] : [])))) console.log(line);
}

function printMissing(totals: ReadonlyMap<string, ReadonlySet<string>>): void {
  const bySearch = totals.get("search") ?? new Set();
  const byOthers = baselines.flatMap((tool) => [...(totals.get(tool) ?? [])].map((problem) => ({ tool, problem })));
  const missing = byOthers.filter(({ problem }) => !bySearch.has(problem));
  console.log(
    `closed by a tactic alone and not by the search: ${missing.map(({ tool, problem }) => `${problem} (${tool})`).join(", ") || "none"}`,
  );
}

function printCost(search: readonly ProblemResult[]): void {
  const closed = search.filter((result) => result.proof !== null);
  const calls = figures(closed.map((result) => result.leanCalls));
  const seconds = figures(closed.map((result) => result.elapsedMs / 1000));
  const elapsedMs = search.reduce((sum, result) => sum + result.elapsedMs, 0);
  const leanMs = search.reduce((sum, result) => sum + result.leanMs, 0);
  console.log(
    `to a proof: median ${calls.median} Lean calls (p95 ${calls.p95}), median ${seconds.median.toFixed(1)} s (p95 ${seconds.p95.toFixed(1)})`,
  );
  console.log(`time in Lean: ${((100 * leanMs) / elapsedMs).toFixed(1)} % of the search`);
  console.log(
    `not closed: ${
      search
        .filter((result) => result.proof === null)
        .map((result) => result.problem)
        .join(", ") || "none"
    }`,
  );
}
