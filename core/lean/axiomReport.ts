import type { CommandRange } from "./commandRange.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { codeTokens } from "./tokens.ts";

/** The axioms that ordinary mathematics in Lean rests on. */
const standardAxioms: readonly string[] = ["propext", "Classical.choice", "Quot.sound"];

/** Names that exist in the core library and must never be let through as "only a library name". */
const untrustedNames = new Set(["sorryAx", "Lean.ofReduceBool", "Lean.ofReduceNat", "Lean.trustCompiler"]);

const named = new Set(["theorem", "lemma", "def", "abbrev", "instance", "opaque"]);

/** The name of the declaration that holds an offset, as its header writes it; undefined for what has no name. */
export function declarationNameAt(text: string, command: CommandRange, offset: number): string | undefined {
  const tokens = codeTokens(text.slice(command.start, offset));
  const at = tokens.findLastIndex((token) => named.has(token.text) || token.text === "example");
  const name = tokens[at + 1];
  return at >= 0 && tokens[at]?.text !== "example" && name?.kind === "identifier" ? name.text : undefined;
}

/** Whether a name, as Lean prints it, is that of one of the three. */
export function isStandardAxiom(name: string): boolean {
  return standardAxioms.includes(name);
}

/** Commands that make Lean print a statement without abbreviations, and the axioms that the proof rests on. */
export function reportCommands(name: string): string {
  const options = ["pp.all true", "pp.maxSteps 100000", "pp.deepTerms true"]
    .map((option) => `set_option ${option} in`)
    .join(" ");
  return `\n${options} #check @${name}\n#print axioms ${name}\n`;
}

export interface AxiomReport {
  readonly statement: string;
  readonly axioms: readonly string[];
}

/** Reads the answers to `reportCommands`; undefined if either is missing, which must not be taken for "none". */
export function readReport(messages: readonly Diagnostic[]): AxiomReport | undefined {
  const texts = messages.filter((message) => message.severity === "information").map((message) => message.message);
  // A name may have primes, and in guillemets it may say anything; what Lean says stands at the message's end.
  const about = /^'.+?' (?:depends on axioms: \[(?<list>[^\]]*)\]|does not depend on any axioms)\s*$/su;
  const axioms = texts.map((text) => about.exec(text)).find((match) => match !== null);
  const statement = texts.find((text) => !about.test(text));
  if (!axioms || statement === undefined) return undefined;
  const list = (axioms.groups?.["list"] ?? "").split(",").map((name) => name.trim());
  return { statement: statement.replace(/\s+/gu, " "), axioms: list.filter((name) => name !== "") };
}

/** Names in a report that are neither allowed nor refused outright; where library theorems are stored without proofs, these must be looked up. */
export function doubtfulAxioms(axioms: readonly string[]): readonly string[] {
  return axioms.filter((name) => !standardAxioms.includes(name));
}

export function isUntrusted(name: string): boolean {
  return untrustedNames.has(name) || /(?:^|\.)_native\b|ofReduce|native_decide/u.test(name);
}
