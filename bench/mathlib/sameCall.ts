import type { Goal } from "../../core/lean/goal.ts";
import type { CallPart } from "./tacticCall.ts";
import { callParts, headOf } from "./tacticCall.ts";
import { sameSum, withoutOrder } from "./callTerms.ts";

/** One way in which two texts are the same call, or the second closes whatever the first closes. */
interface Equivalence {
  readonly reason: string;
  /** Both sides are brought to this form; whatever it leaves alone it returns as it is. */
  readonly form: (text: string, goal: Goal) => string;
}

const equivalences: readonly Equivalence[] = [
  {
    reason: "`exact` with the proof by reflexivity is what `rfl` tries",
    form: (text) => (/^exact (?:rfl|Iff\.rfl|Eq\.refl _)$/u.test(text) ? "rfl" : text),
  },
  {
    reason: "`assumption` finds a hypothesis that states the goal word for word",
    form: (text, goal) => (statesTheGoal(/^exact (\S+)$/u.exec(text)?.[1], goal) ? "assumption" : text),
  },
  {
    reason: "two spellings of one tactic each",
    form: (text) =>
      text
        .replace(/^exact mod_cast (?=\S)/u, "exact_mod_cast ")
        .replace(/^exact inferInstance$/u, "infer_instance")
        .replace(/\(discharger := /u, "(disch := ")
        .replace(/^refine ⟨\?_, \?_⟩$/u, "constructor")
        .replace(/^obtain (.+) := (\S+)$/u, "rcases $2 with $1")
        .replace(/⟨([^⟨⟩|]*(?:\|[^⟨⟩|]*)+)⟩/gu, "($1)")
        .replace(/^(rcases \S+ with) \((.*)\)$/u, "$1 $2"),
  },
  {
    reason: "hypotheses are in the context of these already; what is left is a list in any order",
    form: (text, goal) => withoutHypotheses(text, goal),
  },
  {
    reason: "the name that `ext` gives is not used by what follows it",
    form: (text) => (/^ext(?: [\p{L}_✝']+)+$/u.test(text) ? "ext" : text),
  },
  {
    reason: "a sum of hypotheses is the same in any order, and a factor of one is none",
    form: (text) => (headOf(text) === "linear_combination" ? `linear_combination ${sameSum(text.slice(18))}` : text),
  },
];

/**
 * True when a candidate is the labelled closing call, or surely closes what that closes. Facts may only be added
 * (`nlinarith` with more hints), and `a <;> b` does what `a; b` does when `a` leaves one goal.
 */
export function isHit(label: string, candidate: string, goal: Goal): boolean {
  const wanted = callParts(label);
  const offered = callParts(candidate);
  return wanted.length === offered.length && wanted.every((part, at) => isSamePart(part, offered[at], goal));
}

function isSamePart(wanted: CallPart, offered: CallPart | undefined, goal: Goal): boolean {
  if (offered === undefined || (wanted.join === "all" && offered.join !== "all")) return false;
  const [left, right] = [normalForm(wanted.text, goal), normalForm(offered.text, goal)];
  return left === right || hasMoreFacts(left, right);
}

function normalForm(text: string, goal: Goal): string {
  return equivalences.reduce((form, { form: next }) => next(form, goal), text);
}

const withFacts = /^(linarith|nlinarith) \[(.*)\]$/u;

function hasMoreFacts(wanted: string, offered: string): boolean {
  const [, tactic, facts = ""] = withFacts.exec(offered) ?? [];
  if (tactic === undefined || headOf(wanted) !== tactic) return false;
  const more = new Set(facts.split(", "));
  const [, , needed = ""] = withFacts.exec(wanted) ?? [];
  return wanted === tactic || (needed !== "" && needed.split(", ").every((fact) => more.has(fact)));
}

function withoutHypotheses(text: string, goal: Goal): string {
  const [, tactic, facts] = withFacts.exec(text) ?? [];
  if (tactic === undefined || facts === undefined) return text;
  const names = new Set(goal.hypotheses.flatMap((hypothesis) => hypothesis.names));
  const left = withoutOrder(facts).filter((fact) => !names.has(fact));
  return left.length === 0 ? tactic : `${tactic} [${left.join(", ")}]`;
}

function statesTheGoal(name: string | undefined, { hypotheses, target }: Goal): boolean {
  const squeeze = (text: string): string => text.replace(/\s+/gu, " ");
  return hypotheses.some(
    ({ names, type }) => name !== undefined && names.includes(name) && squeeze(type) === squeeze(target),
  );
}
