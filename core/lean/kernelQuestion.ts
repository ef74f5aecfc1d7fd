import type { ConstantName } from "./constantName.ts";
import { isSameName, readPrintedName, rootedName } from "./constantName.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { TextIndex } from "./textIndex.ts";

/**
 * Every option that decides how much of a term Lean prints, each set by itself: what a file has set for one of them
 * counts more than `pp.all`. Source: `Lean/PrettyPrinter/Delaborator/Options.lean`.
 */
const printedInFull = [
  ...["all", "explicit", "universes", "fullNames", "privateNames", "proofs", "instances", "deepTerms"],
  ...["letVarTypes", "funBinderTypes", "piBinderTypes"],
]
  .map((option) => `pp.${option} true`)
  .concat(
    ["notation", "coercions", "structureInstances", "fieldNotation", "beta", "match", "oneline"].map(
      (option) => `pp.${option} false`,
    ),
    "pp.maxSteps 10000000",
  );
const inFull = printedInFull.map((option) => `set_option ${option} in `).join("");
const withFullNames = "set_option pp.fullNames true in ";
/** Enough for the words before a declaration's name. */
const inShort = "set_option pp.deepTerms false in set_option pp.maxSteps 10 in ";

/** What can be asked about a constant, each as one command. */
export type KernelTopic = "axioms" | "statement" | "value" | "kind";

/** Commands that ask Lean about constants, and where each stands in the text. */
export interface KernelQuestion {
  readonly text: string;
  readonly parts: readonly KernelQuestionPart[];
}

interface KernelQuestionPart {
  readonly topic: KernelTopic;
  readonly name: ConstantName;
  /** UTF-16 offsets in the question's text. */
  readonly start: number;
  readonly end: number;
}

export interface KernelAnswer {
  /** Lean knows no constant of this name. */
  readonly isAbsent: boolean;
  readonly axioms?: readonly ConstantName[];
  /** Name and type, printed in full; white space folded. */
  readonly statement?: string;
  /** The whole declaration, printed in full. */
  readonly value?: string;
  /** The declaration's first words: `theorem t`, `unsafe def f`. */
  readonly kind?: string;
}

/** Undefined if the name cannot be written. */
export function kernelQuestion(name: ConstantName, topics: readonly KernelTopic[]): KernelQuestion | undefined {
  const written = rootedName(name);
  if (written === undefined) return undefined;
  let text = "\n";
  const parts = topics.map((topic) => {
    const start = text.length;
    text += `${command(topic, written)}\n`;
    return { topic, name, start, end: text.length };
  });
  return { text, parts };
}

function command(topic: KernelTopic, written: string): string {
  switch (topic) {
    case "axioms":
      return `${withFullNames}#print axioms ${written}`;
    case "statement":
      return `${inFull}#check @${written}`;
    case "value":
      return `${inFull}#print ${written}`;
    case "kind":
      return `${inShort}#print ${written}`;
  }
}

/** One question out of several. */
export function joinQuestions(questions: readonly KernelQuestion[]): KernelQuestion {
  let text = "";
  const parts: KernelQuestionPart[] = [];
  for (const question of questions) {
    for (const part of question.parts)
      parts.push({ ...part, start: part.start + text.length, end: part.end + text.length });
    text += question.text;
  }
  return { text, parts };
}

/**
 * A question whose answer is known: a theorem of ours that rests on an axiom of ours. Whoever changes what `#print axioms`
 * does for a whole file changes this too.
 */
export interface KernelCanary {
  readonly declarations: string;
  readonly theorem: ConstantName;
  readonly axiom: ConstantName;
}

/** `name` is an identifier that nobody else has written. */
export function kernelCanary(name: string): KernelCanary {
  const [axiom, theorem] = [`${name}_axiom`, `${name}_theorem`];
  const declarations = `\naxiom _root_.${axiom} : _root_.True\ntheorem _root_.${theorem} : _root_.True := _root_.${axiom}\n`;
  return { declarations, theorem: [theorem], axiom: [axiom] };
}

export function canaryLives(canary: KernelCanary, answer: KernelAnswer): boolean {
  const [only, ...others] = answer.axioms ?? [];
  return only !== undefined && others.length === 0 && isSameName(only, canary.axiom);
}

/**
 * Reads what Lean says about `text`, which ends with the question. What is missing in an answer was not answered, which
 * must not be taken for "none".
 */
export function readKernelAnswer(
  text: string,
  question: KernelQuestion,
  { name, diagnostics }: { readonly name: ConstantName; readonly diagnostics: readonly Diagnostic[] },
): KernelAnswer {
  const index = new TextIndex(text);
  const base = text.length - question.text.length;
  const located = diagnostics.map((diagnostic) => ({ diagnostic, at: index.offsetAt(diagnostic.range.start) - base }));
  let answer: KernelAnswer = { isAbsent: false };
  for (const part of question.parts) {
    if (!isSameName(part.name, name)) continue;
    const said = located.filter(({ at }) => at >= part.start && at < part.end).map(({ diagnostic }) => diagnostic);
    answer = { ...answer, ...readPart(part, said) };
  }
  return answer;
}

function readPart({ topic, name }: KernelQuestionPart, said: readonly Diagnostic[]): Partial<KernelAnswer> {
  if (said.some(({ severity, message }) => severity === "error" && saysUnknown(message))) return { isAbsent: true };
  if (said.some(({ severity }) => severity === "error")) return {};
  const [only, ...others] = said.filter(({ severity }) => severity === "information").map(({ message }) => message);
  if (only === undefined || others.length > 0) return {};
  if (topic !== "axioms") return { [topic]: only.replace(/\s+/gu, " ") };
  const axioms = readAxioms(name, only);
  return axioms ? { axioms } : {};
}

function saysUnknown(message: string): boolean {
  return /^unknown (?:constant|identifier)/iu.test(message);
}

/** `'N.t' depends on axioms: [a, «b, c»]`. A name may have primes, so what Lean says is read from the end. */
function readAxioms(name: ConstantName, message: string): readonly ConstantName[] | undefined {
  const about = /^'(?<name>.+)' (?:depends on axioms: \[(?<list>[^]*)\]|does not depend on any axioms)\s*$/su;
  const groups = about.exec(message)?.groups;
  if (!groups || !isSameName(readPrintedName(groups["name"] ?? ""), name)) return undefined;
  return [...(groups["list"] ?? "").matchAll(/(?:«[^»]*»|[^,«»])+/gu)]
    .map(([item]) => item.trim())
    .filter((item) => item !== "")
    .map(readPrintedName);
}
