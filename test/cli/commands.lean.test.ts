import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { outputSchemas } from "../../cli/jsonOutput.ts";
import { leanProcesses } from "../fixtures/leanProcesses.ts";
import { swallowedError } from "../lean-bridge/batch/swallowedError.ts";
import { colloquy, runColloquy, runQuickly, temporaryFolder } from "./runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const source = [
  "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by",
  "  sorry",
  "",
  "theorem false_one (n : Nat) : n = n + 1 := by",
  "  sorry",
  "",
  "theorem open_one (n : Nat) : 0 ≤ n ∧ n = n := by",
  "  constructor",
  "",
  "theorem empty_one : 2 + 2 = 4 := by",
  "",
].join("\n");

test.concurrent("holes lists what is open, in the order of the text", async () => {
  const file = folder.write("Holes.lean", source);
  const ended = await runQuickly(["holes", file, "--json"]);
  const output = outputSchemas.holes.parse(JSON.parse(ended.out));
  expect(output.holes.map((hole) => [hole.kind, hole.start.line])).toEqual([
    ["sorry", 2],
    ["sorry", 5],
    ["unsolved", 8],
    ["emptyBy", 10],
  ]);
  expect(ended.exitCode).toBe(0);
});

test.concurrent("holes lists what stands for a proof, and what may be done about it", async () => {
  const text = [
    "theorem a (n : Nat) (h : n = 3) : n = 3 := by admit",
    "theorem b (n : Nat) (h : n = 3) : n = 3 ∧ True := ⟨?left, trivial⟩",
    "theorem c (p q : Prop) (hp : p) (hq : q) : p ∧ q := by",
    "  constructor",
    "  case left => done",
    "  case right => exact hq",
    "theorem d : 2 + 2 = 4 := by norm_num [sorry]",
    "",
  ].join("\n");
  const file = folder.write("Stand.lean", text);
  const ended = await runQuickly(["holes", file, "--json"]);
  const output = outputSchemas.holes.parse(JSON.parse(ended.out));
  expect(output.holes.map((hole) => [hole.kind, hole.start.line, hole.mode, hole.note])).toEqual([
    ["admit", 1, "tactic", null],
    ["sorry", 2, "term", null],
    ["done", 5, "tactic", null],
    ["unsolved", 7, "tactic", "nothing can be done here: this Lean has no tactic `norm_num`"],
    ["sorry", 7, "term", "nothing can be done here: this Lean has no tactic `norm_num`"],
  ]);
  for (const [place, candidate] of [
    ["1", "exact h"],
    ["2", "exact h"],
    ["5", "exact hp"],
  ]) {
    const tried = await runQuickly(["try", `${file}:${place}`, "--candidate", candidate ?? "", "--json"]);
    expect(JSON.parse(tried.out)).toMatchObject({ results: [{ verdict: { kind: "proved", level: "V4" } }] });
  }
});

test.concurrent("try beside what the embedded Lean cannot compile", async () => {
  const text = [
    "class Semi (α : Type) extends Mul α where",
    "  assoc : ∀ a b c : α, a * b * c = a * (b * c)",
    "structure Board where",
    "  cells : Array (Array Nat)",
    "deriving Repr",
    "instance viaHole : Semi Nat where",
    "  assoc := by",
    "    sorry",
    "",
  ].join("\n");
  const file = folder.write("Beside.lean", text);
  const tried = await runColloquy(["try", `${file}:8`, "--candidate", "exact Nat.mul_assoc", "--json"]);
  expect(JSON.parse(tried.out)).toMatchObject({ results: [{ verdict: { kind: "proved", level: "V4" } }] });
});

test.concurrent("goals shows hypotheses and target", async () => {
  const file = folder.write("Holes.lean", source);
  const ended = await runColloquy(["goals", `${file}:2`]);
  expect(ended.out.trim().split("\n")).toEqual(["p q : Prop", "h : p ∧ q", "⊢ q ∧ p"]);
});

test.concurrent("goals of a term is its expected type", async () => {
  const file = folder.write("Term.lean", "def f (n : Nat) : Nat := n + _\n");
  const ended = await runQuickly(["goals", `${file}:1:29`, "--json"]);
  const output = outputSchemas.goals.parse(JSON.parse(ended.out));
  expect(output.expectedType?.target).toBe("Nat");
});

test.concurrent("goals of a term shows the values of what was bound with let", async () => {
  const file = folder.write(
    "Let.lean",
    "example : True :=\n  let a := 1\n  let f := fun (n : Nat) => n + a\n  sorry\n",
  );
  const ended = await runQuickly(["goals", `${file}:4`]);
  expect(ended.out.trim().split("\n")).toEqual(["a : Nat := 1", "f : Nat → Nat := fun n => n + a", "⊢ True"]);
});

test.concurrent("check says what Lean says, and its exit code says whether there are errors", async () => {
  const file = folder.write("Holes.lean", source);
  const ended = await runQuickly(["check", file, "--json"]);
  const output = outputSchemas.check.parse(JSON.parse(ended.out));
  expect(ended.exitCode).toBe(1);
  expect(
    output.diagnostics
      .filter((diagnostic) => diagnostic.message.startsWith("declaration uses"))
      .map((diagnostic) => diagnostic.start.line),
  ).toEqual([1, 4]);
  expect(output.diagnostics.some((diagnostic) => diagnostic.severity === "error" && diagnostic.start.line === 7)).toBe(
    true,
  );
});

describe.concurrent("try", () => {
  test("each candidate has its own verdict", async () => {
    const file = folder.write("Holes.lean", source);
    const candidates = folder.write(
      "candidates.json",
      JSON.stringify(["exact ⟨h.2, h.1⟩", { tactic: "constructor", source: "me" }]),
    );
    const args = ["try", `${file}:swap`, "--candidates", candidates, "--json"];
    for (const text of ["exact h", "skip", "sorry", "exact?", "run_tac pure ()"]) args.push("--candidate", text);
    const ended = await runQuickly(args);
    const output = outputSchemas.try.parse(JSON.parse(ended.out));
    expect(
      output.results.map(({ tactic, verdict }) => [
        tactic,
        verdict.kind,
        verdict.level,
        verdict.goalsAfter?.length ?? null,
      ]),
    ).toEqual([
      ["exact h", "failed", "V0", null],
      ["skip", "noProgress", "V2", 1],
      ["sorry", "refused", "none", null],
      ["exact?", "refused", "none", null],
      ["run_tac pure ()", "refused", "none", null],
      ["exact ⟨h.2, h.1⟩", "proved", "V4", 0],
      ["constructor", "progress", "V3", 2],
    ]);
    expect(ended.exitCode).toBe(0);
  });

  test("a block that ends with open goals, and an empty `by`", async () => {
    const file = folder.write("Holes.lean", source);
    const unsolved = await runQuickly([
      "try",
      `${file}:8`,
      "--candidate",
      "all_goals omega",
      "--candidate",
      "· omega\n· rfl",
      "--candidate",
      "omega",
    ]);
    expect(unsolved.out).toContain("verified");
    const empty = await runQuickly(["try", `${file}:10`, "--candidate", "rfl"]);
    expect(empty.out).toMatch(/verified proved\s+V4/u);
  });
});

describe("suggest", () => {
  test("finds a proof, never one of what is false, and leaves the file alone", async () => {
    const file = folder.write("Holes.lean", source);
    const ended = await runQuickly(["suggest", file, "--all", "--budget", "8", "--json"]);
    const output = outputSchemas.suggest.parse(JSON.parse(ended.out));
    const best = output.holes.map((hole) => hole.suggestions[0]?.verdict.kind);
    expect(best[0]).toBe("proved");
    expect(best[1]).not.toBe("proved");
    expect(output.holes.every((hole) => hole.suggestions.every((suggestion) => suggestion.verdict.verified))).toBe(
      true,
    );
    expect(output.written).toBeNull();
    expect(readFileSync(file, "utf8")).toBe(source);
  });

  test("--output writes the proofs and a fresh process accepts them", async () => {
    const file = folder.write(
      "Two.lean",
      "theorem a (n : Nat) : n + 0 = n := by sorry\r\n\r\ntheorem b (p : Prop) (h : p) : p := sorry\r\n",
    );
    const target = join(folder.path, "deeper", "Done.lean");
    const ended = await runQuickly(["suggest", file, "--all", "--output", target]);
    expect(ended.out).toContain("a fresh Lean process accepts it");
    const written = readFileSync(target, "utf8");
    expect(written).not.toContain("sorry");
    expect(
      written
        .split("\n")
        .slice(0, -1)
        .every((line) => line.endsWith("\r")),
    ).toBe(true);
    expect(ended.exitCode).toBe(0);
  });

  test("--write changes the file itself", async () => {
    const file = folder.write("Own.lean", "theorem a (n : Nat) : n + 0 = n := by\n  sorry\n");
    const ended = await runQuickly(["suggest", `${file}:a`, "--write", "--max", "1"]);
    expect(ended.exitCode).toBe(0);
    expect(readFileSync(file, "utf8")).not.toContain("sorry");
  });
});

describe.concurrent("what is written is judged by batch Lean", () => {
  const other = "theorem other (p : Prop) (h : p) : p := by\n  sorry\n";

  test("an error that the language server leaves out", async () => {
    const file = folder.write("Swallowed.lean", `${swallowedError}${other}`);
    expect((await runColloquy(["check", file])).out).toContain("error: unsolved goals");
    const target = join(folder.path, "Written.lean");
    const ended = await runColloquy(["suggest", `${file}:other`, "--output", target, "--max", "1", "--json"]);
    const { written } = outputSchemas.suggest.parse(JSON.parse(ended.out));
    expect(written?.recheck).toBe("errors");
    expect(written?.detail).toContain("Lean's language server did not report this error");
    expect(ended.exitCode).toBe(1);
  });

  test("the bytes that are not edited stay: a byte order mark, line ends", async () => {
    const file = folder.write("Marked.lean", "\uFEFFtheorem a (n : Nat) : n + 0 = n := by sorry\r\n-- end\r\n");
    const ended = await runQuickly(["suggest", `${file}:a`, "--write", "--max", "1"]);
    const written = readFileSync(file, "utf8");
    expect(written).toMatch(/^\uFEFFtheorem a \(n : Nat\) : n \+ 0 = n := by [^\r\n]+\r\n-- end\r\n$/u);
    expect(written).not.toContain("sorry");
    // Batch Lean reports the mark as an error.
    expect(ended.out).toContain("a fresh Lean process does not accept it: line 1: expected token");
  });
});

describe.concurrent("verify", () => {
  test("a finished file reaches V5, with a hash for each statement", async () => {
    const file = folder.write(
      "Done.lean",
      "namespace A\ntheorem x (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\nend A\n",
    );
    const ended = await runColloquy(["verify", file, "--json"]);
    const output = outputSchemas.verify.parse(JSON.parse(ended.out));
    expect(output.level).toBe("V5");
    expect(output.declarations).toEqual([
      {
        name: "A.x",
        line: 2,
        statementHash: expect.stringMatching(/^[0-9a-f]{64}$/u),
        axiomState: "allowed",
        axioms: [],
      },
    ]);
    expect(ended.exitCode).toBe(0);
  });

  test("an axiom, a sorry elsewhere and the compiler's word are each named", async () => {
    const lines = [
      "axiom bad : False",
      "theorem a : 1 = 2 := bad.elim",
      "theorem b : 1 = 2 := by sorry",
      "theorem c : 1 = 2 := b",
    ];
    const file = folder.write("Bad.lean", `${lines.join("\n")}\ntheorem d : 2 ^ 10 = 1024 := by native_decide\n`);
    const ended = await runColloquy(["verify", file, "--json"]);
    const output = outputSchemas.verify.parse(JSON.parse(ended.out));
    expect(output.level).toBe("none");
    expect(output.declarations.map(({ name, axioms }) => [name, ...axioms])).toEqual([
      ["bad", "bad"],
      ["a", "bad"],
      ["b", "sorryAx"],
      ["c", "sorryAx"],
      ["d", expect.stringMatching(/ofReduceBool|native/u)],
    ]);
    expect(ended.exitCode).toBe(1);
  });
});

test("an interruption leaves no process behind", async () => {
  const file = folder.write("Holes.lean", source);
  const child = spawn(process.execPath, [colloquy, "suggest", `${file}:5`], {
    stdio: "ignore",
    cwd: resolve(folder.path),
  });
  for (let wait = 0; wait < 200 && leanProcesses().length === 0; wait += 1) await sleep(100);
  await sleep(1500);
  expect(leanProcesses().length).toBeGreaterThan(0);
  child.kill("SIGINT");
  const [exitCode]: (number | null)[] = await once(child, "exit");
  expect(exitCode).toBe(130);
  for (let wait = 0; wait < 50 && leanProcesses().length > 0; wait += 1) await sleep(100);
  expect(leanProcesses()).toEqual([]);
});

test("doctor says which Lean it would use", async () => {
  const ended = await runColloquy(["doctor", folder.path, "--json", "--toolchain", "embedded"]);
  const output = outputSchemas.doctor.parse(JSON.parse(ended.out));
  expect(output.sections.map((section) => section.title)).toContain("Lean");
  expect(ended.exitCode).toBe(0);
});
