import type { DecidedKinds } from "./decidedKinds.ts";
import { kindNames } from "../../../../../core/lean/gate/kindNames.ts";

/** Parts of syntax of Lean 4.28, and of 4.35 as far as it is built in, by the names of their kinds. */
export const partKinds: readonly DecidedKinds[] = [
  {
    decision: "refused",
    why: "an attribute stands behind `@[`, which is refused, or belongs to a command",
    kinds: kindNames`
      Lean: deprecated modCast suggest_for
      Lean.Attr: coe
      Lean.Order: monotonicity
      Lean.Parser: bvNormalizeProcBuiltinAttr bv_normalize grindPropagatorBuiltinAttr
      Lean.Parser.Attr: class default_instance export ext extFlat extIff extern externEntry grind grind! grind!?
        grind? grindBwd grindCases grindCasesEager grindDef grindEq grindEqBoth grindEqBwd grindEqRhs grindExt
        grindFunCC grindFwd grindGen grindInj grindIntro grindLR grindMod grindNorm grindRL grindSym grindUnfold
        grindUsr instance macro method_specs_simp normCastLabel norm_cast recursor sevalprocAttr
        sevalprocBuiltinAttr simp simple simprocAttr simprocBuiltinAttr spec specialize tactic_alt tactic_tag
        wf_preprocess
      Lean.Parser.Term: attrInstance attrKind attributes
      Lean.PrettyPrinter.Delaborator: attrApp_delab_
    `,
  },
  {
    decision: "refused",
    why: "is markup of a doc comment, which is refused",
    kinds: kindNames`
      Lean.Doc.Syntax: anon arg_ident arg_num arg_str blockquote bold code codeblock command desc directive
        display_math dl emph flag_off flag_on footnote footnote_ref header image inline_math li linebreak link
        link_ref metadataContents metadata_block named named_no_paren ol para ref role text ul url
      Lean.Doc.Syntax.arg_val: quot
      Lean.Doc.Syntax.block: quot
      Lean.Doc.Syntax.desc_item: quot
      Lean.Doc.Syntax.doc_arg: quot
      Lean.Doc.Syntax.inline: quot
      Lean.Doc.Syntax.link_target: quot
      Lean.Doc.Syntax.list_item: quot
    `,
  },
  {
    decision: "allowed",
    why: "is a building block: no term or tactic by itself",
    kinds: kindNames`
      : precArg precLead precMax precMin precMin1 prioDefault prioHigh prioLow prioMid stx!_ stx_? «prec(_)»
        «prio(_)» «stx_*» «stx_+» «stx_,*,?» «stx_,*» «stx_,+,?» «stx_,+» «stx_<|>_»
      Lean.Json: jsonFalse jsonField jsonIdent jsonNull jsonTrue json_ «json-__1» «json-_» «json[_]» «json{_}»
        «termJson%_»
      Lean.Json.json: quot
      Lean.Parser: antiquotExpr antiquotNestedExpr charLit charLitNoAntiquot checkNoImmediateColon colon colonA
        colonD colonEq colonEqA colonEqD colonEqR colonEqS colonR colonS darrow eoi equal equalA equalD equalR
        equalS fieldIdx hexnum hexnumNoAntiquot hygieneInfo hygieneInfoNoAntiquot ident identNoAntiquot
        identWithPartialTrailingDot nameLit nameLitNoAntiquot numLit numLitNoAntiquot optPrecedence
        ppAllowUngrouped ppHardLineUnlessUngrouped ppHardSpace ppLine ppSpace precedence pushNone rawIdent
        rawIdentNoAntiquot scientificLit scientificLitNoAntiquot semicolonOrLinebreak skip strLit
        strLitNoAntiquot
      Lean.Parser.Level: addLit hole ident imax max num paren
      Lean.Parser.Priority: numPrio
      Lean.Parser.Syntax: addPrec addPrio atom binary cat nonReserved numPrec paren sepBy sepBy1 subPrec subPrio
        unary unicodeAtom
      Lean.Parser.Termination: coinductiveFixpoint decreasingBy inductiveFixpoint partialFixpoint suffix
        terminationBy
    `,
  },
];
