import { readValue, typeProbe } from "../lean/probes.ts";
import type { Probe } from "../lean/probes.ts";
import type { CheckLimits, HoleChecker } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import { checkStep, screenStep } from "../lean/checkStep.ts";
import { typeWhereFalseIsExpected, saysUnknownName } from "../lean/leanMessages.ts";
import type { CodeQuestion } from "./codeBlocks.ts";
import { codeQuestions } from "./codeBlocks.ts";
import type { CodeRun } from "./utterance.ts";

/** The hole at which Lean is asked, with the limits. */
export interface AskedHole {
  readonly checker: HoleChecker;
  readonly limits: CheckLimits;
}

/** Asks Lean about every command in the Lean blocks of a text, in order. */
export async function runCode(place: AskedHole, text: string, signal: AbortSignal): Promise<readonly CodeRun[]> {
  const runs: CodeRun[] = [];
  for (const question of codeQuestions(text)) runs.push(await runQuestion(place, question, signal));
  return runs;
}

/** Checks that a text is a proposition at the goal. If Lean cannot read it as one, the run fails. */
export async function checkStatement(place: AskedHole, statement: string, signal: AbortSignal): Promise<CodeRun> {
  const code = `#check (${statement} : Prop)`;
  const { outcome, output } = await runCheck(place, typeProbe(statement), signal);
  if (outcome !== "holds" || output === "Prop") return { code, outcome, output };
  return { code, outcome: "fails", output: `it has type ${output} and is not a proposition` };
}

async function runQuestion(place: AskedHole, question: CodeQuestion, signal: AbortSignal): Promise<CodeRun> {
  const { code } = question;
  switch (question.kind) {
    case "refused":
      return { code, outcome: "refused", output: question.why };
    case "check":
      return { code, ...(await runCheck(place, question.probe, signal)) };
    case "example": {
      const { verdict, refused } = await fullAnswer(place, question.probe, signal);
      if (!verdict) return { code, outcome: "refused", output: refused };
      if (isVerified(verdict)) return { code, outcome: "holds", output: "" };
      return { code, outcome: isNo(verdict) ? "fails" : "unknown", output: firstWords(verdict) };
    }
    case "eval":
      return { code, ...(await runEval(place, question, signal)) };
  }
}

type Outcome = Omit<CodeRun, "code">;

async function runCheck({ checker, limits }: AskedHole, probe: Probe, signal: AbortSignal): Promise<Outcome> {
  if (probe.kind === "refused") return { outcome: "refused", output: probe.why };
  const verdict = await screenStep(checker, { text: probe.step, limits }, signal);
  const messages = [...verdict.messages.map(({ message }) => message), verdict.reason ?? ""];
  const type = messages.map(typeWhereFalseIsExpected).find((found) => found !== undefined);
  if (type !== undefined) return { outcome: "holds", output: type };
  return {
    outcome: messages.some(saysUnknownName) || isNo(verdict) ? "fails" : "unknown",
    output: firstWords(verdict),
  };
}

/** `false` is an answer: it speaks against the surrounding text. */
async function runEval(
  place: AskedHole,
  { isTrue, isFalse, value }: CodeQuestion & { kind: "eval" },
  signal: AbortSignal,
): Promise<Outcome> {
  if (value.kind === "refused") return { outcome: "refused", output: value.why };
  for (const [probe, outcome, output] of [
    [isTrue, "holds", "true"],
    [isFalse, "fails", "false"],
  ] as const) {
    const { verdict } = await fullAnswer(place, probe, signal);
    if (verdict && isVerified(verdict)) return { outcome, output };
  }
  const { verdict } = await fullAnswer(place, value, signal);
  const shown = verdict && isVerified(verdict) ? readValue(verdict.goalsAfter[0]) : undefined;
  // A function or an effect that remains is not a value, however far it was unfolded.
  if (shown !== undefined && /\b(?:fun|do|IO|EIO|BaseIO|EStateM)\b|λ/u.test(shown))
    return { outcome: "unknown", output: "it has no value that can be shown" };
  if (shown !== undefined) return { outcome: shown === "false" ? "fails" : "holds", output: shown };
  const isError = verdict?.messages.some(({ message }) => saysUnknownName(message)) ?? false;
  return { outcome: isError ? "fails" : "unknown", output: verdict ? firstWords(verdict) : "no value was found" };
}

/** Asks the gate as well: an answer must not rest on the screen alone. */
export async function fullAnswer(
  { checker, limits }: AskedHole,
  probe: Probe,
  signal: AbortSignal,
): Promise<{ readonly verdict: Verdict | undefined; readonly refused: string }> {
  if (probe.kind === "refused") return { verdict: undefined, refused: probe.why };
  const { verdict } = await checkStep(checker, { text: probe.step, limits }, signal);
  return { verdict, refused: "" };
}

function isNo({ kind }: Verdict): boolean {
  return kind === "failed";
}

export function firstWords(verdict: Verdict): string {
  const said = verdict.reason ?? verdict.messages[0]?.message ?? verdict.kind;
  return said.split("\n")[0] ?? said;
}
