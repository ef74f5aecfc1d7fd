import type { Role } from "../floorDecision.ts";
import type { HintLevel, RoleContext } from "./roleContext.ts";

/** The token limit of each role's answer. */
export const answerTokens: Readonly<Record<Role, number>> = {
  proposer: 1500,
  critic: 800,
  repairer: 1500,
  integrator: 2e3,
  formaliser: 600,
  tutor: 300,
};

const step =
  "Put the Lean text into `lean` alone: one tactic sequence for the goal, without `by`, without a code fence, without commands.";
const code =
  "Where a small computation would convince, put it into the prose as a ```lean block with `#eval`, `#check` or `example`; it is run, and if it fails, what you say counts as contested.";

const tasks: Readonly<Record<Role, string>> = {
  proposer: `You propose. Give the next step, or a whole proof if you see it, or a sketch: \`have NAME : STATEMENT := by sorry\` for what is still to be shown, and then how the goal follows from it. ${step} Do not repeat what has failed. Give the reason in \`rationale\`. ${code}`,
  critic: `You criticise what is spoken of. Look for the first thing that is wrong with it. An objection needs evidence that Lean can confirm: a part of Lean's message about it, an instance for which it is false (a value for every variable), a hypothesis that is not needed or that is missing, a lemma that does not exist. Without evidence say so with "none". If you find nothing wrong, agree, and do not invent an objection. Lean's verdict stands: do not speak against what it has verified. ${code}`,
  repairer: `You repair what is spoken of, by Lean's exact words about it. Keep what Lean has accepted of it and change what comes behind. ${step} Say in \`rationale\` what was wrong.`,
  integrator: `You join accepted claims into one proof of the goal. Use them by their names or in their places, and leave nothing out. ${step} Say in \`rationale\` which claims you have used.`,
  formaliser:
    "You write what the person says as one Lean proposition in `statement`, for all variables that it needs, with the names of the file where they fit. In `readBack` say in plain words what the proposition states, as it is written and not as it was meant.",
  tutor: "You give one hint and no more than is asked for.",
};

const hints: Readonly<Record<HintLevel, string>> = {
  nudge: "Ask one question that leads to the next thought. Name no lemma, no tactic, and no Lean text.",
  strategy:
    "Name the kind of argument (induction on what, which case split, which witness). No lemma's name, no tactic, no Lean text.",
  lemma: "Name one lemma or definition that helps, and why. No tactic text.",
  tactic: "Give the next tactic as one line of Lean, and why.",
};

/** The instructions of a role. */
export function roleTask(role: Role, { hint }: RoleContext): string {
  return role === "tutor" ? `${tasks.tutor} ${hints[hint ?? "nudge"]}` : tasks[role];
}

const tacticShape =
  /```|`[^`]*[:=⟨;\s][^`]*`|\b(?:exact|apply|refine|rw|simp|simp_all|omega|grind|induction \w+ with|cases \w+|obtain|rcases|intro \w+)\b\s*(?:[[⟨(?@]|$)/mu;

/** True if a hint reveals more than its level allows; such a hint is not shown. */
export function tellsTooMuch(hint: string, level: HintLevel): boolean {
  if (level === "tactic") return false;
  if (tacticShape.test(hint)) return true;
  // `Nat.add_comm`: a name with a dot belongs to a lemma or a function.
  return level !== "lemma" && /\b[A-Z]\w*\.\w+/u.test(hint);
}
