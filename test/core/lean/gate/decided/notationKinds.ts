import type { DecidedKinds } from "./decidedKinds.ts";
import { kindNames } from "../../../../../core/lean/gate/kindNames.ts";

/** Notation of Lean's library of Lean 4.28, and of 4.35 as far as it is built in, by the names of their kinds. */
export const notationKinds: readonly DecidedKinds[] = [
  {
    decision: "allowed",
    why: "is notation",
    kinds: kindNames`
      : term!_ «term#[_,]» «term%[_|_]» «term-_» «termExists_,_» «term[_]» «term_!=_» «term_$__» «term_%_»
        «term_&&&_» «term_&&_» «term_*>_» «term_*_» «term_++_» «term_+_» «term_-_» «term_/\_» «term_/_»
        «term_::_» «term_<$>_» «term_<&&>_» «term_<&>_» «term_<*>_» «term_<*_» «term_<->_» «term_<<<_»
        «term_<=<_» «term_<=_» «term_<_» «term_<|>_» «term_<|_» «term_<||>_» «term_=<<_» «term_==_» «term_=_»
        «term_>=>_» «term_>=_» «term_>>=_» «term_>>>_» «term_>>_» «term_>_» «term_\/_» «term_\_» «term_^^^_»
        «term_^_» «term__[_]'_» «term__[_]_!» «term__[_]_?» «term__[_]» «term_|>_» «term_||_» «term_|||_»
        «term_×'__1» «term_×'_» «term_×__1» «term_×_» «term_•_» «term_⁻¹» «term_↔_» «term_∈_» «term_∉_»
        «term_∘_» «term_∣_» «term_∧_» «term_∨_» «term_∩_» «term_∪_» «term_≈_» «term_≍_» «term_≠_» «term_≤_»
        «term_≥_» «term_⊂_» «term_⊃_» «term_⊆_» «term_⊇_» «term_⊕'_» «term_⊕_» «term{_:_//_}» «term{_}» «term{}»
        «term~~~_» «term¬_» «termΣ'_,_» «termΣ_,_» «term‹_›» «term∃_,_» «term∅» «term∎»
      Array: «term__[:_]» «term__[_:]» «term__[_:_]» «term_~_»
      BitVec: «term__#'__» «term__#__»
      Bool: «term_^^_»
      Int: «term-[_+1]»
      Lean: «binderPred<_» «binderPred>_» «binderPred∈_» «binderPred∉_» «binderPred≠_» «binderPred≤_»
        «binderPred≥_» «binderPred⊂_» «binderPred⊃_» «binderPred⊆_» «binderPred⊇_» «termMacro.trace[_]_»
        «termRegister_parser_alias(Kind:=_)______» «termSatisfies_binder_pred%__» «term_Matches_|» «term∀__,_»
        «term∃__,_»
      Lean.Compiler: «term◾»
      Lean.Order: «term_⊑_» «term⊥»
      List: «term_<+:_» «term_<+_» «term_<:+:_» «term_<:+_» «term_~_»
      Rat: «term_/._»
      Std: «term*...*» «term*...<_» «term*...=_» «term*..._» «term_...*» «term_...<_» «term_...=_» «term_..._»
        «term_<...*» «term_<...<_» «term_<...=_» «term_<..._»
      Std.DHashMap: «term_~m_»
      Std.DHashMap.Raw: «term_~m_»
      Std.DTreeMap: «term_~m_»
      Std.DTreeMap.Internal.Impl: «term_~m_» «term✓»
      Std.DTreeMap.Raw: «term_~m_»
      Std.Do: «termPost⟨_,,⟩» «termSpred(_)» «termTerm(_)» «termWp⟦_:_⟧» «term_→ₑ_» «term_→ₚ_» «term_⇓?_=>_»
        «term_⇓_=>_» «term_∧ₑ_» «term_∧ₚ_» «term_⊢ₑ_» «term_⊢ₚ_» «term_⊢ₛ_» «term_⊣⊢ₛ_» «term⊢ₛ_» «term⌜_⌝»
      Std.HashMap: «term_~m_»
      Std.HashMap.Raw: «term_~m_»
      Std.HashSet: «term_~m_»
      Std.HashSet.Raw: «term_~m_»
      Std.Legacy.Range: «term[:_:_]» «term[:_]» «term[_:_:_]» «term[_:_]»
      Std.Sat.AIG: «term⟦_,_,_⟧» «term⟦_,_⟧»
      Std.Tactic.BVDecide.LRAT.Internal: «term_⊨_» «term_⊭_»
      Std.Time: «termDate(_)» «termDatespec(_)» «termDatespec(_,_)» «termDatetime(_)» «termOffset(_)»
        «termTime(_)» «termTimezone(_)» «termZoned(_)» «termZoned(_,_)»
      Std.TreeMap: «term_~m_»
      Std.TreeMap.Raw: «term_~m_»
      Std.TreeSet: «term_~m_»
      Std.TreeSet.Raw: «term_~m_»
      Vector: «term#v[_,]» «term_~_»
    `,
  },
];
