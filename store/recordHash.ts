import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** SHA-256 in hexadecimal over canonical JSON (RFC 8785). */
function hashOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("the value has no canonical form");
  return createHash("sha256").update(text).digest("hex");
}

export function contentHashOf(content: unknown): string {
  return hashOf(content);
}

/** Of a document's text, by which records name it. */
export function textHashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The hash of a record: over everything in it but itself and the content, which may be deleted. */
export function recordHashOf(record: Readonly<Record<string, unknown>>): string {
  const hashed: Record<string, unknown> = { ...record };
  delete hashed["content"];
  delete hashed["hash"];
  return hashOf(hashed);
}
