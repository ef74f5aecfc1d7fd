import type { RankingSnapshot } from "../../core/ranking/rankingSnapshot.ts";
import { contentHashOf } from "../recordHash.ts";

export function withHash(rest: Omit<RankingSnapshot, "hash">): RankingSnapshot {
  return { ...rest, hash: contentHashOf(rest) };
}

/** Whether a snapshot's content is what its hash says. */
export function isWhole({ hash, ...rest }: RankingSnapshot): boolean {
  return contentHashOf(rest) === hash;
}
