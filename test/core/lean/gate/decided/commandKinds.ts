import type { DecidedKinds } from "./decidedKinds.ts";
import { kindNames } from "../../../../../core/lean/gate/kindNames.ts";

/** Commands, headers and doc comments of Lean 4.28, and of 4.35 as far as it is built in, by the names of their kinds. */
export const commandKinds: readonly DecidedKinds[] = [
  {
    decision: "refused",
    why: "is a command or a part of one",
    kinds: kindNames`
      : commandDeclare_bitwise_int_theorems__ commandDeclare_bitwise_uint_theorems__
        commandDeclare_int_theorems__ commandDeclare_sint_simprocs_ commandDeclare_uint_simprocs_
        commandDeclare_uint_theorems__ testExternCmd
      Lean: builtin_command_code_action command_code_action guardMsgsCmd guardMsgsFilter guardMsgsFilterAction
        guardMsgsFilterSeverity guardMsgsOrdering guardMsgsOrderingArg guardMsgsPositions guardMsgsPositionsArg
        guardMsgsSpec guardMsgsSpecElt guardMsgsWhitespace guardMsgsWhitespaceArg infoTreesCmd reduceCmd runCmd
        runElab runMeta setLibrarySuggestionsCmd unifConstraint unifConstraintElem
        «command__Unif_hint____Where_|_-⊢_»
      Lean.Elab: elabConfigGetter
      Lean.Elab.Command: aux_def reprove
      Lean.Elab.Tactic: commandConfigElab configElab
      Lean.Elab.Term.Quotation: commandElab_stx_quot_
      Lean.Grind: grindLintCheck grindLintInspect grindLintMute grindLintSkip
      Lean.Linter: «command_Register_linter_set_:=_»
      Lean.Option: registerBuiltinOption registerOption
      Lean.Parser: checkSimp checkSimpFailure checkTactic checkTacticFailure commandSeal__ commandUnseal__
        discrTreeKeyCmd discrTreeSimpKeyCmd resetGrindAttrs simprocPattern simprocPatternBuiltin timeCmd
        «command_Builtin_dsimproc_decl_(_):=_» «command_Builtin_grind_propagator____:=_»
        «command_Builtin_simproc_decl_(_):=_» «command_Dsimproc_decl_(_):=_» «command_Grind_propagator___(_):=_»
        «command_Simproc_decl_(_):=_» «command__Builtin_dsimproc__[_]_(_):=_»
        «command__Builtin_simproc__[_]_(_):=_» «command__Dsimproc__[_]_(_):=_» «command__Simproc__[_]_(_):=_»
      Lean.Parser.Command: abbrev addDocString assertNotExists assertNotImported attribute axiom binderPredicate
        catBehavior catBehaviorBoth catBehaviorSymbol check checkAssertions check_failure classAbbrev
        classInductive classTk coinductive computedField computedFields contractDeclVal ctor declBody declId
        declModifiers declModifiersF declModifiersT declSig declVal declValEqns declValSimple declaration
        defTypeSpec definition deprecatedSyntax deprecated_module deriving derivingClass derivingClasses
        docs_to_verso dumpAsyncEnvState elab elabArg elabTail elab_rules end ensuresClause eoi eraseAttr eval
        evalBang example exit export extends genInjectiveTheorems givenClause grindAnnotated grindPattern
        grindPatternCnstr grindPatternCnstrs guardCmd guardExprCmd identPrec import importPath in include
        inductive infix infixl infixr initGrindNorm init_quot initialize initializeKeyword instance macro
        macroArg macroRhs macroTail macro_rules meta mixfix mixfixKind monotonicityBy mutual namedName namedPrio
        namespace noncomputable nonrec notation notationItem omit opaque open openDecl openHiding openOnly
        openRenaming openRenamingItem openScoped openSimple optDeclSig optDefDeriving optDeriving optKind
        optNamedName optNamedPrio optionValue partial postfix prefix print printAxioms printEqns printSig
        printTacTags private protected public quot recallCmd recallQuestionCmd recommended_spelling
        registerErrorExplanationStx registerGrindAttr registerLabelAttr registerSimpAttr registerTryTactic
        register_tactic_tag requiresClause section sectionHeader set_option showDeprecatedModules structCtor
        structExplicitBinder structFields structImplicitBinder structInstBinder structParent structSimpleBinder
        structure structureTk syntax syntaxAbbrev syntaxCat synth tactic_extension theorem universe
        unlock_limits unsafe variable version visibility where whereStructInst withExporting withWeakNamespace
      Lean.Parser.Command.GrindCnstr: check defEq depthLt genLt guard isGround isStrictValue isValue maxInsts
        notDefEq notStrictValue notValue sizeLt
      Lean.Parser.Command.InternalSyntax: end_local_scope
      Lean.Widget: addWidgetSpec eraseWidgetSpec showPanelWidgetsCmd showWidgetSpec widgetCmd widgetInstanceSpec
    `,
  },
  {
    decision: "refused",
    why: "is a doc comment, whose text Lean may read as code (`doc.verso`)",
    kinds: kindNames`
      Lean.Parser.Command: commentBody docComment moduleDoc plainDocComment versoCommentBody
    `,
  },
  {
    decision: "refused",
    why: "is a header or a part of one",
    kinds: kindNames`
      Lean.Parser.Module: all header import meta module moduleTk prelude public
    `,
  },
];
