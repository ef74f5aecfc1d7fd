import type { ConstantName } from "../../core/lean/constantName.ts";
import { readPrintedName, rootedName, shownName } from "../../core/lean/constantName.ts";
import type { KernelAnswer } from "../../core/lean/kernelQuestion.ts";
import { joinQuestions, kernelQuestion, readKernelAnswer } from "../../core/lean/kernelQuestion.ts";
import type { SorryLabels } from "../../core/lean/sorryLabels.ts";
import { namesIn, partsNamedIn, sorryLabels } from "../../core/lean/sorryLabels.ts";
import { isSorry } from "../../core/lean/trustedAxioms.ts";
import type { Answer } from "../session/answer.ts";
import { unknown } from "../session/answer.ts";
import type { AskedText } from "./kernelWord.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** How often parts of parts are looked at; Lean nests them two or three deep. */
const deepest = 8;

export interface SorryQuestion extends AskedText {
  /** Lean's answer about the declaration in this very text, if its value was asked for with the rest. */
  readonly known?: KernelAnswer | undefined;
  /** Others whose `sorry`s are read besides, as printed names; what Lean does not know is left out. */
  readonly besides?: readonly string[];
}

/**
 * The places of all `sorry`s in a declaration and in the constants that Lean has made for parts of it; undefined where
 * one of these has a `sorry` and is not printed.
 */
export async function labelsOf(
  lane: ShadowLane,
  asked: SorryQuestion,
  signal: AbortSignal,
): Promise<Answer<SorryLabels | undefined>> {
  const labels: SorryLabels[] = [];
  const texts: string[] = [];
  const seen = new Set([shownName(asked.name)]);
  let open: readonly ConstantName[] = [asked.name];
  for (let depth = 0; open.length > 0; depth += 1) {
    if (depth > deepest) return unknown("rejected", "the declaration has too many parts");
    const printed = knownValue(depth, asked.known) ?? (await valuesOf(lane, { ...asked, names: open }, signal));
    if (printed.kind === "unknown") return printed;
    if (printed.value.some((value) => value === undefined)) return { ...printed, value: undefined };
    const values = printed.value.filter((value) => value !== undefined);
    labels.push(...values.map(sorryLabels));
    texts.push(...values);
    const named = values.flatMap((value) => partsNamedIn(value, shownName(asked.name)));
    const parts = new Set([...named, ...((depth === 0 && asked.besides) || [])].filter((part) => !seen.has(part)));
    for (const part of parts) seen.add(part);
    open = [...parts].map(readPrintedName).filter((part) => rootedName(part) !== undefined);
    if (open.length < parts.size) return { ...printed, value: undefined };
    if (open.length > 0) continue;
    const all = { ...joined(labels), parts: [...seen].slice(1) };
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
  const question = joinQuestions(names.flatMap((name) => kernelQuestion(name, ["axioms"], lane.lean) ?? []));
  const whole = text + question.text;
  const settled = await lane.settle(whole, timeoutMs, signal);
  if (settled.kind === "unknown") return settled;
  const { diagnostics } = settled.value;
  const isUnproved = (name: ConstantName): boolean =>
    restsOnSorry(readKernelAnswer(whole, question, { name, diagnostics }).axioms ?? []);
  return { ...settled, value: names.some(isUnproved) ? { places: [], unlabelled: false } : undefined };
}

function joined(labels: readonly SorryLabels[]): SorryLabels {
  return {
    places: labels.flatMap(({ places }) => places),
    unlabelled: labels.some(({ unlabelled }) => unlabelled),
  };
}

type Values = Answer<readonly (string | undefined)[]>;

/** Where its axioms were not asked for, whoever asked knows that it rests on a `sorry`. */
function knownValue(depth: number, known: KernelAnswer | undefined): Values | undefined {
  if (depth > 0 || known?.value === undefined) return undefined;
  const { value, axioms } = known;
  return {
    kind: "answered",
    value: axioms ? restingValues([known]) : [hasBody(value) ? value : undefined],
    version: 0,
  };
}

/** Of each constant that rests on a `sorry` its value as printed, undefined where Lean shows none. */
async function valuesOf(
  lane: ShadowLane,
  { text, timeoutMs, names }: AskedText & { readonly names: readonly ConstantName[] },
  signal: AbortSignal,
): Promise<Values> {
  const questions = names.flatMap((name) => kernelQuestion(name, ["axioms", "value"], lane.lean) ?? []);
  const question = joinQuestions(questions);
  const whole = text + question.text;
  const settled = await lane.settle(whole, timeoutMs, signal);
  if (settled.kind === "unknown") return settled;
  const { diagnostics } = settled.value;
  const answers = names.map((name) => readKernelAnswer(whole, question, { name, diagnostics }));
  return { ...settled, value: restingValues(answers) };
}

function restingValues(answers: readonly KernelAnswer[]): readonly (string | undefined)[] {
  return answers
    .filter(({ axioms, isAbsent }) => !isAbsent && (axioms === undefined || restsOnSorry(axioms)))
    .map(({ axioms, value }) => (axioms && hasBody(value) ? value : undefined));
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
