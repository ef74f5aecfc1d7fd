import { describe, expect, test } from "vitest";
import { codeQuestions } from "../../../core/conversation/codeBlocks.ts";
import type { Probe } from "../../../core/lean/probes.ts";

function questions(...lines: readonly string[]): ReturnType<typeof codeQuestions> {
  return codeQuestions(["Some words.", "```lean", ...lines, "```", "More words."].join("\n"));
}

/** Every step that Lean would be asked about. */
function steps(...lines: readonly string[]): readonly string[] {
  const probes = questions(...lines).flatMap((question): readonly Probe[] => {
    if (question.kind === "refused") return [];
    return question.kind === "eval" ? [question.isTrue, question.isFalse, question.value] : [question.probe];
  });
  return probes.flatMap((probe) => (probe.kind === "probe" ? [probe.step] : []));
}

test("commands of a block are asked one by one", () => {
  const found = questions(
    "-- a remark",
    "#check Nat.add_comm",
    "example (n : Nat) : n = n := by",
    "  rfl",
    "#eval 2 + 2 -- four",
  );
  expect(found.map(({ kind, code }) => `${kind}: ${code}`)).toEqual([
    "check: #check Nat.add_comm",
    "example: example (n : Nat) : n = n := by\n  rfl",
    "eval: #eval 2 + 2",
  ]);
  expect(steps("example (n : Nat) : n = n := by", "  rfl")).toEqual([
    "have colloquy_probe : ∀ (n : Nat), (n = n\n) := fun (n : Nat) => (by\n  rfl\n)",
  ]);
});

describe("nothing else is asked", () => {
  test.each([
    ["a declaration", "theorem t : True := trivial"],
    ["an axiom behind a check", "#check Nat\naxiom foo : False"],
    ["an option", "set_option maxHeartbeats 0 in\n#eval 1"],
    ["another command", "#print axioms foo"],
    ["an elaborator that runs code", "example : True := by run_tac IO.println 1"],
    ["the same in a term", "#eval by_elab return .const ``True []"],
    ["`sorry`", "example : False := sorry"],
    ["`native_decide`", "example : True := by native_decide"],
    ["a term that closes our bracket", "#eval true) := rfl; have y : (True"],
    ["the same in a statement", "example : True) := trivial; have y : (True := trivial"],
    ["the same in binders", "example (h : True) : (a) → True), (True := trivial"],
    ["a file that is read", '#eval include_str "/etc/passwd"'],
  ])("%s", (_, code) => {
    expect(steps(...code.split("\n"))).toEqual([]);
  });
});

test("effects are terms and are not executed: they have no truth value and no value", () => {
  // Asked as a statement about the term, which Lean rejects; nothing runs it.
  expect(steps('#eval IO.FS.writeFile "x" "y"').every((step) => !step.includes("#eval"))).toBe(true);
});

test("only Lean blocks, only so many commands", () => {
  expect(codeQuestions("```python\nprint(1)\n```")).toEqual([]);
  expect(codeQuestions("`#eval 1`")).toEqual([]);
  expect(questions(...Array.from({ length: 50 }, (_, at) => `#eval ${at}`)).length).toBe(8);
});
