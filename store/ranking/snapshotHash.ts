import type { RankingSnapshot } from "../../core/ranking/rankingSnapshot.ts";
import { contentHashOf } from "../recordHash.ts";

export function withHash(rest: Omit<RankingSnapshot, "hash">): RankingSnapshot {
  return { ...rest, hash: contentHashOf(rest) };
}

/** True if the content of a snapshot matches its hash. */
export function isWhole({ hash, ...rest }: RankingSnapshot): boolean {
  return contentHashOf(rest) === hash;
}
