/** Words that begin a declaration. */
export const declarationWords: readonly string[] = [
  "theorem",
  "def",
  "abbrev",
  "axiom",
  "opaque",
  "instance",
  "inductive",
  "structure",
  "class",
  "example",
  "mutual",
  "deriving",
];

/** Words that open, close or change the surroundings of declarations. */
export const scopeWords: readonly string[] = [
  "namespace",
  "section",
  "end",
  "open",
  "variable",
  "universe",
  "attribute",
  "export",
  "include",
  "omit",
  "import",
];

/** Words that may stand before a declaration. */
export const modifierWords: readonly string[] = [
  "private",
  "protected",
  "public",
  "noncomputable",
  "partial",
  "nonrec",
  "unsafe",
  "local",
  "scoped",
  "meta",
];

/** Words that extend the language or run code when their command is elaborated. */
export const languageWords: readonly string[] = [
  "macro",
  "macro_rules",
  "syntax",
  "declare_syntax_cat",
  "notation",
  "infix",
  "infixl",
  "infixr",
  "prefix",
  "postfix",
  "elab",
  "elab_rules",
  "initialize",
  "builtin_initialize",
  "run_cmd",
  "run_meta",
  "run_elab",
  "simproc",
  "dsimproc",
  "builtin_simproc",
  "register_option",
  "register_simp_attr",
];

/** Tactics that a tactic sequence follows directly (or after a number), and that may run it several times or forgive it. */
export const combinators: readonly string[] = [
  "all_goals",
  "any_goals",
  "repeat",
  "repeat'",
  "repeat1",
  "repeat1'",
  "iterate",
  "try",
  "fail_if_success",
];
