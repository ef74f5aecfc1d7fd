import type { Finding } from "../../core/lean/verdict.ts";
import { mentionsUniverseLevel } from "../../core/lean/leanMessages.ts";

/** Several candidates that share an edit. */
export interface BatchQuestion {
  readonly candidates: readonly string[];
  /** Lean is to settle universe levels that nothing in the text settles. */
  readonly settlesSorts: boolean;
}

/** One finding for each candidate, in their order. */
export type AskBatch = (question: BatchQuestion) => Promise<readonly Finding[]>;

export interface TimedFinding {
  readonly finding: Finding;
  readonly elapsedMs: number;
}

/**
 * A finding for each candidate, in their order. One candidate that hangs, or that leaves a universe level open, must not
 * decide about its neighbours: then each is asked about by itself.
 */
export async function batchFindings(
  candidates: readonly string[],
  ask: AskBatch,
  signal: AbortSignal,
): Promise<readonly TimedFinding[]> {
  const started = performance.now();
  const found = candidates.length === 1 ? await askAlone(candidates, ask, signal) : await ask(plain(candidates));
  const isUnsettled = found.some((finding) => isWithoutAnswer(finding) || leavesSorts(finding));
  if (isUnsettled && candidates.length > 1 && !signal.aborted) {
    const alone = await Promise.all(candidates.map((candidate) => batchFindings([candidate], ask, signal)));
    return alone.flat();
  }
  const elapsedMs = (performance.now() - started) / candidates.length;
  return candidates.map((_, at) => ({ finding: found[at] ?? noFinding, elapsedMs }));
}

async function askAlone(
  candidates: readonly string[],
  ask: AskBatch,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  let found = await ask(plain(candidates));
  // The worker went away behind the text, before it was asked for the goals.
  if (found.some(lacksGoals) && !signal.aborted) found = await ask(plain(candidates));
  if (found.some(leavesSorts) && !signal.aborted) found = await ask({ candidates, settlesSorts: true });
  return found;
}

function plain(candidates: readonly string[]): BatchQuestion {
  return { candidates, settlesSorts: false };
}

/** No word from Lean, unlike a limit that Lean itself has found to be used up. */
function isWithoutAnswer({ kind, messages }: Finding): boolean {
  return kind === "unknown" || (kind === "timeout" && messages === undefined);
}

/** The step ran without an error, and nobody said what it left. */
function lacksGoals({ kind, level }: Finding): boolean {
  return kind === "unknown" && level === "V1";
}

/** Nothing in the screen's text settles a universe level that a later step of the person's may settle. */
function leavesSorts({ kind, reason }: Finding): boolean {
  return kind === "failed" && mentionsUniverseLevel(reason ?? "");
}

const noFinding: Finding = { kind: "unknown", level: "none", reason: "nothing was found out" };
