import type { Candidate } from "../core/lean/ports.ts";
import type { Verdict } from "../core/lean/verdict.ts";
import { goalsAfterOf, isVerified } from "../core/lean/verdict.ts";

/** One candidate as a table row: verdict, level, time, goals left, text. */
export function resultLine(candidate: Candidate, verdict: Verdict): string {
  const word = isVerified(verdict) ? `verified ${verdict.kind}` : verdict.kind;
  const left = goalsAfterOf(verdict);
  const goals = left ? `${left.length} left` : "";
  const time = `${verdict.elapsedMs} ms`;
  const [first = "", ...rest] = candidate.text.split("\n");
  return [
    `  ${word.padEnd(18)} ${verdict.level.padEnd(5)} ${time.padStart(8)}  ${goals.padEnd(7)} ${first}`,
    ...rest.map((line) => `${" ".repeat(46)}${line}`),
  ].join("\n");
}

/** Why not, below the row. */
export function resultReason(verdict: Verdict): readonly string[] {
  return verdict.reason === undefined ? [] : [`      ${verdict.reason}`];
}

interface Count {
  readonly closed: number;
  /** Holes of which a goal was proved and another is left. */
  readonly inPart: number;
  readonly holes: number;
}

export function closedText({ closed, inPart, holes }: Count, engine: string): string {
  const part = inPart === 0 ? "" : `, ${inPart} in part, with goals left`;
  return `${closed} of ${holes} holes closed with verified proofs${part} (${engine})`;
}
