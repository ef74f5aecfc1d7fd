import type { ConstantName } from "../../core/lean/constantName.ts";
import { readPrintedName, rootedName, shownName } from "../../core/lean/constantName.ts";
import { isParseError, type Diagnostic } from "../../core/lean/diagnostic.ts";
import type { KernelAnswer, KernelQuestion, KernelTopic } from "../../core/lean/kernelQuestion.ts";
import {
  canaryLives,
  joinQuestions,
  kernelCanary,
  kernelQuestion,
  readKernelAnswer,
} from "../../core/lean/kernelQuestion.ts";
import type { SorryLabels } from "../../core/lean/sorryLabels.ts";
import { namesIn, partsNamedIn, sorryLabels } from "../../core/lean/sorryLabels.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import { isSorry } from "../../core/lean/trustedAxioms.ts";
import type { Answer } from "../session/answer.ts";
import { unknown } from "../session/answer.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** A text in which a declaration is to be asked about, and how long Lean may take for each look at it. */
export interface AskedText {
  readonly text: string;
  readonly name: ConstantName;
  readonly timeoutMs: number;
}

export interface KernelWord {
  readonly answer: KernelAnswer;
  /** What Lean says about the text itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Asks behind the end of a text about a declaration in it. Unknown also where the declaration's name cannot be written. */
export async function askKernel(
  lane: ShadowLane,
  { text, name, timeoutMs, topics }: AskedText & { readonly topics: readonly KernelTopic[] },
  signal: AbortSignal,
): Promise<Answer<KernelWord>> {
  const question = kernelQuestion(name, topics);
  if (!question) return unnameable(name);
  const whole = text + question.text;
  const settled = await lane.settle(whole, timeoutMs, signal);
  if (settled.kind === "unknown") return settled;
  const { diagnostics } = settled.value;
  return { ...settled, value: { answer: readKernelAnswer(whole, question, { name, diagnostics }), diagnostics } };
}

/**
 * The same once more with a question whose answer is known: undefined where Lean does not answer that one as it must, so
 * that its other answers at this place mean nothing.
 */
export async function askWithCanary(
  lane: ShadowLane,
  { text, name, timeoutMs, word }: AskedText & { readonly word: string },
  signal: AbortSignal,
): Promise<Answer<KernelAnswer | undefined>> {
  const canary = kernelCanary(word, name);
  if (!canary) return unnameable(name);
  const written = [
    kernelQuestion(canary.theorem, ["axioms"]),
    kernelQuestion(canary.alias, ["axioms"]),
    kernelQuestion(name, ["axioms", "statement", "kind"]),
  ].filter((question): question is KernelQuestion => question !== undefined);
  const question = joinQuestions(written);
  const whole = text + canary.declarations + question.text;
  const settled = await lane.settle(whole, timeoutMs, signal);
  if (settled.kind === "unknown") return settled;
  const { diagnostics } = settled.value;
  const about = (asked: ConstantName): KernelAnswer => readKernelAnswer(whole, question, { name: asked, diagnostics });
  const declaration = about(name);
  const isHeard =
    !endTakesIn(whole, text, diagnostics) &&
    canaryLives(canary, { theorem: about(canary.theorem), alias: about(canary.alias), declaration });
  return { ...settled, value: isHeard ? declaration : undefined };
}

/** What stands unfinished at the end of a text goes on, for Lean's parser, until our first word. */
function endTakesIn(whole: string, text: string, diagnostics: readonly Diagnostic[]): boolean {
  const index = new TextIndex(whole);
  const last = codeTokens(text).at(-1);
  // `#guard_msgs in` and its like take in whatever comes first.
  if (last?.text === "in") return true;
  const end = last?.start ?? text.length;
  return diagnostics.some((diagnostic) => isParseError(diagnostic) && index.offsetAt(diagnostic.range.start) >= end);
}

function unnameable(name: ConstantName): ReturnType<typeof unknown> {
  return unknown("rejected", `Lean's kernel cannot be asked about \`${shownName(name)}\`: the name cannot be written`);
}

/** How often parts of parts are looked at; Lean nests them two or three deep. */
const deepest = 8;

/**
 * The places of all `sorry`s in a declaration and in the constants that Lean has made for parts of it; undefined where
 * one of these has a `sorry` and is not printed.
 */
export async function labelsOf(
  lane: ShadowLane,
  asked: AskedText,
  signal: AbortSignal,
): Promise<Answer<SorryLabels | undefined>> {
  const labels: SorryLabels[] = [];
  const texts: string[] = [];
  const seen = new Set([shownName(asked.name)]);
  let open: readonly ConstantName[] = [asked.name];
  for (let depth = 0; open.length > 0; depth += 1) {
    if (depth > deepest) return unknown("rejected", "the declaration has too many parts");
    const printed = await valuesOf(lane, { ...asked, names: open }, signal);
    if (printed.kind === "unknown") return printed;
    if (printed.value.some((value) => value === undefined)) return { ...printed, value: undefined };
    const values = printed.value.filter((value) => value !== undefined);
    labels.push(...values.map(sorryLabels));
    texts.push(...values);
    const parts = values
      .flatMap((value) => partsNamedIn(value, shownName(asked.name)))
      .filter((part) => !seen.has(part));
    for (const part of parts) seen.add(part);
    open = [...new Set(parts)].map(readPrintedName).filter((part) => rootedName(part) !== undefined);
    if (open.length < new Set(parts).size) return { ...printed, value: undefined };
    if (open.length > 0) continue;
    const all = joined(labels);
    if (all.places.length > 0 || all.unlabelled) return { ...printed, value: all };
    const used = texts.flatMap(namesIn).filter((name) => !seen.has(name));
    return usesUnproved(lane, { ...asked, used }, signal);
  }
  return unknown("rejected", "there is no declaration to be asked about");
}

/** More names than any term of a person's has. */
const mostNames = 400;

/** No labels, if one of the constants that a term names rests on a `sorry` itself; else there is one that is not shown. */
async function usesUnproved(
  lane: ShadowLane,
  { text, timeoutMs, used }: AskedText & { readonly used: readonly string[] },
  signal: AbortSignal,
): Promise<Answer<SorryLabels | undefined>> {
  const names = [...new Set(used)].slice(0, mostNames).map(readPrintedName);
  const question = joinQuestions(names.flatMap((name) => kernelQuestion(name, ["axioms"]) ?? []));
  const whole = text + question.text;
  const settled = await lane.settle(whole, timeoutMs, signal);
  if (settled.kind === "unknown") return settled;
  const { diagnostics } = settled.value;
  const isUnproved = (name: ConstantName): boolean =>
    restsOnSorry(readKernelAnswer(whole, question, { name, diagnostics }).axioms ?? []);
  return { ...settled, value: names.some(isUnproved) ? { places: [], unlabelled: false } : undefined };
}

function joined(labels: readonly SorryLabels[]): SorryLabels {
  return { places: labels.flatMap(({ places }) => places), unlabelled: labels.some(({ unlabelled }) => unlabelled) };
}

/** Of each constant that rests on a `sorry` its value as printed, undefined where Lean shows none. */
async function valuesOf(
  lane: ShadowLane,
  { text, timeoutMs, names }: AskedText & { readonly names: readonly ConstantName[] },
  signal: AbortSignal,
): Promise<Answer<readonly (string | undefined)[]>> {
  const questions = names.flatMap((name) => kernelQuestion(name, ["axioms", "value"]) ?? []);
  const question = joinQuestions(questions);
  const whole = text + question.text;
  const settled = await lane.settle(whole, timeoutMs, signal);
  if (settled.kind === "unknown") return settled;
  const { diagnostics } = settled.value;
  const answers = names.map((name) => readKernelAnswer(whole, question, { name, diagnostics }));
  const resting = answers.filter(({ axioms, isAbsent }) => !isAbsent && (axioms === undefined || restsOnSorry(axioms)));
  return { ...settled, value: resting.map(({ axioms, value }) => (axioms && hasBody(value) ? value : undefined)) };
}

export function restsOnSorry(axioms: readonly ConstantName[]): boolean {
  return axioms.map(shownName).some(isSorry);
}

/** An `opaque` constant is printed without what it stands for. */
function hasBody(value: string | undefined): value is string {
  return (
    value !== undefined &&
    /\b(?:theorem|def|abbrev|instance)\b/u.test(value.split(" : ")[0] ?? "") &&
    value.includes(" := ")
  );
}
