import { expect, test } from "vitest";
import type { Verdict, VerdictSubject } from "../../../core/lean/verdict.ts";
import type { CheckedSteps } from "../../../extension/proof/checkedSteps.ts";
import type { Checked } from "../../../extension/proof/checked.ts";
import { ProofConversation } from "../../../extension/proof/proofConversation.ts";
import { StepChecker } from "../../../extension/proof/stepChecker.ts";
import { verdict } from "../../fakes/verdict.ts";

const uri = "file:///A.lean";

function verdictAt(place: Partial<VerdictSubject>): Verdict {
  return verdict("proved", "V3", { uri, documentVersion: 7, goalKey: "k", ...place });
}

function checked(given = verdictAt({})): Checked {
  const hole = { kind: "sorry", start: 3, end: 8 } as const;
  return { tactic: "simp", source: "portfolio", verdict: given, hole, edit: { start: 3, end: 8, newText: "simp" } };
}

/** An editor at version 7, and Lean's verdict on everything that is checked again. */
function versionSeven(
  importsHold: boolean,
  again: Checked,
): { readonly asked: string[]; readonly checker: StepChecker } {
  const asked: string[] = [];
  const steps: Pick<CheckedSteps, "check" | "importsHold"> = {
    importsHold: () => importsHold,
    check: (_, { tactic }) => {
      asked.push(tactic);
      return Promise.resolve({ kind: "ok", value: again });
    },
  };
  return { asked, checker: new StepChecker(steps) };
}

const document = { version: 7, uri: { toString: () => uri } } as unknown as Parameters<StepChecker["current"]>[0];

const current = { found: checked(), importsHold: true, times: 0 };

test.each([
  ["of this version with these imports is taken as it is", current],
  [
    "of an older version is asked for again",
    { ...current, found: checked(verdictAt({ documentVersion: 6 })), times: 1 },
  ],
  [
    "of another document is asked for again",
    { ...current, found: checked(verdictAt({ uri: "file:///B.lean" })), times: 1 },
  ],
  ["is asked for again when an imported file has changed, and only that", { ...current, importsHold: false, times: 1 }],
])("a verdict %s", async (_, { found, importsHold, times }) => {
  const fresh = checked();
  const { asked, checker } = versionSeven(importsHold, fresh);
  expect(await checker.current(document, new ProofConversation(), found)).toBe(times === 0 ? found : fresh);
  expect(asked).toHaveLength(times);
});

test("what Lean no longer accepts with the changed imports does not go in, and the person is told", async () => {
  const { checker } = versionSeven(false, checked(verdict("failed", "V0", { uri, documentVersion: 7 })));
  const conversation = new ProofConversation();
  expect(await checker.current(document, conversation, checked())).toBeUndefined();
  expect(conversation.notice).toContain("no longer accepts: simp");
});
