import type { DecidedKinds } from "./decidedKinds.ts";
import { kindNames } from "../../../../../core/lean/gate/kindNames.ts";

/** Steps of `conv` and of `grind =>` of Lean 4.28, and of 4.35 as far as it is built in, by the names of their kinds. */
export const convKinds: readonly DecidedKinds[] = [
  {
    decision: "allowed",
    why: "is a step of `conv`",
    kinds: kindNames`
      Lean: convCalc_
      Lean.Parser.Tactic.Conv: allGoals anyGoals arg argArg case case' change clear congr conv convApply_
        convArgs convConvSeq convDone convErw__ convIntro___ convLeft convRepeat_ convRfl convRight convRw__
        convSeq convSeq1Indented convSeqBracketed convTactic convTrace_state convTry_ delta dsimp enter enterArg
        enterPattern ext extractLets failIfSuccess first focus fun letToHave lhs liftLets nestedConv
        nestedTactic nestedTacticCore normCast occs occsIndexed occsWildcard paren pattern reduce rewrite rhs
        simp simpMatch skip unfold whnf withAnnotateState zeta «convNext__=>_» «conv_<;>_» «conv·._»
      Lean.Parser.Tactic.Conv.conv: quot
    `,
  },
  {
    decision: "allowed",
    why: "is a step of `grind =>`",
    kinds: kindNames`
      Lean.Parser.Tactic.Grind: ac allGoals anyGoals cases casesNext done exposeNames fail failIfSuccess finish
        first focus grindFilter grindRepeat_ grindSeq grindSeq1Indented grindSeqBracketed grindStep grindTry_
        grind_filter!_ grind_filter_ grind_ref_ grind_ref__1 have haveSilent instantiate lia linarith mbtc
        nestedTacticCore next paren renameI ring setConfig showAsserted showCases showEqcs showFalse
        showLocalThms showState showTerm showTrue skip thm thmNs use withAnnotateState «grind_<;>_»
        «grind_filter(_)» «grind_filterGen!=_» «grind_filterGen<=_» «grind_filterGen<_» «grind_filterGen=_»
        «grind_filterGen>=_» «grind_filterGen>_» «grind_filterGen≤_» «grind_filterGen≥_» «grind_filter_&&_»
        «grind_filter_||_» «grind·._»
      Lean.Parser.Tactic.Grind.grind: quot
      Lean.Parser.Tactic.Grind.grind_filter: quot
      Lean.Parser.Tactic.Grind.grind_ref: quot
    `,
  },
];
