import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileVerification } from "../../../lean-bridge/batch/verifyFile.ts";
import { isClean, verifyFile } from "../../../lean-bridge/batch/verifyFile.ts";
import type { ProjectFolder } from "./batchTask.ts";
import { embeddedTask, projectFolder } from "./batchTask.ts";
import { swallowedError } from "./swallowedError.ts";

const minutes = 60_000;
let folder: ProjectFolder;
beforeAll(async () => {
  folder = await projectFolder();
  await folder.write("lean-toolchain", "leanprover/lean4:v4.28.0\n");
});
afterAll(() => folder[Symbol.asyncDispose]());

async function verify(source: string, name = "Main.lean"): Promise<FileVerification> {
  const task = await embeddedTask(await folder.write(name, source));
  const verified = await verifyFile(task, new AbortController().signal);
  if (verified.kind === "lost") throw new Error(verified.detail);
  return verified;
}

/** "NAME: AXIOMS" for a declaration that rests on axioms, NAME alone otherwise. */
function shown({ declarations }: FileVerification): readonly string[] {
  return declarations.map(({ name, axioms }) => (axioms.length === 0 ? name : `${name}: ${axioms.join(" ")}`));
}

const good = "theorem good : 1 = 1 := rfl\n";
const quietly = "set_option warn.sorry false in\n";

/** Texts of files with their declarations and axioms. None of these is verified. */
const unsound: readonly (readonly [string, string, readonly string[]])[] = [
  ["behind `set_option .. in`", `${quietly}theorem quiet : 1 = 2 := by sorry\n${good}`, ["quiet: sorryAx", "good"]],
  [
    "an axiom behind `open .. in`",
    "open Nat in\naxiom wish : (1 : Nat) = 2\n\nopen Nat in\ntheorem opened : (1 : Nat) = 2 := wish\n",
    ["wish: wish", "opened: wish"],
  ],
  [
    "in `mutual`",
    "set_option warn.sorry false\nmutual\ntheorem a : 1 = 2 := by sorry\ntheorem b : 1 = 1 := rfl\nend\n",
    ["a: sorryAx", "b"],
  ],
  [
    "a name in guillemets, in a namespace and a section",
    `namespace A\nsection\n${quietly}theorem «odd name» : 1 = 2 := by sorry\nend\n${good}end A\n`,
    ["A.«odd name»: sorryAx", "A.good"],
  ],
  [
    "messages that are dropped",
    "#guard_msgs (drop error, drop warning) in\ntheorem g : 1 = 2 := by\n  exact foo\n",
    ["g: sorryAx"],
  ],
  [
    "messages that are expected",
    "/-- warning: declaration uses `sorry` -/\n#guard_msgs in\ntheorem g : 1 = 2 := by sorry\n",
    ["g: sorryAx"],
  ],
  ["an example", `${quietly}example : 1 = 2 := by sorry\n${good}`, ["example: sorryAx", "good"]],
  [
    "an example whose errors are dropped",
    `#guard_msgs (drop error, drop warning) in\nexample : 1 = 2 := by exact foo\n`,
    ["example: sorryAx"],
  ],
  [
    "an example by the compiler's word",
    "example : 2 ^ 10 = 1024 := by native_decide\n",
    ["example: Lean.ofReduceBool"],
  ],
  [
    "an example that a macro of the file writes",
    `macro "ex" : command => \`(set_option warn.sorry false in example : 1 = 2 := by sorry)\nex\n`,
    ["commandEx", "example: sorryAx"],
  ],
  [
    "an unnamed instance",
    `class K (n : Nat) : Prop where\n  h : n = n + 1\n${quietly}instance : K 3 := ⟨by sorry⟩\n`,
    ["K", "instKOfNatNat: sorryAx"],
  ],
  [
    "a macro that declares an axiom",
    'macro "wish " n:ident : command => `(axiom $n : (1 : Nat) = 2)\nwish foo\ntheorem t : (1 : Nat) = 2 := foo\n',
    ["commandWish_", "foo: foo", "t: foo"],
  ],
  [
    "a tactic that hides it",
    `macro "close" : tactic => \`(tactic| sorry)\n${quietly}theorem h : 1 = 2 := by close\n`,
    ["tacticClose", "h: sorryAx"],
  ],
  ["a private theorem", `${quietly}private theorem x : 1 = 2 := by sorry\n${good}`, ["x: sorryAx", "good"]],
  [
    "a file with a `module` header",
    `module\n${quietly}theorem x : 1 = 2 := by sorry\npublic theorem y : 1 = 2 := by\n  exact x\npublic ${good}`,
    ["x: sorryAx", "y: sorryAx", "good"],
  ],
  ["an example there", `module\n${quietly}example : 1 = 2 := by sorry\npublic ${good}`, ["example: sorryAx", "good"]],
  [
    "definitions, opaque constants and defaults of fields",
    "set_option warn.sorry false\nopaque v : Nat := sorry\nabbrev w : Nat := sorry\nstructure Q where\n  x : Nat := sorry\n",
    ["v: sorryAx", "w: sorryAx", "Q", "Q.x._default: sorryAx"],
  ],
  [
    "a proof of termination",
    "set_option warn.sorry false\ndef f : Nat → Nat\n  | 0 => 0\n  | n + 1 => f n\ntermination_by n => n\ndecreasing_by sorry\n",
    ["f: sorryAx"],
  ],
  [
    "a name that looks like a standard axiom and another",
    "axiom «propext, x» : False\ntheorem t : 1 = 2 := «propext, x».elim\n",
    ["«propext, x»: «propext, x»", "t: «propext, x»"],
  ],
  [
    "a standard axiom's name in an open namespace",
    "axiom N.propext : False\nopen N\ntheorem t : 1 = 2 := N.propext.elim\n",
    ["N.propext: N.propext", "t: N.propext"],
  ],
  [
    "a name that Lean can read as a term of the library",
    "axiom Nat.zero.succ : False\ntheorem t : 1 = 2 := Nat.zero.succ.elim\n",
    ["Nat.zero.succ: Nat.zero.succ", "t: Nat.zero.succ"],
  ],
  [
    "a file without the library that declares a name of it",
    "prelude\nimport Init.Prelude\naxiom Nat.add_comm : False\naxiom propext : False\ntheorem t : False := Nat.add_comm\n",
    ["Nat.add_comm: Nat.add_comm", "propext: propext", "t: Nat.add_comm"],
  ],
  [
    "a file that redefines the question and how things are printed",
    "macro_rules | `(#print axioms $_) => `(#print \"'t' does not depend on any axioms\")\nset_option pp.all true\naxiom bad : False\ntheorem t : 1 = 2 := bad.elim\n",
    ["bad: bad", "t: bad"],
  ],
  ["an unsafe axiom", `unsafe axiom u : False\n${good}`, ["u: u", "good"]],
];

describe.concurrent("no silence, name or macro of the file keeps Lean from saying what there is", () => {
  test.each(unsound.map(([about, source, expected], at) => ({ about, source, expected, at })))(
    "$about",
    async ({ source, expected, at }) => {
      const verified = await verify(source, `Unsound${at}.lean`);
      expect(verified.errors).toEqual([]);
      expect(shown(verified).toSorted()).toEqual([...expected].toSorted());
      expect(isClean(verified)).toBe(false);
    },
    3 * minutes,
  );
});

describe("finished files", () => {
  test(
    "library theorems, examples, instances and definitions that the embedded Lean cannot compile",
    async () => {
      const source = [
        "theorem c (a b : Nat) (h : a < b) : a + 1 ≤ b := by omega",
        "theorem d (p q : Prop) (h : p ↔ q) : p = q := propext h",
        "private theorem e (p : Prop) : p ∨ ¬ p := Classical.em p",
        "def app (xs : List Nat) : List Nat := xs ++ [1]",
        "structure B (α : Type) where\n  cells : Array (Array α)\nderiving Repr",
        "instance : Inhabited Nat := ⟨3⟩",
        "example (x : Nat) : x + 0 = x := by simp",
        "open Nat in\nexample : succ 1 = 2 := rfl",
        "private noncomputable example : app [] = [1] := rfl",
        "example (x y : Nat) : x = y → y = x\n  | rfl => rfl",
      ];
      const verified = await verify(`${source.join("\n\n")}\n`);
      expect(verified).toMatchObject({ errors: [], sorries: [], obstacles: [] });
      expect(shown(verified)).toEqual(["c", "d", "e", "app", "B", "instInhabitedNat_main"]);
      expect(isClean(verified)).toBe(true);
    },
    5 * minutes,
  );

  test("a file with a `module` header: public and private theorems", async () => {
    const source =
      "module\n\npublic theorem keep (p : Prop) (hp : p) : p := by\n  exact hp\n\ntheorem hidden (n : Nat) : n + 0 = n := by\n  rfl\n";
    const verified = await verify(source);
    expect(verified.declarations.map(({ name, line }) => [name, line])).toEqual([
      ["keep", 3],
      ["hidden", 6],
    ]);
    expect(isClean(verified)).toBe(true);
  });
});

test("what stands behind `#exit` is not verified, and a comment there is nothing", async () => {
  const rest = await verify(`${good}#exit\ntheorem b : 1 = 2 := by sorry\n`);
  expect(rest.obstacles).toEqual(["Lean stops at `#exit` in line 2; what follows is not compiled"]);
  expect(isClean(rest)).toBe(false);
  expect(isClean(await verify(`${good}#exit\n-- notes\n`))).toBe(true);
});

test(
  "an example that a macro of the file turns into something else is not verified",
  async () => {
    const verified = await verify(
      `macro_rules | \`(example $_:optDeclSig $_:declVal) => \`(#print "hi")\n${quietly}example : 1 = 2 := by sorry\n`,
    );
    expect(verified.obstacles).toEqual(["an `example` cannot be checked: line 3: it cannot be given a name"]);
    expect(isClean(verified)).toBe(false);
  },
  3 * minutes,
);

test("what was let past the kernel is not verified", async () => {
  const { declarations, obstacles } = await verify(
    "set_option debug.skipKernelTC true in\ntheorem bad : 1 = 2 := by decide +kernel\n",
  );
  // Lean accepts it, and says that it rests on no axiom.
  expect(declarations.map(({ name, axiomState }) => [name, axiomState])).toEqual([["bad", "allowed"]]);
  expect(obstacles).toEqual(["the file speaks of `debug.skipKernelTC`, which lets declarations past Lean's kernel"]);
});

test("a file without the library that declares what the kernel computes with is not verified", async () => {
  const { errors, obstacles } = await verify("prelude\nuniverse u\naxiom Nat : Type\naxiom Nat.add : Nat\n");
  expect(errors).toEqual([]);
  expect(obstacles).toContain("Nat.add is declared anew, and Lean's kernel computes with it by its name");
});

test("the bytes of the file are what Lean reads: a byte order mark is an error to it", async () => {
  const verified = await verify(`\uFEFF${good}`);
  expect(verified.errors.map(({ range, message }) => [range.start, message])).toEqual([
    [{ line: 0, character: 0 }, "expected token"],
  ]);
});

test("errors that Lean's language server leaves out are batch Lean's all the same", async () => {
  const { errors } = await verify(swallowedError);
  expect(errors.map(({ message }) => message.split("\n")[0])).toContain("unsolved goals");
});

describe("modules of the project", () => {
  test("an axiom and a `sorry` there are found", async () => {
    await folder.write(
      "Wish.lean",
      `axiom wish : (1 : Nat) = 2\n${quietly}theorem lie : (2 : Nat) = 3 := by sorry\ntheorem true' : 1 = 1 := rfl\n`,
    );
    const verified = await verify(
      "import Wish\ntheorem a : (1 : Nat) = 2 := wish\ntheorem b : (2 : Nat) = 3 := lie\ntheorem c : 1 = 1 := true'\n",
    );
    expect(shown(verified)).toEqual(["a: wish", "b: sorryAx", "c"]);
    expect(isClean(verified)).toBe(false);
  });

  test(
    "examples that a macro of theirs writes are found",
    async () => {
      await folder.write(
        "Shown.lean",
        'set_option compiler.extract_closed false\nmacro "shown" : command => `(set_option warn.sorry false in example : 1 = 2 := by sorry)\n',
      );
      expect(shown(await verify("import Shown\nshown\n"))).toEqual(["example: sorryAx"]);
    },
    3 * minutes,
  );

  test("one that is called like the library's is not the library's", async () => {
    await folder.write("Std/Something.lean", "axiom Std.wish : False\n");
    expect(isClean(await verify("import Std.Something\ntheorem a : False := Std.wish\n"))).toBe(false);
  });
});
