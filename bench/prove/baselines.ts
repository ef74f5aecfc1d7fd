import type { HoleChecker } from "../../core/lean/ports.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import { lastVerdict } from "../../core/lean/checkStep.ts";

/** Lean's own tactics, each of which alone gets the whole time. */
export const baselines = ["try?", "grind", "simp_all", "omega", "decide", "exact?"] as const;
export type Baseline = (typeof baselines)[number];

const enough = 2_000_000;

/** The text with which this tactic alone closes the goal and passes the gate; undefined if it does not. */
export async function runBaseline(
  checker: HoleChecker,
  { tactic, timeoutMs }: { readonly tactic: Baseline; readonly timeoutMs: number },
): Promise<string | undefined> {
  const signal = AbortSignal.timeout(timeoutMs);
  const limits = { timeoutMs, maxHeartbeats: enough };
  const texts = tactic.endsWith("?") ? await checker.harvest(tactic, { timeoutMs }, signal) : [tactic];
  const verdicts = await checker.screen(texts, limits, signal);
  for (const [at, screened] of verdicts.entries()) {
    const text = texts[at];
    if (text === undefined || screened.kind !== "proved") continue;
    const gated = await lastVerdict(checker.gate(text, screened, new AbortController().signal));
    if (isVerified(gated) && gated.kind === "proved") return text;
  }
  return undefined;
}
