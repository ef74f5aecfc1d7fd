import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const plain = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";
const refused = (name: string, candidate: string) => ({ name, candidate, expected: "refused" as const });

/** Options that raise limits or disable checks, and candidates that exceed the limits. */
export const limits: CaseGroup = {
  subject: "limits",
  cases: [
    ...casesAt(plain, [
      refused("maxHeartbeats 0", "set_option maxHeartbeats 0 in exact h"),
      refused("maxHeartbeats within a term", "exact (set_option maxHeartbeats 0 in h)"),
      refused("maxHeartbeats behind another option", "set_option pp.all true in set_option maxHeartbeats 0 in exact h"),
      refused("maxHeartbeats of instances", "set_option synthInstance.maxHeartbeats 0 in exact h"),
      refused("maxHeartbeats in guillemets", "set_option «maxHeartbeats» 0 in exact h"),
      refused("maxHeartbeats behind open", "open Nat in set_option maxHeartbeats 0 in exact h"),
      refused("skipKernelTC", "set_option debug.skipKernelTC true in exact h"),
      refused("skipKernelTC in guillemets", "set_option «debug».skipKernelTC true in exact h"),
      refused("byAsSorry", "set_option debug.byAsSorry true in exact h"),
      refused("warn.sorry", "set_option warn.sorry false in exact h"),
      refused("Elab.async", "set_option Elab.async false in exact h"),
      refused("maxRecDepth without end", "set_option maxRecDepth 1000000000 in exact h"),
      { name: "a display option", candidate: "set_option pp.all true in exact h", expected: "proved" },
      { name: "a linter option", candidate: "set_option linter.unusedVariables false in\nexact h", expected: "proved" },
      { name: "a trace option", candidate: "set_option trace.Meta.synthInstance true in exact h", expected: "proved" },
    ]),
    ...casesAt("theorem t (n : Nat) : n + 0 = n := by\n  ⬚sorry\n", [
      {
        name: "repeat for ever",
        candidate: "repeat (first | skip)",
        expected: ["timeout", "failed", "unknown"],
        thenAccepted: "rfl",
        timeoutMs: 6000,
      },
      {
        name: "repeat for ever, growing",
        candidate: "repeat have h := n",
        expected: ["timeout", "failed", "unknown"],
        thenAccepted: "rfl",
        timeoutMs: 6000,
      },
      {
        name: "a tactic that sleeps",
        candidate: "sleep 600000\nrfl",
        expected: ["timeout", "failed"],
        thenAccepted: "rfl",
        timeoutMs: 3000,
      },
      {
        name: "iterate without end",
        candidate: "iterate 1000000000 skip",
        expected: ["timeout", "failed", "unknown"],
        thenAccepted: "rfl",
        timeoutMs: 6000,
      },
    ]),
    {
      name: "simp that loops",
      text: lean`
def g (_ : Nat) : Nat := 0
theorem g_succ (n : Nat) : g n = g (n + 1) := rfl
theorem t (n : Nat) : g n = 0 := by
  ⬚sorry
`,
      candidate: "simp [g_succ]",
      expected: ["timeout", "failed", "unknown"],
      thenAccepted: "rfl",
      timeoutMs: 6000,
    },
    ...casesAt("theorem t : ∀ a b c : Fin 200, a + b + c = c + b + a := by\n  ⬚sorry\n", [
      {
        name: "decide on something huge",
        candidate: "decide",
        expected: ["timeout", "failed", "unknown"],
        thenAccepted: "intro a b c\nomega",
        timeoutMs: 6000,
      },
      {
        name: "decide by the kernel on something huge",
        candidate: "decide +kernel",
        expected: ["timeout", "failed", "unknown"],
        thenAccepted: "intro a b c\nomega",
        timeoutMs: 6000,
      },
    ]),
    {
      name: "unfolding without end",
      text: lean`
def ack : Nat → Nat → Nat
  | 0, n => n + 1
  | m + 1, 0 => ack m 1
  | m + 1, n + 1 => ack m (ack (m + 1) n)
theorem ack_pos (m n : Nat) : ack m n ≠ 0 := by
  fun_induction ack m n <;> omega
theorem t : ack 4 1 ≠ 0 := by
  ⬚sorry
`,
      candidate: "decide",
      expected: ["timeout", "failed", "unknown"],
      thenAccepted: "exact ack_pos 4 1",
      timeoutMs: 6000,
    },
  ],
};
