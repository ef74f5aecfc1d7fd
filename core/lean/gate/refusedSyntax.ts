import { declarationWords, languageWords, modifierWords, scopeWords } from "../keywords.ts";
import { kindNames } from "./kindNames.ts";
import { harvestedTactics, harvestedWords } from "./harvestedTactics.ts";
import { words } from "./wordList.ts";

/**
 * The places at which a word means what it is refused for:
 * - `anywhere`: it may begin code or a command that runs, also where Lean goes on behind a parse error; only as a part of a
 *   dotted name or between guillemets it is a name.
 * - `command`: it belongs to a command that runs nothing; behind a dot it is a projection (`(f x).prefix`).
 * - `tactic`: no reserved word, so a name wherever no tactic can begin.
 */
export type WordPlace = "anywhere" | "command" | "tactic";

export interface RefusedSyntax {
  readonly why: string;
  readonly where: WordPlace;
  readonly words: readonly string[];
  /** Lean's names for the syntax, for those that Lean itself brings; the rest comes from well-known packages. */
  readonly kinds: readonly string[];
  /** The Lean that brought it, and the pull request of leanprover/lean4, where known. */
  readonly since?: string;
}

/** Command words that also stand inside tactics (`open Nat in simp`) or that are ordinary names there. */
const inTactics = new Set(words`open local scoped meta include omit unsafe`);
const isCommandOnly = (word: string): boolean => !inTactics.has(word);
const runsCode = "can run code or change the language";
const ofCommand = "belongs to a command, and a step is one tactic sequence";
const unproved = "leaves the goal unproved";
const network = "asks a program on the network or starts one";

/** The kinds of commands are in test/core/lean/gate/decided/commandKinds.ts; here are the words by which they are refused. */
export const refusedSyntax: readonly RefusedSyntax[] = [
  {
    why: runsCode,
    where: "anywhere",
    words: words`
      run_tac run_tacq by_elab by_elabq compile_time_search_path% unsafe unsafe_term include_str include_bytes
    `,
    kinds: kindNames`
      Lean.Parser.Tactic.runTac Lean.byElab Lean.Parser.Term.unsafe Lean.includeStr Lean.Parser.Term.elabToSyntax
    `,
  },
  {
    why: runsCode,
    where: "anywhere",
    words: [
      ...languageWords.filter((word) => !/^(?:in|pre|post)fix/u.test(word) && word !== "notation"),
      ...words`
        builtin_dsimproc simproc_decl dsimproc_decl builtin_simproc_decl builtin_dsimproc_decl simproc_pattern%
        builtin_simproc_pattern% grind_propagator builtin_grind_propagator unif_hint register_builtin_option
        register_label_attr register_grind_attr register_linter_set register_parser_alias register_tactic_tag
        register_try?_tactic register_error_explanation declare_config_elab declare_command_config_elab
        declare_config_getter declare_simp_like_tactic declare_core_config_elab declare_term_config_elab
        def_eval_config_item ensure_eval_term_instance ensure_eval_expr_instance
        derive_eval_expr_instance_using_meta_eval binder_predicate set_library_suggestions builtin_command_code_action
        command_code_action elab_stx_quot reprove aux_def test_extern declare_bitwise_int_theorems
        declare_bitwise_uint_theorems declare_int_theorems declare_uint_theorems declare_sint_simprocs
        declare_uint_simprocs show_panel_widgets init_quot add_decl_doc docs_to_verso postprocess_traces
        with_panel_widgets compile_inductive compile_def initialize_simps_projections declare_aesop_rule_sets eval%
      `,
    ],
    kinds: [],
  },
  {
    why: "opens a server and runs what it is sent",
    where: "anywhere",
    since: "4.30 (#12648)",
    words: ["idbg"],
    kinds: ["Lean.Parser.Term.idbg", "Lean.Parser.Term.doIdbg"],
  },
  {
    why: "takes limits away",
    where: "anywhere",
    since: "#13211",
    words: ["unlock_limits"],
    kinds: [],
  },
  { why: "takes limits away", where: "anywhere", words: ["count_heartbeats", "count_heartbeats!"], kinds: [] },
  {
    why: "waits for a test of Lean's server",
    where: "tactic",
    words: words`
      unblock wait_for_unblock wait_for_unblock_async wait_for_cancel_once wait_for_cancel_once_async
      wait_for_main_cancel_once_async
    `,
    kinds: kindNames`
      Lean.Server.Test.Cancel.tacticUnblock Lean.Server.Test.Cancel.tacticWait_for_unblock
      Lean.Server.Test.Cancel.tacticWait_for_unblock_async Lean.Server.Test.Cancel.tacticWait_for_cancel_once
      Lean.Server.Test.Cancel.tacticWait_for_cancel_once_async
      Lean.Server.Test.Cancel.tacticWait_for_main_cancel_once_async
    `,
  },
  {
    why: ofCommand,
    where: "command",
    kinds: [],
    words: [
      ...[...declarationWords, ...scopeWords, ...modifierWords].filter(isCommandOnly),
      ...languageWords.filter((word) => /^(?:in|pre|post)fix/u.test(word) || word === "notation"),
      ...words`
        coinductive seal unseal grind_pattern init_grind_norm grind_annotated assert_not_exists assert_not_imported
        recommended_spelling tactic_extension deprecated_module deprecated_syntax reset_grind_attrs%
        gen_injective_theorems% with_weak_namespace norm_cast_add_elim library_note proof_wanted
        mk_iff_of_inductive_prop
      `,
    ],
  },
  {
    why: unproved,
    where: "anywhere",
    words: ["sorry"],
    kinds: ["Lean.Parser.Term.sorry", "Lean.Parser.Tactic.tacticSorry", "Lean.Parser.Tactic.Grind.sorry"],
  },
  {
    why: unproved,
    where: "tactic",
    words: ["admit", "stop"],
    kinds: ["Lean.Parser.Tactic.tacticAdmit", "Lean.Parser.Tactic.tacticStop_", "Lean.Parser.Tactic.Grind.grindAdmit"],
  },
  {
    why: "closes the goal as `sorry` does",
    where: "tactic",
    since: "4.31 (#13771)",
    words: ["impossible"],
    kinds: ["Lean.Parser.Tactic.impossible"],
  },
  {
    why: "only suggests; its suggestions are checked one by one",
    where: "tactic",
    words: [...harvestedWords, ...words`suggestions try_suggestions attempt_all attempt_all_par`],
    kinds: kindNames`
      Lean.Parser.Tactic.suggestions Lean.Parser.Tactic.tryResult Lean.Parser.Tactic.attemptAll
      Lean.Parser.Tactic.attemptAllPar Lean.Parser.Tactic.mvcgenHint
    `,
  },
  {
    why: "only suggests; its suggestions are checked one by one",
    where: "anywhere",
    words: [
      ...harvestedTactics,
      ...words`
      exact?% rw?? simp_all? simpa? dsimp? simp_arith? aesop? grind? decide? norm_num? observe? have? conv? bv_decide? by? show_term? solve_by_elim? cases? induction? mvcgen? vcgen? termination_by?
      finish?
      `,
    ],
    kinds: kindNames`
      Lean.Parser.Tactic.exact? Lean.Parser.Tactic.apply? Lean.Parser.Tactic.rewrites? Lean.Parser.Tactic.simpTrace
      Lean.Parser.Tactic.simpAllTrace Lean.Parser.Tactic.dsimpTrace Lean.Parser.Tactic.tacticSimp?!_
      Lean.Parser.Tactic.tacticSimp_all?!_ Lean.Parser.Tactic.tacticDsimp?!_ Lean.Parser.Tactic.tacticSimpa?_
      Lean.Parser.Tactic.tacticSimpa?!_ Lean.Parser.Tactic.tryTrace Lean.Parser.Tactic.grindTrace
      Lean.Parser.Tactic.bvTrace Lean.Parser.Tactic.bvTraceMacro Lean.Parser.Tactic.Conv.simpTrace
      Lean.Parser.Tactic.Conv.dsimpTrace Lean.Parser.Tactic.by? Lean.Parser.Syntax.exact?
      Lean.Parser.Termination.terminationBy? Lean.Parser.Tactic.Grind.finishTrace Lean.Parser.Tactic.Grind.casesTrace
    `,
  },
  {
    why: "reads a file with a proof",
    where: "anywhere",
    words: ["bv_check"],
    kinds: ["Lean.Parser.Tactic.bvCheck"],
  },
  {
    why: network,
    where: "anywhere",
    kinds: [],
    words: words`
      polyrith leansearch moogle loogle llmstep llmqed suggest_tactics search_proof select_premises hammer
    `,
  },
];

/** Commands that begin with `#`; behind `#` any other name is somebody's notation (`#s` for the size of a set). */
export const hashCommands: readonly string[] = words`
  eval check check_failure print reduce synth guard guard_expr guard_msgs exit where version check_assertions
  check_simp check_tactic check_tactic_failure discr_tree_key discr_tree_simp_key grind_lint info_trees time widget
  dump_async_env_state import_path show_deprecated_modules help find conv simp norm_num push_cast lint min_imports
  redundant_imports import_diff html test sample plausible leansearch moogle loogle statesearch count_heartbeats
  trans_imports long_names long_instances unfold aesop_rules aesop_stats string_diagram print_dependents instances
  whnf whnfR unfold_let ring ring_nf field_simp push push_neg pull show_kind show_unused print_prefix print_opaques
  reset_min_imports explode slim_check
`;
