import type { ConstantName } from "./constantName.ts";
import { isSameName, readPrintedName, rootedName } from "./constantName.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { TextIndex } from "./textIndex.ts";
import { readAxiomReport, saysUnknownName } from "./leanMessages.ts";
import { settings } from "./versions/leanOptions.ts";
import type { LeanRelease } from "./versions/leanRelease.ts";

/**
 * Every option that decides how much of a term Lean prints, each set by itself: what a file has set for one of them
 * counts more than `pp.all`. Source: `Lean/PrettyPrinter/Delaborator/Options.lean`.
 */
const printedInFull = [
  "all",
  "explicit",
  "universes",
  "fullNames",
  "privateNames",
  "proofs",
  "instances",
  "deepTerms",
  "letVarTypes",
  "funBinderTypes",
  "piBinderTypes",
  "unicode",
  "foralls",
]
  .map((option) => `pp.${option} true`)
  .concat(
    [
      "notation",
      "coercions",
      "structureInstances",
      "fieldNotation",
      "beta",
      "match",
      "oneline",
      "raw",
      "exprSizes",
      "instanceTypes",
    ].map((option) => `pp.${option} false`),
    "pp.maxSteps 10000000",
  );
const withFullNames = ["pp.fullNames true", "pp.all false", "pp.explicit false", "pp.universes false"];
/** Enough for the words before a declaration's name. */
const inShort = ["pp.deepTerms false", "pp.maxSteps 10"];

/** The questions about a constant, each of which is one command. */
export type KernelTopic = "axioms" | "statement" | "value" | "kind";

const asking: Record<KernelTopic, { readonly options: readonly string[]; readonly command: string }> = {
  axioms: { options: withFullNames, command: "#print axioms " },
  statement: { options: printedInFull, command: "#check @" },
  value: { options: printedInFull, command: "#print " },
  kind: { options: inShort, command: "#print " },
};

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

/** For the Lean that is asked; for one of the newest, if it is not known. Undefined if the name cannot be written. */
export function kernelQuestion(
  name: ConstantName,
  topics: readonly KernelTopic[],
  lean: LeanRelease | undefined,
): KernelQuestion | undefined {
  const written = rootedName(name);
  if (written === undefined) return undefined;
  let text = "\n";
  const parts = topics.map((topic) => {
    const start = text.length;
    const { options, command } = asking[topic];
    text += `${settings(options, lean, " in ")}${command}${written}\n`;
    return { topic, name, start, end: text.length };
  });
  return { text, parts };
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
 * Questions whose answers are known. A theorem of ours rests on an axiom of ours: whoever changes what `#print axioms` says
 * in a whole file changes this too. Another rests on what the declaration rests on that is to be asked about: whoever
 * changes what is said about that one alone does not know this one.
 */
export interface KernelCanary {
  readonly declarations: string;
  readonly theorem: ConstantName;
  readonly axiom: ConstantName;
  readonly alias: ConstantName;
}

/** `word` is an identifier that nobody else has written. Undefined if the declaration's name cannot be written. */
export function kernelCanary(word: string, about: ConstantName): KernelCanary | undefined {
  const written = rootedName(about);
  if (written === undefined) return undefined;
  const [axiom, theorem, alias] = [`${word}_axiom`, `${word}_theorem`, `${word}_alias`];
  const declarations = [
    "",
    `axiom _root_.${axiom} : _root_.True`,
    `theorem _root_.${theorem} : _root_.True := _root_.${axiom}`,
    // Lean reports universes that are left over, and accepts the theorem all the same.
    `theorem _root_.${alias} : _root_.True := (fun _ => _root_.True.intro) @${written}`,
    "",
  ].join("\n");
  return { declarations, theorem: [theorem], axiom: [axiom], alias: [alias] };
}

export interface CanaryAnswers {
  readonly theorem: KernelAnswer;
  readonly alias: KernelAnswer;
  readonly declaration: KernelAnswer;
}

export function canaryLives(canary: KernelCanary, { theorem, alias, declaration }: CanaryAnswers): boolean {
  const [only, ...others] = theorem.axioms ?? [];
  if (only === undefined || others.length > 0 || !isSameName(only, canary.axiom)) return false;
  // The kernel takes no theorem that mentions an `unsafe` declaration.
  if (alias.isAbsent && !declaration.isAbsent) return false;
  if (!alias.axioms || !declaration.axioms) return true;
  const listed = ({ axioms }: KernelAnswer): string =>
    (axioms ?? [])
      .map((name) => JSON.stringify(name))
      .toSorted()
      .join();
  return listed(alias) === listed(declaration);
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
  if (said.some(({ severity, message }) => severity === "error" && saysUnknownName(message))) return { isAbsent: true };
  if (said.some(({ severity }) => severity === "error")) return {};
  const [only, ...others] = said.filter(({ severity }) => severity === "information").map(({ message }) => message);
  if (only === undefined || others.length > 0) return {};
  if (topic !== "axioms") return { [topic]: only.replace(/\s+/gu, " ") };
  const axioms = readAxioms(name, only);
  return axioms ? { axioms } : {};
}

function readAxioms(name: ConstantName, message: string): readonly ConstantName[] | undefined {
  const report = readAxiomReport(message);
  if (!report || !isSameName(readPrintedName(report.name), name)) return undefined;
  return [...(report.list ?? "").matchAll(/(?:«[^»]*»|[^,«»])+/gu)]
    .map(([item]) => item.trim())
    .filter((item) => item !== "")
    .map(readPrintedName);
}
