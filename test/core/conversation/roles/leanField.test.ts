import { expect, test } from "vitest";
import { leanField } from "../../../../core/conversation/roles/leanField.ts";

function check(field: string, expected: string | undefined): void {
  const read = leanField(field);
  expect(read.kind === "ok" ? read.value : undefined).toBe(expected);
}

test("the step is read out of what models put around it", () => {
  check("simp", "simp");
  check("by simp", "simp");
  check("by\n  intro h\n  exact h", "  intro h\n  exact h");
  check("```lean\nintro h\nexact h\n```", "intro h\nexact h");
  check("```\nby omega\n```\n", "omega");
  check("by_cases h : p\n· simp", "by_cases h : p\n· simp");
  check("simp\r\nomega", "simp\nomega");
});

test("where it is not clear what was meant, nothing is read", () => {
  check("", undefined);
  check("```lean\n```", undefined);
  check("Try this:\n```lean\nsimp\n```", undefined);
  check("```\nsimp\n```\n```\nomega\n```", undefined);
  check("x".repeat(30_000), undefined);
});
