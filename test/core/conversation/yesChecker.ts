import { parseGoal } from "../../../core/lean/goal.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import { noTactics } from "../../fakes/noTactics.ts";
import { refuseCandidate } from "../../../core/lean/syntaxGate.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { verdict } from "../../fakes/verdict.ts";

const goal = parseGoal("p q : Prop\nn : Nat\nh : p ∧ q\n⊢ q ∧ p");

const takenBack = verdict("unknown", "none", { goalsBefore: [goal] });

/**
 * The most credulous checker possible: the real syntax gate, and a yes to everything that passes it. Text that must
 * never be shown as verified has to be stopped before it.
 */
export function yesChecker(asked: (text: string) => void = () => undefined): HoleChecker {
  const answer = (text: string): Verdict => {
    asked(text);
    const refusal = refuseCandidate(text, { allowNativeDecide: false });
    if (refusal) return verdict("refused", "none", { goalsBefore: [goal], reason: refusal.what });
    return verdict("proved", "V4", { goalsBefore: [goal], goalsAfter: [], effect: "main" });
  };
  return {
    parallel: 1,
    goalsBefore: [goal],
    documentBefore: "",
    declaration: "theorem t : q ∧ p := by sorry",
    tactics: noTactics,
    offered: [],
    screen: (texts, _, signal) => Promise.resolve(texts.map((text) => (signal.aborted ? takenBack : answer(text)))),
    async *gate(_, screened) {
      yield await Promise.resolve(screened);
    },
    insertion: (newText) => ({ start: 0, end: 0, newText }),
    harvest: () => Promise.resolve([]),
  };
}
