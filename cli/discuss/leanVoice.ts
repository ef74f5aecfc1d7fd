import type { HintLevel } from "../../core/conversation/roles/roleContext.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import { behindPrefix } from "../../core/search/behindPrefix.ts";
import { suggest } from "../../core/search/suggest.ts";
import { suggestionLimits } from "../../core/search/suggestionLimits.ts";
import { SuggestionList } from "../../core/search/suggestionList.ts";
import { workTime } from "../../core/search/workTime.ts";
import { timeSignal } from "../../lean-bridge/session/timeSignal.ts";
import type { Suggestion } from "../../core/search/suggest.ts";

/** Suggestions of Lean's own tactics: the voice that speaks if no model is set. */
export interface LeanVoiceOptions {
  readonly budgetMs: number;
  readonly candidateTimeoutMs: number;
  readonly signal: AbortSignal;
}

/** The best verified suggestion at a place: a proof if there is one, else the step that leaves least. */
export async function bestSuggestion(
  checker: HoleChecker,
  { budgetMs, candidateTimeoutMs, signal }: LeanVoiceOptions,
): Promise<Suggestion | undefined> {
  const options = { ...suggestionLimits, candidateTimeoutMs, proofsWanted: 1, ...workTime(budgetMs, timeSignal) };
  const found = new SuggestionList(checker.goalsBefore);
  for await (const event of suggest(checker, options, signal)) found.take(event);
  return found.offered[0];
}

/** A proof that begins with what Lean has accepted already. */
export async function completion(
  checker: HoleChecker,
  { prefix, goals }: { readonly prefix: string; readonly goals: readonly Goal[] },
  options: LeanVoiceOptions,
): Promise<string | undefined> {
  const place = prefix === "" ? checker : behindPrefix(checker, prefix, goals);
  const found = await bestSuggestion(place, options);
  if (!found) return undefined;
  return prefix === "" ? found.candidate.text : `${prefix}\n${found.candidate.text}`;
}

/** A hint that follows from the goal's form and from a proof that Lean has found; tells no more than its level. */
export function hintOf(level: HintLevel, goal: Goal | undefined, proof: string | undefined): string {
  if (level === "nudge" || proof === undefined) return goal ? nudge(goal) : "There is no goal.";
  if (level === "tactic") return proof;
  if (level === "strategy") return strategy(proof);
  const names = codeTokens(proof)
    .filter(({ kind, text }) => kind === "identifier" && (text.includes(".") || /^[a-z]+_/u.test(text)))
    .map(({ text }) => text);
  const [name] = names.filter((text) => !/^(?:simp_all|by_cases|ac_rfl|all_goals|any_goals)$/u.test(text));
  return name === undefined ? "No lemma is needed beyond what the goal's own definitions say." : `Think of ${name}.`;
}

function nudge({ target, hypotheses }: Goal): string {
  if (target.startsWith("∃")) return "Which witness can you name?";
  if (/^(?:∀|¬)|→/u.test(target)) return "What may you assume, and what is then left to show?";
  if (target.includes("↔")) return "Which of the two directions is the easy one?";
  if (target.includes("∧")) return "Can the two parts be shown one by one?";
  if (target.includes("∨")) return "Which side holds, and on what does that depend?";
  const list = hypotheses.find(({ type }) => /^(?:List|Nat|Tree)\b/u.test(type));
  return list
    ? `What happens for the smallest ${list.names[0]}, and from one to the next?`
    : "Which hypothesis is closest to the goal?";
}

const strategies: readonly (readonly [RegExp, string])[] = [
  [/generalizing/u, "Induction, with the other variables kept general."],
  [/\b(?:fun_)?induction\b/u, "Induction."],
  [/\b(?:cases|rcases|obtain|split|fun_cases|by_cases)\b/u, "A case distinction."],
  [/byContradiction|exfalso|\babsurd\b/u, "Assume the contrary."],
  [/⟨/u, "Give the parts or the witness directly."],
  [/\bomega\b|\bdecide\b/u, "Arithmetic decides it."],
  [/\bsimp|\bgrind\b|\brw\b/u, "Rewriting by what is known closes it."],
];

function strategy(proof: string): string {
  return strategies.find(([pattern]) => pattern.test(proof))?.[1] ?? "A single step with what is at hand.";
}
