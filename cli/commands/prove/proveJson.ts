import { checkedJson, type Output } from "../../jsonOutput.ts";
import { holeJson } from "../../holeText.ts";
import type { OpenFile } from "../../openFile.ts";
import type { Written } from "../writeSuggestions.ts";
import type { HoleProof } from "./proofRun.ts";
import { goalJson } from "../../../core/lean/goalSchema.ts";

export interface ProveOutcome {
  readonly results: readonly HoleProof[];
  readonly closed: number;
  readonly written: Written | undefined;
}

export function proveJson(open: OpenFile, { results, closed, written }: ProveOutcome): Output<"prove"> {
  return {
    schemaVersion: 1,
    command: "prove",
    file: open.file.path,
    engine: open.lean.engine,
    holes: results.map((result) => holeResult(open, result)),
    closed,
    written: written ?? null,
  };
}

function holeResult(open: OpenFile, result: HoleProof): Output<"prove">["holes"][number] {
  const { end, figures, partial, record } = result;
  return {
    hole: holeJson(result.hole, open.file.text),
    goalsBefore: result.goals.map(goalJson),
    problem: result.problem ?? null,
    end: end.kind,
    leanCalls: figures.leanCalls,
    leanMs: figures.leanMs,
    elapsedMs: result.elapsedMs,
    proof: "candidate" in end ? checkedJson(end.candidate, end.verdict) : null,
    partial: partial ? checkedJson({ text: partial.text, source: "search" }, partial.verdict) : null,
    tree: record
      ? {
          goal: record.goal,
          steps: record.steps.map((step) => ({ ...step, goals: [...step.goals], children: [...step.children] })),
          goals: record.goals.map((goal) => ({ ...goal, tried: [...goal.tried] })),
        }
      : null,
  };
}
