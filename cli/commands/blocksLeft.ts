import type { Hole } from "../../core/lean/hole.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";

interface Worked {
  readonly hole: Hole;
  readonly isClosed: boolean;
}

/**
 * How many blocks have goals left behind the proofs that were found in them: Lean speaks of the goals of a block only when
 * nothing inside of it is wrong any more, so that closing one hole may bring another to light.
 */
export async function blocksLeft(
  document: ProofDocument,
  { text, holes }: { readonly text: string; readonly holes: readonly Worked[] },
  signal: AbortSignal,
): Promise<number> {
  const ends = holes.filter(({ hole }) => hole.kind === "unsolved");
  if (signal.aborted || !ends.some(({ isClosed }) => isClosed)) return 0;
  const { options, pool } = document;
  const now = await new ProofDocument({ ...options, pool, text, version: options.version + 1 }).holes(signal);
  if (now.kind === "unknown") return 0;
  const stillOpen = ends.filter(({ isClosed }) => !isClosed).length;
  return Math.max(0, now.value.filter(({ kind }) => kind === "unsolved").length - stillOpen);
}
