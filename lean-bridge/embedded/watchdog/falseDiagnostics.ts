import { isObject, type JsonObject, member } from "./jsonRpc.ts";

// The embedded library comes without the compiler's intermediate code. Lean then misses constants that only its
// compiler makes (`List.appendTR._redArg`) or that a user cannot name (`_private.Init.Data.Array.Basic.0.Array.f`).
// The definition that it complains of is in the environment all the same.
const missingCode =
  /^Unknown constant `(?:_private\.(?:Init|Std|Lean)\.[^`\s]+|[^`\s]+\._(?:redArg|boxed|unsafe_rec|lam_\d+|elam_\d+|spec_\d+|closed_\d+))`\s*$/;

/** Whether a message of the embedded Lean complains only of library code that it was not shipped. */
export function isMissingLibraryCode(message: string): boolean {
  return missingCode.test(message);
}

/** The params of `publishDiagnostics` without the false ones; `extra` diagnostics come first. */
export function correctedDiagnostics(params: JsonObject, extra: readonly JsonObject[]): JsonObject {
  return { ...params, diagnostics: [...extra, ...withoutFalseDiagnostics(params["diagnostics"])] };
}

/** Diagnostics, plain or interactive (`message` is then a tagged text), less the false ones. */
export function withoutFalseDiagnostics(diagnostics: unknown): readonly unknown[] {
  if (!Array.isArray(diagnostics)) return [];
  return diagnostics.filter((diagnostic) => !isMissingLibraryCode(plainText(member(diagnostic, "message"))));
}

// `{ text }`, `{ append: [...] }` or `{ tag: [tag, text] }`.
function plainText(tagged: unknown): string {
  if (typeof tagged === "string") return tagged;
  if (Array.isArray(tagged)) return tagged.map(plainText).join("");
  if (!isObject(tagged)) return "";
  if (typeof tagged["text"] === "string") return tagged["text"];
  if (Array.isArray(tagged["append"])) return plainText(tagged["append"]);
  return Array.isArray(tagged["tag"]) ? plainText(tagged["tag"][1]) : "";
}
