import type { DecidedKinds } from "./decidedKinds.ts";
import { kindNames } from "../../../../../core/lean/gate/kindNames.ts";

/** Tactics of Lean 4.28, and of 4.35 as far as it is built in, by the names of their kinds. */
export const tacticKinds: readonly DecidedKinds[] = [
  {
    decision: "allowed",
    why: "is a tactic or a part of one, and its proof goes to the kernel",
    kinds: kindNames`
      : tacticClean_wf tacticDecreasing_tactic tacticDecreasing_trivial tacticDecreasing_trivial_pre_omega
        tacticDecreasing_with_ tacticDeriving_LawfulEq_tactic tacticDeriving_LawfulEq_tactic_step
        tacticFunext___ tacticGet_elem_tactic tacticGet_elem_tactic_extensible tacticGet_elem_tactic_trivial
        tacticSimp_wf «tacticBy_cases_:_» «tactic∎»
      Array: tacticArray_get_dec tacticArray_mem_dec
      DerivingHelpers: tacticDeriving_ReflEq_tactic
      Lean: calcTactic cdot cdotTk solveTactic
      Lean.Elab.Tactic.Ext: applyExtTheorem ext tacticExt1___
      Lean.Parser.Tactic: acNf0 acRfl allGoals anchor anyGoals apply applyAssumption applyRfl applyRules
        as_aux_lemma assumption case case' caseArg cases change changeWith classical clear clearValue
        clearValueArg clearValueHyp clearValueStar config configItem congr constructor contradiction cutsat
        dbgTrace decide declareSimpLikeTactic sleep delta discharger done dsimp dsimpArg dsimpArgs dsimpAutoUnfold
        dsimpKind dsimpTraceArgsRest elimTarget eqRefl exact exposeNames extractLets fail failIfSuccess
        falseOrByContra first focus funCases funInduction generalize generalizeArg grind grindErase grindLemma
        grindLemmaMin grindParam grobner guardExpr guardExprConv guardHyp guardHypConv guardTarget
        guardTargetConv induction inductionAlt inductionAltLHS inductionAlts injection injections intro
        introMatch intros invariantAlts invariantCaseAlt invariantDotAlt invariantsKW left letToHave letrec lia
        liftLets location locationHyp locationType locationWildcard massumption massumptionMacro match matchAlts
        matchRhs mcases mcasesError mcasesMacro mcasesPatAlts mcasesPat_ mclear mclearError mclearMacro
        mconstructor mconstructorMacro mdup mexact mexactError mexactMacro mexfalso mexfalsoMacro mexists
        mexistsError mexistsMacro mframe mframeMacro mhave mhaveError mhaveMacro mintro mintroError mintroMacro
        mintroPat_ mleave mleaveMacro mleft mleftMacro mpure mpureError mpureIntro mpureIntroMacro mpureMacro
        mrefine mrefineError mrefineMacro mrefinePat?_ mrefinePat_ mrefinePats mrenameI mrenameIError
        mrenameIMacro mreplace mreplaceError mreplaceMacro mrevert mrevertError mrevertMacro mrevertPat_ mright
        mrightMacro mspec mspecMacro mspecNoBind mspecNoSimp mspecialize mspecializeError mspecializeMacro
        mspecializePure mspecializePureError mspecializePureMacro mstart mstartMacro mstop mstopMacro mvcgen
        mvcgenMacro negConfigItem nestedTactic normCast0 normCastAddElim obtain omega open optConfig paren
        posConfigItem pushCast quot quotSeq rcases refine refine' rename renameI repeat' repeat1' replace revert
        rewriteSeq rewrites_forbidden right rintro rotateLeft rotateRight rwRule rwRuleSeq rwSeq
        sepBy1IndentSemicolon sepByIndentSemicolon seq1 show showTerm showTermElab simp simpAll simpAllArith
        simpAllArithBang simpAllAutoUnfold simpAllKind simpAllTraceArgsRest simpArg simpArgs simpArith
        simpArithBang simpAutoUnfold simpErase simpLemma simpPost simpPre simpStar simpTraceArgsRest simpa
        simpaArgsRest skip solveByElim specialize split subst substEqs substVars symm symmSaturate
        tacDepIfThenElse tacIfThenElse tacticAc_nf_ tacticAnd_intros tacticApply_mod_cast_
        tacticAssumption_mod_cast_ tacticBv_omega tacticErw___ tacticExact_mod_cast_ tacticExfalso tacticHave'
        tacticHaveI__ tacticHave__ tacticInfer_instance tacticIterate____ tacticLet'__ tacticLetI__ tacticLet__
        tacticMvcgen_trivial tacticMvcgen_trivial_extensible tacticNofun tacticNorm_cast__ tacticRefine_lift'_
        tacticRefine_lift_ tacticRepeat_ tacticRfl tacticRfl' tacticRw_mod_cast___ tacticRwa__ tacticSeq
        tacticSeq1Indented tacticSeqBracketed tacticSeqIndentGt tacticSimpa!_ tacticSuffices_ tacticTrivial
        tacticTry_ tacticUnhygienic_ traceMessage traceState unfold unknown valConfigItem vcAlt vcAlts
        withAnnotateState withReducible withReducibleAndInstances withUnfoldingAll «mcasesPat#_» «mcasesPat%_»
        «mcasesPat(_)» «mcasesPat-» «mcasesPat⌜_⌝» «mcasesPat□_» «mcasesPat⟨_⟩» «mintroPat∀_» «mrefinePat#_»
        «mrefinePat%_» «mrefinePat(_)» «mrefinePat⌜_⌝» «mrefinePat□_» «mrefinePat⟨_⟩» «mrevertPat∀_»
        «tacticExists_,,» «tacticNext_=>_» «tacticNomatch_,,» «tactic_<;>_»
      Lean.Parser.Tactic.mcasesPat: quot
      Lean.Parser.Tactic.mintroPat: quot
      Lean.Parser.Tactic.mrefinePat: quot
      Lean.Parser.Tactic.mrevertPat: quot
      List: tacticSizeOf_list_dec
      Std.DHashMap.Internal.Raw: tacticSimp_to_rawUsing_
      Std.DHashMap.Internal.Raw₀: tacticEmpty tacticWf_trivial «tacticSimp_to_model[_]Using_»
      Std.DTreeMap.Internal.Impl: tacticEmpty tacticTree_tac tacticWf_trivial «tacticSimp_to_model[_]Using_»
      Std.Tactic.Do: mgoalHyp mgoalStx
      String.Internal: tacticOrder
    `,
  },
  {
    decision: "byOption",
    why: "is judged by the table of options",
    kinds: kindNames`
      Lean.Parser.Tactic: set_option
      Lean.Parser.Tactic.Grind: setOption
    `,
  },
  {
    decision: "allowed",
    why: "is a part of a tactic",
    kinds: kindNames`
      Lean.Parser.Tactic: rcasesPatLo rcasesPatMed
      Lean.Parser.Tactic.SolveByElim: arg args erase star using_
      Lean.Parser.Tactic.rcasesPat: clear explicit ignore one paren quot tuple
      Lean.Parser.Tactic.rintroPat: binder one quot
    `,
  },
  {
    decision: "allowed",
    why: "runs Lean's own solver; the option that names another is refused, and the compiler's axiom is found in the proof",
    kinds: kindNames`
      Lean.Parser.Tactic: bvDecide bvDecideMacro bvNormalize bvNormalizeMacro
    `,
  },
  {
    decision: "bySetting",
    why: "trusts the compiler and runs code; by setting",
    kinds: kindNames`
      Lean.Parser.Tactic: nativeDecide
    `,
  },
];
