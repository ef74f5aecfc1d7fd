import type { Goal } from "../lean/goal.ts";
import { refutationProbe, typeProbe, withHypothesisProbe, withoutHypothesisProbe } from "../lean/probes.ts";
import type { Instance } from "../lean/probes.ts";
import { readSketch } from "../lean/sketch.ts";
import { smallInstances } from "../lean/smallInstances.ts";
import { codeTokens } from "../lean/tokens.ts";
import { isVerified } from "../lean/verdict.ts";
import { lastVerdict, screenStep } from "../lean/checkStep.ts";
import { saysUnknownName } from "../lean/leanMessages.ts";
import type { AskedHole } from "./runCode.ts";
import { firstWords, fullAnswer } from "./runCode.ts";
import type { Evidence, Weight } from "./utterance.ts";

/** The claim that a critique is about. */
export interface WeighedClaim {
  /** The step, if the claim is one. */
  readonly tactic: string | undefined;
  /** The goals that hold if the claim is right: those that a step leaves, or the statement of a part. */
  readonly goals: readonly Goal[];
}

/** Lean's word on the evidence of a critique; undefined if the conversation alone decides (a message, a verdict). */
export async function weighEvidence(
  place: AskedHole,
  { evidence, claim }: { readonly evidence: Evidence; readonly claim: WeighedClaim },
  signal: AbortSignal,
): Promise<Weight | undefined> {
  switch (evidence.kind) {
    case "verdict":
    case "message":
      return undefined;
    case "counterexample":
      return weighInstance(place, { goals: claim.goals, values: evidence.values }, signal);
    case "unused-hypothesis":
    case "missing-hypothesis":
      return weighHypothesis(place, { evidence, tactic: claim.tactic }, signal);
    case "unknown-lemma":
      return weighLemma(place, evidence.name, signal);
  }
}

/** The instance belongs to one of the goals; Lean decides to which. */
async function weighInstance(
  place: AskedHole,
  { goals, values }: { readonly goals: readonly Goal[]; readonly values: readonly Instance[] },
  signal: AbortSignal,
): Promise<Weight> {
  let detail = "there is no goal to try the instance at";
  for (const goal of goals) {
    const { verdict, refused } = await fullAnswer(place, refutationProbe(goal, values), signal);
    if (verdict && isVerified(verdict)) return { kind: "confirmed", detail: `Lean: not for ${instanceText(values)}` };
    detail = verdict ? firstWords(verdict) : refused;
  }
  return { kind: "undecided", detail };
}

export function instanceText(values: readonly Instance[]): string {
  return values.map(({ name, value }) => `${name} := ${value}`).join(", ") || "any instance";
}

interface HypothesisQuestion {
  readonly evidence: Evidence & { kind: "unused-hypothesis" | "missing-hypothesis" };
  readonly tactic: string | undefined;
}

async function weighHypothesis(
  place: AskedHole,
  { evidence, tactic }: HypothesisQuestion,
  signal: AbortSignal,
): Promise<Weight> {
  if (tactic === undefined || readSketch(tactic))
    return { kind: "undecided", detail: "there is no step to try it with" };
  const isUnused = evidence.kind === "unused-hypothesis";
  const probe = isUnused
    ? withoutHypothesisProbe(evidence.name, tactic)
    : withHypothesisProbe(evidence.statement, tactic);
  const { verdict, refused } = await fullAnswer(place, probe, signal);
  if (!verdict) return { kind: "undecided", detail: refused };
  if (isVerified(verdict))
    return {
      kind: "confirmed",
      detail: isUnused ? "Lean: it goes through without it" : "Lean: it goes through with it",
    };
  return { kind: verdict.kind === "failed" ? "refuted" : "undecided", detail: firstWords(verdict) };
}

async function weighLemma({ checker, limits }: AskedHole, name: string, signal: AbortSignal): Promise<Weight> {
  const [token, ...more] = codeTokens(name);
  const probe = typeProbe(`@${name}`);
  if (token?.kind !== "identifier" || more.length > 0 || probe.kind === "refused")
    return { kind: "undecided", detail: "that is not a name" };
  const verdict = await screenStep(checker, { text: probe.step, limits }, signal);
  const messages = verdict.messages.map(({ message }) => message.split("\n")[0] ?? "");
  const unknown = messages.find(saysUnknownName);
  if (unknown !== undefined) return { kind: "confirmed", detail: `Lean: ${unknown}` };
  return { kind: verdict.kind === "failed" ? "refuted" : "undecided", detail: `Lean knows \`${name}\`` };
}

/** Looks among the smallest instances for one that makes a goal false; undefined if none was found. */
export async function findCounterexample(
  { checker, limits }: AskedHole,
  { goals, tries }: { readonly goals: readonly Goal[]; readonly tries: number },
  signal: AbortSignal,
): Promise<readonly Instance[] | undefined> {
  for (const goal of goals) {
    const asked = smallInstances(goal, tries).flatMap((values) => {
      const probe = refutationProbe(goal, values);
      return probe.kind === "probe" ? [{ values, probe }] : [];
    });
    const verdicts = await checker.screen(
      asked.map(({ probe }) => probe.step),
      limits,
      signal,
    );
    for (const [at, verdict] of verdicts.entries()) {
      const found = asked[at];
      if (verdict.kind !== "progress" || !found) continue;
      const gated = await lastVerdict(checker.gate(found.probe.step, verdict, signal));
      if (isVerified(gated)) return found.values;
    }
  }
  return undefined;
}
