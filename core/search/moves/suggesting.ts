import type { HarvestedTactic } from "../../lean/gate/harvestedTactics.ts";
import { standIn } from "./library/standIn.ts";
import type { MoveRow, ProposedMove } from "./move.ts";

/** Below the hole's own goal there are many goals, and what suggests is slow. */
const belowTheRoot = 0.4;

/** Tactics that only suggest, at the goals where what they find is worth their time. */
export const suggestingRows: readonly MoveRow[] = [
  {
    id: "harvest.exact",
    cost: 2.2,
    propose: ({ path }) => [{ ...asking("exact?"), extra: path.length > 0 ? belowTheRoot : 0 }],
    examples: { at: [{ goal: "a b : Nat\nh : a ≤ b\n⊢ a < b + 1", text: "exact?" }] },
  },
  {
    id: "harvest.try",
    cost: 2.8,
    applies: ({ path }) => path.length === 0,
    propose: () => [asking("try?")],
    examples: {
      at: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p", text: "try?" }],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p", path: [{ text: "skip" }] }],
    },
  },
  {
    id: "harvest.hint",
    cost: 2.7,
    needs: ["hint"],
    applies: ({ path }) => path.length === 0,
    propose: () => [asking("hint")],
    door: "suggest",
    examples: {
      at: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p", text: "hint", before: standIn }],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p", before: standIn, path: [{ text: "skip" }] }],
    },
  },
  {
    id: "harvest.simp",
    cost: 3,
    propose: () => [asking("simp?")],
    door: "suggest",
    examples: { at: [{ goal: "xs : List Nat\n⊢ xs ++ [] = xs", text: "simp?" }] },
  },
  {
    id: "harvest.apply",
    cost: 3.2,
    propose: () => [asking("apply?")],
    door: "suggest",
    examples: { at: [{ goal: "a b : Nat\nh : a < b\n⊢ a ≤ b", text: "apply?" }] },
  },
  {
    id: "harvest.rewrite",
    cost: 3.4,
    propose: () => [asking("rw?")],
    door: "suggest",
    examples: { at: [{ goal: "xs : List Nat\n⊢ (xs ++ []).length = xs.length", text: "rw?" }] },
  },
];

function asking(text: HarvestedTactic): ProposedMove {
  return { text, tags: { suggests: true } };
}
