import type { HarvestedTactic } from "../../lean/gate/harvestedTactics.ts";
import type { MoveRow, ProposedMove } from "./move.ts";

/** Below the hole's own goal there are many goals, and what suggests is slow. */
const belowTheRoot = 0.4;

/** Tactics that only suggest, at the goals where what they find is worth their time. */
export const suggestingRows: readonly MoveRow[] = [
  {
    id: "harvest.exact",
    cost: 2.2,
    propose: ({ path }) => [{ ...asking("exact?"), extra: path.length > 0 ? belowTheRoot : 0 }],
    examples: { at: [] },
  },
  {
    id: "harvest.try",
    cost: 2.8,
    applies: ({ path }) => path.length === 0,
    propose: () => [asking("try?")],
    examples: { at: [] },
  },
  {
    id: "harvest.simp",
    cost: 3,
    propose: () => [asking("simp?")],
    door: "suggest",
    examples: { at: [] },
  },
  {
    id: "harvest.apply",
    cost: 3.2,
    propose: () => [asking("apply?")],
    door: "suggest",
    examples: { at: [] },
  },
  {
    id: "harvest.rewrite",
    cost: 3.4,
    propose: () => [asking("rw?")],
    door: "suggest",
    examples: { at: [] },
  },
];

function asking(text: HarvestedTactic): ProposedMove {
  return { text, tags: { suggests: true } };
}
