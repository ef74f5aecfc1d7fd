import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Hypothesis } from "../../../../core/lean/goal.ts";
import { normaliseGoals, parseGoal } from "../../../../core/lean/goal.ts";
import type { Hole } from "../../../../core/lean/hole.ts";
import { findTextHoles } from "../../../../core/lean/hole.ts";
import type { Verdict } from "../../../../core/lean/verdict.ts";
import { goalsAfterOf, isSuccess } from "../../../../core/lean/verdict.ts";
import type { ExampleGoal } from "../../../../core/search/moves/move.ts";
import { moveRows } from "../../../../core/search/moves/table.ts";
import type { DocumentHoleChecker } from "../../../../lean-bridge/shadow/holeChecker.ts";
import { LanePool } from "../../../../lean-bridge/shadow/lanePool.ts";
import { ProofDocument } from "../../../../lean-bridge/shadow/proofDocument.ts";
import { embeddedEngine } from "../../../fixtures/testEngine.ts";
import { openFirstHole } from "../../../lean-bridge/shadow/openedHole.ts";
import { sessionInFolder } from "../../../lean-bridge/shadow/sessionInFolder.ts";

const { folder, session } = sessionInFolder("rows", embeddedEngine);
const uri = pathToFileURL(join(folder, "Rows.lean")).href;
const pool = new LanePool(session, uri, 1);
afterAll(() => pool.close());

const signal = new AbortController().signal;
const limits = { timeoutMs: 60_000 };

interface Example extends ExampleGoal {
  readonly row: string;
  /** Absent where the row proposes nothing. */
  readonly text?: string;
}

const examples: readonly Example[] = moveRows.flatMap(({ id, examples: { at, notAt = [] } }) =>
  [...at, ...notAt].map((example) => ({ ...example, row: id })),
);
const isSuggesting = ({ row }: Example): boolean => row.startsWith("harvest.");

const files = [...new Set(examples.map(({ before = "" }) => before))].map((before) => ({
  before,
  name: before.split("\n")[0] || "nothing",
  inFile: examples.filter((example) => (example.before ?? "") === before),
}));

describe.each(files)("behind $name", ({ before, inFile }) => {
  test("Lean prints the goals as they stand in the examples", async () => {
    const goals = [...new Set(inFile.map(({ goal }) => goal))];
    const document = documentOf([before, ...goals.map(theoremOf)].join("\n\n"));
    const holes = findTextHoles(document.options.text);
    for (const [at, goal] of goals.entries())
      expect(await printedAt(document, holes[at])).toBe(normaliseGoals([parseGoal(goal)]));
  });

  // At one hole, with nothing between it and the file: opening a hole costs more than a candidate, and so do theorems above it.
  test("Lean accepts the text of each example", async () => {
    const accepted = inFile.filter((example) => example.text !== undefined && !isSuggesting(example));
    const checker = await openedHole(`${before}\n\ntheorem all : True := by\n  sorry\n`);
    const verdicts = await checker.screen(accepted.map(atGoal), limits, signal);
    const wrong = accepted.flatMap((example, at) => {
      const verdict = verdicts[at];
      return verdict && goesOn(verdict, example)
        ? []
        : [{ ...example, before: undefined, verdict: verdict?.kind, why: verdict?.reason }];
    });
    expect(wrong).toEqual([]);
  });
});

// Each in a file of its own, because it would find the theorems of the others.
test.each(examples.filter((example) => isSuggesting(example) && example.text !== undefined))(
  "$text offers something at the goal of $row",
  async ({ goal, text = "", before = "" }) => {
    const checker = await openedHole(`${before}\n\n${theoremOf(goal, 0)}`);
    expect(await checker.harvest(text, limits, signal)).not.toEqual([]);
  },
);

let version = 0;

function documentOf(text: string): ProofDocument {
  version += 1;
  const settings = { baselineTimeoutMs: 60_000, allowNativeDecide: false, libraryTheoremsAreAxioms: true };
  return new ProofDocument({ session, uri, version, text, pool, lanes: 1, ...settings });
}

async function printedAt(document: ProofDocument, hole: Hole | undefined): Promise<string> {
  const answer = await document.goalsAt(document.index.positionAt(hole?.start ?? 0), signal);
  return answer.kind === "answered" ? normaliseGoals(answer.value ?? []) : answer.detail;
}

function openedHole(text: string): Promise<DocumentHoleChecker> {
  version += 1;
  return openFirstHole({ session, uri, version, text, pool }, signal);
}

function theoremOf(goal: string, at: number): string {
  const { hypotheses, target } = parseGoal(goal);
  return `theorem example_${at} ${hypotheses.map(binder).join(" ")} : ${target} := by\n  sorry`;
}

/** The text at the goal of its example, wherever it runs. */
function atGoal({ goal, text = "" }: Example): string {
  const { hypotheses, target } = parseGoal(goal);
  const names = hypotheses.flatMap(({ names: own, isInstance }) => (isInstance ? ["_"] : own));
  const [statement, intro] =
    names.length === 0
      ? [target, ""]
      : [`∀ ${hypotheses.map(binder).join(" ")}, ${target}`, `intro ${names.join(" ")}\n`];
  return `suffices _ : ${statement} from trivial\n${intro}${text}`;
}

function binder({ names, type, isInstance }: Hypothesis): string {
  return isInstance ? `[${type}]` : `(${names.join(" ")} : ${type})`;
}

/** Whether it closes the goal or leaves others. */
function goesOn(verdict: Verdict, { goal }: Example): boolean {
  return isSuccess(verdict) && normaliseGoals(goalsAfterOf(verdict) ?? []) !== normaliseGoals([parseGoal(goal)]);
}
