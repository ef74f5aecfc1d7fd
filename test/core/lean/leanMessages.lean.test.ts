import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { embeddedCommandLine } from "../../fixtures/testEngine.ts";
import { nativeLean } from "../../fixtures/native-lean/nativeLean.ts";
import { neededNative } from "../../fixtures/native-lean/neededNative.ts";
import { isRefusedByCompiler, saysNotCompiledFor } from "../../../core/lean/compilerMessages.ts";
import {
  isParseError,
  isSorryWarning,
  isTryThisTitle,
  mentionsExpected,
  mentionsUniverseLevel,
  readAxiomReport,
  saysExit,
  saysMisplacedPlaceholder,
  saysMissingModule,
  saysOutOfHeartbeats,
  saysUnfilledPlaceholder,
  saysUnknownName,
  saysUnknownTactic,
  saysUnsolvedGoals,
  typeWhereFalseIsExpected,
} from "../../../core/lean/leanMessages.ts";
import type { BatchMessage } from "../../../lean-bridge/batch/batchMessages.ts";
import { readMessages } from "../../../lean-bridge/batch/batchMessages.ts";

// Only a server says `Imports are out of date` and the titles of code actions: see staleness and harvest in
// test/lean-bridge/shadow.

interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const native = nativeLean();
const programs: readonly Program[] = [
  { name: "the embedded Lean", ...embeddedCommandLine([]) },
  ...(native.kind === "made" ? [{ name: "the native Lean", command: native.lean, args: [] }] : []),
];

const folder = mkdtempSync(join(tmpdir(), "colloquy-words-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program's messages about a text, and its other output. */
function runOn(
  { command, args }: Program,
  text: string,
): { readonly messages: readonly BatchMessage[]; readonly rest: string } {
  const file = join(folder, "Words.lean");
  writeFileSync(file, text);
  const run = spawnSync(command, [...args, "--json", file], { encoding: "utf8", cwd: folder });
  const { messages, rest } = readMessages(run.stdout);
  return { messages, rest: `${rest}\n${run.stderr}`.trim() };
}

type Recogniser = (message: string) => boolean;

/** The texts of all of them in one file. */
const provoked: readonly (readonly [name: string, recognises: Recogniser, text: string])[] = [
  ["`sorry`", isSorryWarning, "example : 1 = 2 := by sorry"],
  ["open goals", saysUnsolvedGoals, "example (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  exact h"],
  ["an unknown tactic", saysUnknownTactic, "example : 1 = 2 := by\n  foo"],
  ["a `_` as a tactic", saysMisplacedPlaceholder, "example : 1 = 2 := by\n  skip\n  _"],
  ["a `_` that nothing fills", saysUnfilledPlaceholder, "example : Nat := (_)"],
  ["an unknown identifier", saysUnknownName, "example : 1 = 2 := nope"],
  ["an unknown constant", saysUnknownName, "#print axioms Nat.nope"],
  ["an error of the parser", (message) => isParseError({ message }), "example : 1 = := rfl"],
  ["something that is not expected", mentionsExpected, "example : 1 = := rfl"],
  [
    "a used-up limit",
    saysOutOfHeartbeats,
    "set_option maxHeartbeats 5 in\nexample : (List.range 100).length = 100 := by simp [List.range, List.range.loop]",
  ],
  [
    "an open universe",
    mentionsUniverseLevel,
    "example : True := by\n  have : ∃ x : PUnit, True := ⟨⟨⟩, trivial⟩\n  trivial",
  ],
  [
    "a type in place of `False`",
    (message) => typeWhereFalseIsExpected(message) === "Nat",
    "example : False := (1 : Nat)",
  ],
  ["no axioms", (message) => readAxiomReport(message)?.name === "t", "theorem t : True := ⟨⟩\n#print axioms t"],
  [
    "some axioms",
    (message) => readAxiomReport(message)?.list?.startsWith("ax₁, ax₂") === true,
    "axiom ax₁ : 1 = 2\naxiom ax₂ : 2 = 3\ntheorem u : 1 = 3 := ax₁.trans ax₂\n#print axioms u",
  ],
  ["a suggestion", isTryThisTitle, "example : 2 + 2 = 4 := by exact?"],
  ["what no Lean compiles", isRefusedByCompiler, "axiom ay : Nat\ndef e : Nat := ay"],
  ["an axiom that has no code", (message) => saysNotCompiledFor(message, "ax"), "axiom ax : Nat\ndef d : Nat := ax"],
];

/** The messages of the lines of each text, in the order of `provoked`. */
function saidOfEach(program: Program): readonly (readonly string[])[] {
  const { messages } = runOn(program, `${provoked.map(([, , text]) => text).join("\n")}\n`);
  let end = 0;
  return provoked.map(([, , text]) => {
    const start = end;
    end += text.split("\n").length;
    return messages.filter(({ start: { line } }) => line > start && line <= end).map((message) => message.text);
  });
}

function textsOf({ messages, rest }: ReturnType<typeof runOn>): readonly string[] {
  return [...messages.map(({ text }) => text), ...rest.split("\n")];
}

describe.each(programs)("$name words as we know it:", (program) => {
  const said = new Map<string, readonly string[]>();
  beforeAll(() => {
    for (const [at, messages] of saidOfEach(program).entries()) said.set(provoked[at]?.[0] ?? "", messages);
  });

  test.each(provoked)("%s", (name, recognises) => {
    expect(said.get(name)).toSatisfy((messages: readonly string[]) => messages.some(recognises));
  });

  test.each<[string, Recogniser, string]>([
    ["an unfinished comment", (message) => isParseError({ message }), "/- open\n"],
    ["the end of what is read", saysExit, "#exit\nexample : 1 = 2 := rfl\n"],
    ["a module that is not there", saysMissingModule, "import Init.Nope\n"],
  ])("%s", (_, recognises, text) => {
    expect(textsOf(runOn(program, text))).toSatisfy((all: readonly string[]) => all.some(recognises));
  });

  test("a file without any of this", () => {
    const { messages } = runOn(program, "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\n#check t\n");
    const known = ({ text }: BatchMessage): readonly string[] =>
      provoked.filter(([, recognises]) => recognises(text)).map(([name]) => name);
    expect(messages.map(known)).toEqual([[]]);
  });
});

test("the native Lean was asked too", () => expect(neededNative().kind).toBe("made"));
