import { hash } from "node:crypto";
import { canonicalJson } from "../core/episode/canonicalJson.ts";

/** SHA-256 in hexadecimal over canonical JSON (RFC 8785). */
export function contentHashOf(content: unknown): string {
  return textHashOf(canonicalJson(content));
}

/** SHA-256 of a text, by which records refer to a document. */
export function textHashOf(text: string): string {
  return hash("sha256", text);
}

/** The hash of a record: it covers all fields except itself and the content, which may be deleted. */
export function recordHashOf(record: Readonly<Record<string, unknown>>): string {
  const { content: _, hash: __, ...hashed } = record;
  return contentHashOf(hashed);
}
