import type { HoleChecker } from "../../core/lean/ports.ts";
import { stepMutations } from "../../core/lean/stepMutation.ts";
import { codeTokens } from "../../core/lean/tokens.ts";

/** A proof with Lean's word on where it first goes wrong: the step's number from 0, or -1. */
export interface PlantedProof {
  readonly name: string;
  readonly head: string;
  readonly steps: readonly string[];
  readonly truth: number;
}

interface Planting {
  readonly proof: { readonly name: string; readonly head: string; readonly steps: readonly string[] };
  readonly random: () => number;
  readonly timeoutMs: number;
}

const mutationsTried = 12;

/** The proof as it is and one with a wrong step, if Lean verifies the one and turns the other down at one step. */
export async function plantedProofs(
  checker: HoleChecker,
  { proof, random, timeoutMs }: Planting,
  signal: AbortSignal,
): Promise<readonly PlantedProof[]> {
  const limits = { timeoutMs };
  const truthOf = async (steps: readonly string[]): Promise<number | undefined> => {
    const prefixes = steps.map((_, at) => steps.slice(0, at + 1).join("\n"));
    const verdicts = await checker.screen(prefixes, limits, signal);
    const first = verdicts.findIndex(({ kind }) => kind !== "progress" && kind !== "proved" && kind !== "noProgress");
    if (first < 0) return verdicts.at(-1)?.kind === "proved" ? -1 : undefined;
    return verdicts[first]?.kind === "failed" ? first : undefined;
  };
  if ((await truthOf(proof.steps)) !== -1) return [];
  const clean = { ...proof, truth: -1 };
  const names = [...new Set(codeTokens(`${proof.head} ${proof.steps.join(" ")}`).map(({ text }) => text))].filter(
    (text) => /^[a-z]\w{0,3}$/u.test(text),
  );
  for (let tries = 0; tries < mutationsTried; tries += 1) {
    const at = Math.floor(random() * proof.steps.length);
    const mutations = stepMutations(proof.steps[at] ?? "", names);
    const chosen = mutations[Math.floor(random() * mutations.length)];
    if (!chosen) continue;
    const steps = proof.steps.with(at, chosen.text);
    const truth = await truthOf(steps);
    if (truth !== undefined && truth >= 0) return [clean, { ...proof, steps, truth }];
  }
  return [clean];
}
