/**
 * Lean builds its tables for these tactics when a process first uses them, which may take a second. As a step this does
 * nothing to a goal; a place that takes no `have` only says so.
 */
export const firstUse = [
  "have : (0 : Nat) + 1 = 1 := by",
  "  first",
  ...["omega", "simp", "simp_all", "grind"].map((tactic) => `  | fail_if_success ${tactic}`),
  "  | rfl",
  "clear this",
].join("\n");

/** The same where no declaration is open. */
export const firstUseCommand = `example : True := by\n${firstUse.replace(/^/gmu, "  ")}\n  trivial\n`;
