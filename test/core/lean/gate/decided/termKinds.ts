import type { DecidedKinds } from "./decidedKinds.ts";
import { kindNames } from "../../../../../core/lean/gate/kindNames.ts";

/** Terms and steps of `do` of Lean 4.28, and of 4.35 as far as it is built in, by the names of their kinds. */
export const termKinds: readonly DecidedKinds[] = [
  {
    decision: "allowed",
    why: "is a term or a part of one, and its value goes to the kernel",
    kinds: kindNames`
      : boolIfThenElse coeFunNotation coeNotation coeSortNotation rawNatLit termDepIfThenElse termIfLet
        termIfThenElse termMax_prec termPrintln!__ termS!_ termWithout_expected_type_
      Lean: binderIdent bracketedExplicitBinders calc calcFirstStep calcStep calcSteps explicitBinders
        termEval_prec_ termEval_prio_ termM!_ termThrowErrorAt____ termThrowError__ unbracketedExplicitBinders
        withAnnotateTerm
      Lean.Doc.Parser: metadataContents
      Lean.Elab.Deriving: explicitBinderF implicitBinderF instBinderF
      Lean.Parser.Term: anonymousCtor app argument arrow assert basicFun binderDefault binderIdent binderTactic
        binderType binop binop_lazy binrel binrel_no_prop borrowed bracketedBinder bracketedBinderF byTactic
        byTactic' cdot char clear completion configItem dbgTrace debugAssert declName defaultOrOfNonempty
        depArrow dependentParam do dotIdent doubleQuotedName dynamicQuot ellipsis elseIf ensureExpectedType
        ensureTypeOf explicit explicitBinder explicitUniv explicitUnivSuffix falseVal forInMacro forInMacro'
        forall fromTerm fun funBinder funImplicitBinder funStrictImplicitBinder generalizingParam have haveI
        hole hygienicLParen ident implicitBinder inaccessible inferInstanceAs instBinder leading_parser
        leftArrow leftact let letConfig letConfigItem letDecl letEqnsDecl letExpr letI letId letIdBinder
        letIdDecl letIdDeclNoBinders letIdLhs letMVar letNegOpt letOptEq letOptGeneralize letOptNondep
        letOptPostponeValue letOptUsedOnly letOptZeta letOpts letPatDecl letPosOpt letRecDecl letRecDecls
        let_delayed let_fun let_tmp letrec liftMethod local logNamedErrorAtMacro logNamedErrorMacro
        logNamedWarningAtMacro logNamedWarningMacro macroArg macroDollarArg macroLastArg match matchAlt
        matchAltExpr matchAlts matchAltsWhereDecls matchDiscr matchExpr matchExprAlt matchExprAlts
        matchExprElseAlt matchExprPat mdataDiagnostic motive namedArgument namedPattern negConfigItem
        nestedAction noErrorIfUnused noImplicitLambda nofun noindex nomatch notFollowedByRedefinedTermToken num
        omission open optConfig optEllipsis optExprPrecedence optIdent optMetaFalse optSemicolon optType
        optTypeForStructInst panic paren pipeCompletion pipeProj posConfigItem precheckedQuot privateDecl proj
        prop quot quotedName rightact scientific scoped show showRhs showTermElabImpl sort stateRefT str
        strictImplicitBinder strictImplicitLeftBracket strictImplicitRightBracket structInst structInstArrayRef
        structInstDefault structInstField structInstFieldBinder structInstFieldDeclParser structInstFieldDef
        structInstFieldEqns structInstFields structInstLVal subst suffices sufficesDecl syntheticHole
        termBeforeDo termFor termReturn termTry termUnless throwNamedErrorAtMacro throwNamedErrorMacro
        trailing_parser trueVal tuple type typeAscription typeOf typeSpec unop unreachable valConfigItem valueOf
        waitForExpectedType waitIfContainsMVar waitIfTypeContainsMVar waitIfTypeMVar whereDecls whereFinally
        whereFinallySubsection withAnonymousAntiquot withDeclName
      Lean.Parser.instInhabitedParser: default
      Lean.PrettyPrinter.Delaborator: declSigWithId
      Lean.binderPred: quot
      Lean.rawStx: quot
      Std: termF!_
      Std.Do: triple
    `,
  },
  {
    decision: "allowed",
    why: "is a step of `do`, which builds a program and does not run it",
    kinds: kindNames`
      Lean: doElemRepeat_ doElemRepeat__Until_ doElemWhile_Do_ «doElemTrace[_]__» «doElemWhile_:_Do_»
      Lean.Elab.Do: dooBlock
      Lean.Meta.Grind: doElemReportDbgIssue!__ doElemReportIssue!__ «doElemTrace_goal[_]__»
      Lean.Meta.Grind.EMatch: doElemReportEMatchIssue!__
      Lean.Parser.Term: doAssert doAssertion doBreak doCatch doCatchMatch doContinue doDbgTrace doDebugAssert
        doErased doErasedArrow doExpr doFinally doFor doForDecl doForward doHave doIdDecl doIf doIfCond doIfLet
        doIfLetBind doIfLetPure doIfProp doLet doLetArrow doLetElse doLetExpr doLetMetaExpr doLetRec
        doLoopDecreasing doLoopInvariant doMatch doMatchAlts doMatchExpr doMatchExprAlts doNested doPatDecl
        doReassign doReassignArrow doRepeat doRepeatUntil doReturn doSeq doSeqBracketed doSeqIndent doSeqItem
        doTry doUnless doWhile
    `,
  },
  {
    decision: "byOption",
    why: "is judged by the table of options",
    kinds: kindNames`
      Lean.Parser.Term: set_option
    `,
  },
];
