import type { Token } from "../tokens.ts";
import { tacticSettings } from "./tacticPositions.ts";

/** Tactics with settings, for where no other sign shows that a tactic begins. */
const tacticsWithSettings = new Set([
  "simp",
  "simp_all",
  "dsimp",
  "simpa",
  "simp_arith",
  "rw",
  "rewrite",
  "erw",
  "rwa",
  "nth_rw",
  "nth_rewrite",
  "decide",
  "norm_num",
  "norm_num1",
  "omega",
  "grind",
  "lia",
  "cutsat",
  "grobner",
  "aesop",
  "linarith",
  "nlinarith",
  "ring_nf",
  "field_simp",
  "apply_rules",
  "solve_by_elim",
  "apply",
  "ext",
  "congr",
  "convert",
  "norm_cast",
  "push_cast",
  "gcongr",
  "fun_prop",
  "positivity",
  "bound",
  "mvcgen",
  "vcgen",
  "cbv",
  "bv_decide",
  "bv_normalize",
  "split",
  "induction",
  "cases",
  "unfold",
  "delta",
  "conv",
  "set_config",
  "abel_nf",
  "linear_combination",
  "polyrith",
  "tauto",
  "choose",
  "use",
  "refine",
]);
/** Words and signs with which a value is computed or a program begins. */
const computes = /^(?:fun|λ|·|do|by|let|have|match|if|show|nomatch|nofun|open|set_option|unless|for|try|return|`|←)$/u;

interface Setting {
  /** At which token its bracket opens and closes. */
  readonly opens: number;
  readonly closes: number;
}

/**
 * `simp (maxSteps := v)`: Lean compiles `v` and runs it, as unsafe code (`Lean/Elab/Tactic/Config.lean` of
 * 4.28; 4.35 reads plain values). So a setting has to be a plain value. That code is compiled is a setting too.
 */
export function refusedSetting(
  { code, begins }: { readonly code: readonly Token[]; readonly begins: readonly boolean[] },
  allowNative: boolean,
): { readonly token: Token; readonly what: string } | undefined {
  for (const { opens, closes } of settingsOf(code, begins)) {
    for (let at = opens + 3; at < closes; at += 1) {
      const token = code[at];
      if (token && (computes.test(token.text) || isInterpolated(token)))
        return { token, what: "a tactic's setting has to be a plain value, because Lean runs what stands there" };
    }
    const native = code.slice(opens, closes).findIndex((token) => token.text === "native") + opens;
    const token = native < opens ? undefined : code[native];
    if (token && !allowNative && code[native + 1]?.text === ":=" && code[native + 2]?.text !== "false")
      return { token, what: nativeReason };
  }
  return undefined;
}

export const nativeReason = "`native_decide` and its like trust the compiler; they are off by setting";

/** `decide +native`; a sum with something called `native` has a blank or a term before the sign. */
export function isNativeFlag(
  { code, begins }: { readonly code: readonly Token[]; readonly begins: readonly boolean[] },
  at: number,
): boolean {
  const [term, sign, word] = [code[at - 2], code[at - 1], code[at]];
  if (word?.text !== "native" || sign?.text !== "+" || sign.end !== word.start) return false;
  const isSum = term !== undefined && term.end === sign.start;
  return !isSum || begins[at - 2] === true || tacticsWithSettings.has(bare(term.text));
}

function settingsOf(code: readonly Token[], begins: readonly boolean[]): readonly Setting[] {
  const settings: Setting[] = [];
  const open: number[] = [];
  const opensOf = new Map<number, number>();
  for (const [at, { text }] of code.entries()) {
    if (text === "(") open.push(at);
    if (text !== ")") continue;
    const opens = open.pop();
    if (opens === undefined) continue;
    opensOf.set(at, opens);
    if (isAssignment(code, opens) && isSetting(code, { opens, begins, opensOf })) settings.push({ opens, closes: at });
  }
  return settings;
}

function isAssignment(code: readonly Token[], opens: number): boolean {
  return code[opens + 1]?.kind === "identifier" && code[opens + 2]?.text === ":=";
}

function isSetting(
  code: readonly Token[],
  place: {
    readonly opens: number;
    readonly begins: readonly boolean[];
    readonly opensOf: ReadonlyMap<number, number>;
  },
): boolean {
  const name = code[place.opens + 1]?.text ?? "";
  if (name === "config") return true;
  let head = place.opens - 1;
  for (;;) {
    const sign = code[head - 1];
    const opens = place.opensOf.get(head);
    if (opens !== undefined && isAssignment(code, opens)) head = opens - 1;
    else if (sign && /^[+-]$/u.test(sign.text) && sign.end === code[head]?.start) head -= 2;
    else break;
  }
  const tactic = bare(code[head]?.text ?? "");
  if (tacticSettings.has(name) || (name === "norm" && tactic.startsWith("linear_combination"))) return false;
  return code[head]?.kind === "identifier" && (place.begins[head] === true || tacticsWithSettings.has(tactic));
}

/** `simp!` and `simp?` are `simp` with another setting. */
function bare(word: string): string {
  return word.replace(/[!?]+$/u, "");
}

function isInterpolated(token: Token): boolean {
  return token.kind === "string" && token.text.includes("{");
}
