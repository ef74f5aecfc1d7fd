import { withoutFalseDiagnostics } from "./falseDiagnostics.ts";
import { isObject, member } from "./jsonRpc.ts";
import { leanMethods } from "../../protocol/messages.ts";

const locationRequests = new Set(["definition", "declaration", "typeDefinition"].map((name) => `textDocument/${name}`));

/** A worker's result about `text` as Lean's server would pass it on, less the false diagnostics of the embedded Lean. */
export function correctedResult(
  request: { readonly method: string; readonly params: unknown },
  result: unknown,
  text: string,
): unknown {
  if (!Array.isArray(result)) return result;
  if (locationRequests.has(request.method)) return result.map(plainLink);
  const called = request.method === leanMethods.rpcCall ? member(request.params, "method") : undefined;
  return called === "Lean.Widget.getInteractiveDiagnostics" ? withoutFalseDiagnostics(result, text) : result;
}

// A worker's links name the declaration as well, for the server to look it up in an index.
function plainLink(link: unknown): unknown {
  if (!isObject(link)) return link;
  const { ident: _ident, isDefault: _isDefault, ...plain } = link;
  return plain;
}
