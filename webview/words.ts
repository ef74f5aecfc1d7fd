import type { VerdictView } from "../core/protocol/viewState.ts";

const kindWords: Readonly<Record<VerdictView["kind"], string>> = {
  proved: "closes the goal",
  progress: "goals remain",
  noProgress: "changes nothing",
  failed: "Lean says no",
  refused: "not accepted",
  timeout: "no answer in time",
  unknown: "no answer",
};

/** The meaning of a verdict, in words that claim no more than its level. */
export function verdictWords({ kind, level, isVerified, goalsAfter }: VerdictView, isSketch: boolean): string {
  if (isVerified && isSketch) return `sketch holds ${level}: ${goalsAfter.length} open`;
  const words = kind === "progress" && goalsAfter.length === 1 ? "1 goal remains" : kindWords[kind];
  return isVerified ? `verified ${level}: ${words}` : words;
}

const levelWords: Readonly<Record<string, string>> = {
  none: "was not run",
  V0: "was read as a tactic",
  V1: "ran without a new error",
  V2: "ran without a new error, and the goals that remain are known",
  V3: "the exact text, at its place in the whole file, gives no new error",
  V4: "as V3, and the finished declaration has its statement unchanged and rests on allowed axioms only",
  V5: "a fresh Lean accepts the finished file from disk",
};

export function levelMeaning(level: string): string {
  return levelWords[level] ?? level;
}

/** "0.3 s", "12 s". */
export function seconds(elapsedMs: number): string {
  return elapsedMs < 9950 ? `${(elapsedMs / 1000).toFixed(1)} s` : `${Math.round(elapsedMs / 1000)} s`;
}
