import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { EpisodeContent, EpisodeRecord } from "../core/episode/episodeRecord.ts";

/** SHA-256 in hexadecimal over canonical JSON (RFC 8785). */
function hashOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("the value has no canonical form");
  return createHash("sha256").update(text).digest("hex");
}

export function contentHashOf(content: EpisodeContent): string {
  return hashOf(content);
}

/** The hash of a record: over everything in it but itself and the content, which may be deleted. */
export function recordHashOf(record: Omit<EpisodeRecord, "hash">): string {
  const hashed: Record<string, unknown> = { ...record };
  delete hashed["content"];
  delete hashed["hash"];
  return hashOf(hashed);
}
