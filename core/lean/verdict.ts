import type { Diagnostic } from "./diagnostic.ts";
import type { Goal } from "./goal.ts";

/**
 * How far a candidate has come, in the published order of docs/VERIFICATION.md. Each level includes those below.
 * `none` means that not even the text could be read as one tactic sequence.
 */
export const verificationLevels = ["none", "V0", "V1", "V2", "V3", "V4", "V5"] as const;
export type VerificationLevel = (typeof verificationLevels)[number];

/**
 * - `proved`: the goal is closed. `progress`: other goals remain. `noProgress`: the goals are what they were.
 * - `failed`: Lean says no. `refused`: not run, or not accepted whatever Lean says (the reason is in `reason`).
 * - `timeout` and `unknown`: nobody has an answer; never to be shown as yes or no.
 */
export type VerdictKind = "proved" | "progress" | "noProgress" | "failed" | "refused" | "timeout" | "unknown";

export type StepEffect = "main" | "all" | "others";

export interface Verdict {
  readonly kind: VerdictKind;
  readonly level: VerificationLevel;
  readonly goalsBefore: readonly Goal[];
  /** What is left of the goal that was worked on; absent where Lean gave no trustworthy answer. */
  readonly goalsAfter?: readonly Goal[];
  /** Which goals the step touched: the first one only, all of them (none is left), or others as well. */
  readonly effect?: StepEffect;
  readonly messages: readonly Diagnostic[];
  /** Goals elsewhere in the declaration are still open, so that nothing can be said about its axioms. */
  readonly unfinished?: boolean;
  /** Of a finished declaration, where they were asked for: those that are not allowed, else the allowed ones. */
  readonly axioms?: readonly string[];
  /** One sentence for `failed`, `refused`, `timeout` and `unknown`. */
  readonly reason?: string;
  readonly elapsedMs: number;
  /** Bound to this: the document's uri and version, and the normalised goals before. */
  readonly uri: string;
  readonly documentVersion: number;
  readonly goalKey: string;
  readonly engine: string;
}

function levelAtLeast(level: VerificationLevel, wanted: VerificationLevel): boolean {
  return verificationLevels.indexOf(level) >= verificationLevels.indexOf(wanted);
}

/** What a verdict speaks of: one version of one document, and the goals at the hole (`normaliseGoals`). */
export type VerdictSubject = Pick<Verdict, "uri" | "documentVersion" | "goalKey">;

/** Whether a verdict may still be acted on. Whatever differs makes it stale, even if the new text looks the same. */
export function holdsFor(verdict: Verdict, now: VerdictSubject): boolean {
  return verdict.uri === now.uri && verdict.documentVersion === now.documentVersion && verdict.goalKey === now.goalKey;
}

/** The only place that decides what may be called verified. */
export function isVerified(verdict: Verdict): boolean {
  return (verdict.kind === "proved" || verdict.kind === "progress") && levelAtLeast(verdict.level, "V3");
}
