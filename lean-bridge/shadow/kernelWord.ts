import type { ConstantName } from "../../core/lean/constantName.ts";
import { shownName } from "../../core/lean/constantName.ts";
import { type Diagnostic } from "../../core/lean/diagnostic.ts";
import type { KernelAnswer, KernelQuestion, KernelTopic } from "../../core/lean/kernelQuestion.ts";
import {
  canaryLives,
  joinQuestions,
  kernelCanary,
  kernelQuestion,
  readKernelAnswer,
} from "../../core/lean/kernelQuestion.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import { isParseError } from "../../core/lean/leanMessages.ts";
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
  /** Messages about the text itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Asks behind the end of a text about a declaration in it. Unknown also where the declaration's name cannot be written. */
export async function askKernel(
  lane: ShadowLane,
  { text, name, timeoutMs, topics }: AskedText & { readonly topics: readonly KernelTopic[] },
  signal: AbortSignal,
): Promise<Answer<KernelWord>> {
  const question = kernelQuestion(name, topics, lane.lean);
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
    kernelQuestion(canary.theorem, ["axioms"], lane.lean),
    kernelQuestion(canary.alias, ["axioms"], lane.lean),
    kernelQuestion(name, ["axioms", "statement", "kind", "value"], lane.lean),
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

/** For Lean's parser, unfinished text at the end of a file goes on until our first word. */
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
