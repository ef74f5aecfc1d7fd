/** Decisions about options of Lean, by exact name or by everything below a name. */
export interface OptionRule {
  readonly decision: "allowed" | "bounded" | "refused";
  readonly why: string;
  /** The exact names of options. */
  readonly names?: readonly string[];
  /** Names below which every option is meant, itself included. */
  readonly below?: readonly string[];
  /** For `bounded`: the largest number that may be given; 0, which Lean takes for "no limit", never passes. */
  readonly atMost?: number;
  /** The Lean that brought it, and the pull request of leanprover/lean4, where known. */
  readonly since?: string;
}

/**
 * `set_option` of a candidate passes by this list only; what it does not name is refused. `decideOption` prefers an exact
 * name to a name below which it stands, and of those the longer one, so `trace.profiler.serve` is not a plain trace class.
 * Names and meanings are those that Lean 4.28 and 4.35 list themselves (`set_option` and completion).
 */
const optionRules: readonly OptionRule[] = [
  { decision: "allowed", why: "changes how terms are printed", below: ["pp", "format"] },
  { decision: "allowed", why: "a linter warns and changes no proof", below: ["linter"] },
  {
    decision: "allowed",
    why: "a trace class only prints",
    below: [
      "trace.Compiler",
      "trace.compiler",
      "trace.Debug",
      "trace.debug",
      "trace.Elab",
      "trace.Kernel",
      "trace.Meta",
      "trace.PrettyPrinter",
      "trace.ReservedNameAction",
      "trace.Tactic",
      "trace.addDecl",
      "trace.autoTry",
      "trace.congr",
      "trace.diagnostics",
      "trace.extraModUses",
      "trace.grind",
      "trace.mepo",
      "trace.omega",
      "trace.pp",
      "trace.sineQuaNon",
      "trace.split",
      "trace.sym",
      "trace.try",
      "trace.aesop",
      "trace.simps",
      "trace.simp_lemmas",
      "trace.linarith",
      "trace.polyrith",
      "trace.to_additive",
      "trace.bound",
      "trace.explode",
      "trace.plausible",
    ],
  },
  {
    decision: "allowed",
    why: "prints how long steps take",
    names: [
      "trace.profiler",
      "trace.profiler.threshold",
      "trace.profiler.useHeartbeats",
      "profiler",
      "profiler.threshold",
    ],
  },
  {
    decision: "allowed",
    why: "prints counters and hints",
    names: ["diagnostics", "diagnostics.threshold", "diagnostics.threshold.proofSize", "showInferredTerminationBy"],
    below: ["grind.ematch.diagnostics"],
  },
  {
    decision: "allowed",
    why: "how names are bound or read; the kernel judges what comes out",
    names: ["autoImplicit", "relaxedAutoImplicit", "autoLift", "hygiene"],
  },
  {
    decision: "allowed",
    why: "how a tactic goes about it; the kernel judges what comes out",
    names: [
      "tactic.customEliminators",
      "tactic.fun_induction.unfolding",
      "tactic.hygienic",
      "tactic.simp.trace",
      "tactic.skipAssignedInstances",
      "simprocs",
      "smartUnfolding",
      "simp.rfl.checkTransparency",
      "match.ignoreUnusedAlts",
      "structureDiamondWarning",
      "structure.strictResolutionOrder",
      "grind.debug",
      "grind.debug.proofs",
      "grind.param.codeAction",
      "grind.unusedLemmaThreshold",
      "sym.debug",
      "cleanup.letToHave",
      "checkBinderAnnotations",
      "synthInstance.checkSynthOrder",
      "wf.preprocess",
    ],
  },
  {
    decision: "allowed",
    why: "the older behaviour of an elaborator; the kernel judges what comes out",
    names: ["backward.do.legacy", "backward.split", "deprecated.oldSectionVars"],
    below: [
      "backward.defeqAttrib",
      "backward.dsimp",
      "backward.eqns",
      "backward.grind",
      "backward.inferInstanceAs",
      "backward.isDefEq",
      "backward.linearNoConfusionType",
      "backward.match",
      "backward.synthInstance",
      "backward.whnf",
    ],
  },
  {
    decision: "bounded",
    why: "a limit on recursion, up to what a stack bears",
    names: ["maxRecDepth"],
    atMost: 10_000,
  },
  {
    decision: "bounded",
    why: "a limit on the size of a power, up to what takes no time",
    names: ["exponentiation.threshold"],
    atMost: 1e4,
  },
  { decision: "bounded", why: "a limit on the depth of instance search", names: ["maxSynthPendingDepth"], atMost: 16 },

  { decision: "refused", why: "writes a file", below: ["trace.profiler.output"] },
  { decision: "refused", why: "opens a port and a browser", below: ["trace.profiler.serve"], since: "4.31 (#13530)" },
  { decision: "refused", why: "writes a file or opens a port, or will", below: ["trace.profiler"] },
  { decision: "refused", why: "names a program to run", below: ["sat"] },
  {
    decision: "refused",
    why: "switches checks off or puts `sorry` for proofs",
    below: ["debug", "debugAssertions", "bootstrap", "allowUnsafeReducibility"],
  },
  {
    decision: "refused",
    why: "is a limit",
    names: [
      "maxHeartbeats",
      "synthInstance.maxHeartbeats",
      "synthInstance.maxSize",
      "maxErrors",
      "maxTraceChildren",
      "maxUniverseOffset",
      "max_memory",
      "timeout",
      "match.maxCounterExamples",
      "cbv.maxSteps",
    ],
  },
  {
    decision: "refused",
    why: "decides which messages come, and we judge by messages",
    names: [
      "warningAsError",
      "stderrAsMessages",
      "showPartialSyntaxErrors",
      "printMessageEndPos",
      "verbose",
      "grind.warning",
      "mvcgen.warning",
      "cbv.warning",
      "guard_msgs.diff",
      "showTacticDiff",
    ],
    below: ["warn", "warning", "messages"],
  },
  { decision: "refused", why: "suggests or runs tactics by itself", below: ["autoTry"], since: "4.33 (#13830)" },
  { decision: "refused", why: "suggests or runs tactics by itself", names: ["tactic.tryOnEmptyBy"] },
  {
    decision: "refused",
    why: "is about how Lean itself runs",
    below: ["Elab", "server", "internal", "compiler", "interpreter", "experimental"],
  },
  { decision: "refused", why: "lets private things out of their module", names: ["backward.privateInPublic"] },
  {
    decision: "refused",
    why: "lets private things out of their module",
    names: ["backward.privateInPublic.warn", "backward.proofsInPublic"],
  },
  {
    decision: "refused",
    why: "is about commands, and a step is one tactic sequence",
    names: ["genCtorIdx", "genInjectivity", "genSizeOf", "genSizeOfSpec", "inductive.autoPromoteIndices"],
    below: ["deriving", "doc", "eval", "quotPrecheck"],
  },
  { decision: "allowed", why: "is read by simplification procedures of the project", below: ["tactic.simp.user"] },
];

interface OptionDecision {
  readonly rule: OptionRule;
  /** How many parts of the name the rule names; exact names count for more than any. */
  readonly weight: number;
}

/** The decision about an option, given the parts of its name; undefined where nobody has decided. */
export function decideOption(parts: readonly string[]): OptionRule | undefined {
  const name = parts.join(".");
  let best: OptionDecision | undefined;
  for (const rule of optionRules) {
    const exact = rule.names?.includes(name) ? [Number.POSITIVE_INFINITY] : [];
    const below = (rule.below ?? []).filter((family) => name === family || name.startsWith(`${family}.`));
    const weight = Math.max(0, ...exact, ...below.map((family) => family.split(".").length));
    if (weight > (best?.weight ?? 0)) best = { rule, weight };
  }
  return best?.rule;
}
