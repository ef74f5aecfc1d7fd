import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { member } from "../../../../lean-bridge/embedded/watchdog/jsonRpc.ts";
import { leanBin } from "../watchdog/leanBin.ts";
import { PlainClient, position } from "../watchdog/plainClient.ts";

/** Everything that a module may export besides constants. */
const first = `notation "ℕ" => Nat
infixl:65 " ⊹ " => Nat.add
local notation "ℤℤ" => Int
def usesLocal : ℤℤ := 0
namespace Sc
scoped notation "⟪" x "⟫" => Nat.succ x
scoped infixr:60 " ⇝ " => Nat.mul
end Sc
macro "close" : tactic => \`(tactic| first | rfl | omega | trivial)
macro "two!" : term => \`(2)
syntax "my_tac" term : tactic
macro_rules | \`(tactic| my_tac $t) => \`(tactic| exact $t)
syntax "twice! " term:max : term
inductive Color | red | green (n : Nat)
deriving Repr, DecidableEq, BEq, Hashable, Inhabited, Ord, Nonempty
structure P where
  x : Nat
  y : Bool
deriving Repr, DecidableEq, BEq
instance : Add P := ⟨fun a b => ⟨a.x + b.x, a.y && b.y⟩⟩
@[simp] theorem px (n : Nat) : (P.mk n true).x = n := rfl
def dbl (n : Nat) : Nat := n + n
@[grind =] theorem dbl_eq (n : Nat) : dbl n = 2 * n := by unfold dbl; omega
macro_rules | \`(twice! $x) => \`(dbl $x)
@[ext] structure Q where
  a : Nat
def appended (l : List Nat) := l ++ l
`;

const second = `import A
open Sc
infix:50 " ≺ " => Nat.lt
def f (n : ℕ) : ℕ := ⟪n⟫ ⊹ 1
theorem fB (n : ℕ) : f n = n ⊹ 2 := by close
def c : Color := .green 3
instance : Mul P := ⟨fun a b => a + b⟩
macro "closeB" : tactic => \`(tactic| (first | close | simp))
def useAppended (l : List Nat) := appended l
theorem dd (n : Nat) : dbl n = 2 * n := by grind
`;

const third = `import B
open Sc
theorem t1 (n : ℕ) : f n = n ⊹ 2 := by closeB
theorem t2 : (P.mk 3 true).x = two! + 1 := by simp
theorem t3 (a b : ℕ) (h : a ≺ b) : a ≺ b := by my_tac h
example : c ≠ Color.red := by decide
theorem t4 (n : ℕ) : twice! n = n + n := by close
theorem t5 (n : ℕ) : 2 ⇝ n = n + n := by
  show 2 * n = n + n
  closeB
theorem t6 (a b : Q) (h : a.a = b.a) : a = b := by ext; exact h
example (a : P) : a * a = a + a := rfl
def useIt (l : List Nat) := useAppended l
#eval two! + f 3
#eval c
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-language-"));
  writeFileSync(join(folder, "lakefile.toml"), 'name = "p"\n');
  for (const [name, text] of [
    ["A", first],
    ["B", second],
    ["C", third],
  ] as const)
    writeFileSync(join(folder, `${name}.lean`), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("notation, macros, instances, derived instances and attributes of imported modules work in batch", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [leanBin(), "C.lean"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const said = stdout.trim().split("\n");
  expect(said.filter((line) => line.includes(": error"))).toEqual([]);
  expect(said.slice(-2)).toEqual(["7", "Color.green 3"]);
});

test("they work in the server, and what is local to a module stays there", async () => {
  const client = new PlainClient(process.execPath, [leanBin(), "--server"]);
  await client.initialize({ rootUri: pathToFileURL(folder).href });
  const c = pathToFileURL(join(folder, "C.lean")).href;
  client.open(c, `${third}#check (0 : ℤℤ)\n`);
  await client.settle(c, 1);
  const errors = client.diagnostics(c).filter((message) => !message.startsWith("This Lean has no code"));
  expect(errors).toEqual(["7", "Color.green 3", expect.stringMatching(/^Unknown identifier `ℤℤ`/)]);
  const goal = await client.request("$/lean/plainGoal", position(c, 8, 2));
  expect(member(goal.result, "goals")).toEqual(["n : ℕ\n⊢ 2 ⇝ n = n + n"]);
  expect(await client.end()).toBe(0);
});
