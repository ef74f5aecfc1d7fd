import { expect, test } from "vitest";
import type { StepEffect, VerdictKind } from "../../../core/lean/verdict.ts";
import { goalsToLeaveOpen, isVerified, verdictKinds, verificationLevels } from "../../../core/lean/verdict.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import { verdict } from "../../fakes/verdict.ts";

test("verified is what is proved or goes on and has passed the gate, and nothing else", () => {
  const verified = verdictKinds.flatMap((kind) =>
    verificationLevels.filter((level) => isVerified(verdict(kind, level))).map((level) => `${kind} ${level}`),
  );
  expect(verified).toEqual(["proved V3", "proved V4", "proved V5", "progress V3", "progress V4", "progress V5"]);
});

test("an insertion leaves goals open only where the step touched no other goal", () => {
  const goalsAfter = [parseGoal("⊢ p"), parseGoal("⊢ q")];
  const left = (kind: VerdictKind, effect?: StepEffect): number =>
    goalsToLeaveOpen(verdict(kind, "V2", { goalsAfter, effect }));
  expect([left("progress", "main"), left("progress", "others"), left("progress"), left("failed", "main")]).toEqual([
    2, 0, 0, 0,
  ]);
});
