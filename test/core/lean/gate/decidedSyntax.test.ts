import { expect, test } from "vitest";
import { decidedKinds, undecidedSyntax } from "./decided/decidedSyntax.ts";
import { decideOption } from "../../../../core/lean/gate/optionTable.ts";
import { hashCommands, refusedSyntax } from "../../../../core/lean/gate/refusedSyntax.ts";
import { refuseCandidate } from "../../../../core/lean/syntaxGate.ts";

const options = { allowNativeDecide: false };

test("an option and a kind that nobody has decided about are told, others are not", () => {
  const known = {
    options: ["pp.all", "invented.option", "maxHeartbeats"],
    kinds: ["Lean.Parser.Tactic.simp", "Lean.x"],
  };
  expect(undecidedSyntax(known)).toEqual({ options: ["invented.option"], kinds: ["Lean.x"] });
});

test("no kind is decided twice", () => {
  const kinds = decidedKinds.flatMap((group) => group.kinds);
  expect(kinds.filter((kind, at) => kinds.indexOf(kind) !== at)).toEqual([]);
  expect(kinds.length).toBeGreaterThan(1400);
});

test.each([
  ["pp.all", "allowed"],
  ["trace.profiler", "allowed"],
  ["trace.profiler.serve", "refused"],
  ["trace.profiler.output.pp", "refused"],
  ["trace.profiler.something", "refused"],
  ["trace.Meta.synthInstance", "allowed"],
  ["trace.Metaphor", undefined],
  ["trace", undefined],
  ["backward.isDefEq.respectTransparency", "allowed"],
  ["backward.proofsInPublic", "refused"],
  ["maxRecDepth", "bounded"],
])("%s: %s", (name, decision) => {
  expect(decideOption(name.split("."))?.decision).toBe(decision);
});

test("every word of the table is refused where a tactic begins", () => {
  const words = refusedSyntax.flatMap((row) => row.words.filter((word) => word !== "set_option"));
  expect(words.filter((word) => refuseCandidate(`skip\n${word} x`, options) === undefined)).toEqual([]);
  expect(words.length).toBeGreaterThan(150);
});

test("every command behind # is refused, and the reason names it", () => {
  for (const word of hashCommands) expect(refuseCandidate(`exact h #${word} x`, options)?.what).toContain(`#${word}`);
});
