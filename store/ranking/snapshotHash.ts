import { createHash } from "node:crypto";
import { canonicalJson } from "../../core/episode/canonicalJson.ts";
import type { RankingSnapshot } from "../../core/ranking/rankingSnapshot.ts";

export function withHash(rest: Omit<RankingSnapshot, "hash">): RankingSnapshot {
  return { ...rest, hash: createHash("sha256").update(canonicalJson(rest)).digest("hex") };
}

/** Whether a snapshot's content is what its hash says. */
export function isWhole({ hash, ...rest }: RankingSnapshot): boolean {
  return withHash(rest).hash === hash;
}
