import { expect, test } from "vitest";
import { accountFor } from "../../../lean-bridge/batch/axiomAccount.ts";
import { runModule } from "../../../lean-bridge/batch/moduleRun.ts";
import { embeddedTask, projectFolder } from "./batchTask.ts";

const names = ["p", "q", "r", "s", "T", "T.mk", "f", "inst"];

const source = `axiom a : False
axiom b : (1 : Nat) = 2
theorem p : (1 : Nat) = 2 := b
theorem q : (1 : Nat) = 2 ∧ (2 : Nat) = 3 := ⟨p, a.elim⟩
theorem r (h : x = y) : y = x := h.symm
theorem s : 1 = 2 := by sorry
structure T where
  n : Nat
  h : n = 1 := by exact a.elim
def f : Nat → Nat
  | 0 => (a.elim : Nat)
  | n + 1 => f n
instance inst : Inhabited T := ⟨1, rfl⟩
${names.map((name) => `#print axioms ${name}\n`).join("")}`;

test("the axioms that are read from a module are those that Lean prints", async () => {
  await using folder = await projectFolder();
  const task = await embeddedTask(await folder.write("Printed.lean", source));
  const run = await runModule(task, new AbortController().signal);
  if (run.kind === "lost" || run.module.kind === "unreadable") throw new Error("no module");
  const accounts = accountFor([run.module.module], ({ parts }) => (parts[0] === "sorryAx" ? ["sorryAx"] : []));
  const read = names.map((name) => [...(accounts.get(JSON.stringify(name.split(".")))?.foreign ?? ["?"])].toSorted());
  // The embedded Lean lists theorems of the library too, which it stores without proofs.
  const own = new Set(["a", "b", "sorryAx"]);
  const printed = run.messages
    .filter(({ severity }) => severity === "information")
    .map(({ text }) => /\[(?<list>.*)\]/su.exec(text)?.groups?.["list"]?.split(/,\s*/u) ?? [])
    .map((axioms) => axioms.filter((axiom) => own.has(axiom)).toSorted());
  expect(read).toEqual(printed);
  expect(printed).toContainEqual(["a", "b"]);
});
