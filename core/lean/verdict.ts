import type { Diagnostic } from "./diagnostic.ts";
import type { Goal } from "./goal.ts";
import { saysSorry } from "./leanMessages.ts";

/**
 * How far a candidate has come, in the published order of docs/VERIFICATION.md. Each level includes those below.
 * `none` means that not even the text could be read as one tactic sequence.
 */
export const verificationLevels = ["none", "V0", "V1", "V2", "V3", "V4", "V5"] as const;
export type VerificationLevel = (typeof verificationLevels)[number];

/**
 * - `proved`: the goal is closed. `progress`: other goals remain. `noProgress`: the goals are what they were.
 * - `failed`: Lean says no. `refused`: not run, or not accepted whatever Lean says.
 * - `timeout` and `unknown`: nobody has an answer; never to be shown as yes or no.
 */
export const verdictKinds = ["proved", "progress", "noProgress", "failed", "refused", "timeout", "unknown"] as const;
export type VerdictKind = (typeof verdictKinds)[number];

export type StepEffect = "main" | "all" | "others";

interface FindingBase {
  readonly level: VerificationLevel;
  /** One sentence that says why it is no more than it is. */
  readonly reason?: string;
  /** Absent where Lean has not been asked or has not answered. */
  readonly messages?: readonly Diagnostic[];
}

/** A step that ran without an error and of which Lean has named the goals that it leaves. */
interface RanFinding extends FindingBase {
  /** The goals left of the one that was worked on; with the effect `others`, all goals that are left. */
  readonly goalsAfter: readonly Goal[];
  /**
   * Which goals the step touched: the first one only, all of them (none is left), or others as well. Absent in what is
   * read back from a log.
   */
  readonly effect?: StepEffect;
}

export interface ProvedFinding extends RanFinding {
  readonly kind: "proved";
  /** Goals elsewhere in the declaration are still open, so that nothing can be said about its axioms. */
  readonly unfinished?: boolean;
  /** Of a finished declaration, where they were asked for: those that are not allowed, else the allowed ones. */
  readonly axioms?: readonly string[];
}

export interface ProgressFinding extends RanFinding {
  readonly kind: "progress";
  readonly unfinished?: boolean;
}

export interface NoProgressFinding extends RanFinding {
  readonly kind: "noProgress";
}

export interface FailedFinding extends FindingBase {
  readonly kind: "failed";
  readonly reason: string;
}

export interface RefusedFinding extends FindingBase {
  readonly kind: "refused";
  readonly reason: string;
  /** The axioms for which it is refused, if it is refused for axioms. */
  readonly axioms?: readonly string[];
}

export interface UnansweredFinding extends FindingBase {
  readonly kind: "timeout" | "unknown";
  readonly reason: string;
}

/** An answer about one candidate. */
export type Finding =
  | ProvedFinding
  | ProgressFinding
  | NoProgressFinding
  | FailedFinding
  | RefusedFinding
  | UnansweredFinding;

/** The subject of a finding and the circumstances in which it was made. */
export interface VerdictContext {
  readonly goalsBefore: readonly Goal[];
  readonly messages: readonly Diagnostic[];
  readonly elapsedMs: number;
  /** Bound to this: the document's uri and version, and the normalised goals before. */
  readonly uri: string;
  readonly documentVersion: number;
  readonly goalKey: string;
  readonly engine: string;
}

export type Verdict = Finding & VerdictContext;

/** A verdict that the gate may be asked about. */
export type SuccessVerdict = (ProvedFinding | ProgressFinding) & VerdictContext;

export function isSuccess(verdict: Verdict): verdict is SuccessVerdict {
  return verdict.kind === "proved" || verdict.kind === "progress";
}

/** The goals behind a step; undefined where Lean gave no trustworthy answer. */
export function goalsAfterOf(finding: Finding): readonly Goal[] | undefined {
  return "goalsAfter" in finding ? finding.goalsAfter : undefined;
}

/** Undefined where Lean gave no trustworthy answer. */
export function effectOf(finding: Finding): StepEffect | undefined {
  return "effect" in finding ? finding.effect : undefined;
}

/** What a step makes Lean's linters say that they did not say before; not that something is unproved. */
export function lintsOf({ messages = [] }: Finding): readonly string[] {
  return messages.filter((said) => said.severity === "warning" && !saysSorry(said)).map(({ message }) => message);
}

/**
 * The number of goals that an insertion has to leave open, of the goal that was worked on. If other goals were touched
 * nobody knows which `sorry` belongs where, and it is 0.
 */
export function goalsToLeaveOpen(finding: Finding): number {
  return effectOf(finding) === "main" ? (goalsAfterOf(finding)?.length ?? 0) : 0;
}

export function axiomsOf(finding: Finding): readonly string[] | undefined {
  return "axioms" in finding ? finding.axioms : undefined;
}

function levelAtLeast(level: VerificationLevel, wanted: VerificationLevel): boolean {
  return verificationLevels.indexOf(level) >= verificationLevels.indexOf(wanted);
}

/** One version of one document, and the goals at the hole (`normaliseGoals`), of which a verdict speaks. */
export type VerdictSubject = Pick<VerdictContext, "uri" | "documentVersion" | "goalKey">;

/** True if a verdict may still be acted on. Whatever differs makes it stale, even if the new text looks the same. */
export function holdsFor(verdict: VerdictSubject, now: VerdictSubject): boolean {
  return verdict.uri === now.uri && verdict.documentVersion === now.documentVersion && verdict.goalKey === now.goalKey;
}

export type VerifiedVerdict = SuccessVerdict & { readonly level: "V3" | "V4" | "V5" };

/** The only place that decides what may be called verified. */
export function isVerified(verdict: Verdict): verdict is VerifiedVerdict {
  return (verdict.kind === "proved" || verdict.kind === "progress") && levelAtLeast(verdict.level, "V3");
}
