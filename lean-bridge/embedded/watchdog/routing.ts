import { member } from "./jsonRpc.ts";

/** Requests that a file worker answers, each for the document its params name. */
const workerRequests = new Set([
  ...["hover", "completion", "codeAction", "documentSymbol", "documentHighlight", "foldingRange", "signatureHelp"].map(
    inDocument,
  ),
  ...["inlayHint", "definition", "declaration", "typeDefinition", "documentColor", "colorPresentation"].map(inDocument),
  ...["semanticTokens/full", "semanticTokens/range", "waitForDiagnostics"].map(inDocument),
  "completionItem/resolve",
  "codeAction/resolve",
  "$/lean/plainGoal",
  "$/lean/plainTermGoal",
  "$/lean/rpc/connect",
  "$/lean/rpc/call",
]);

const workerNotifications = new Set(["$/lean/rpc/release", "$/lean/rpc/keepAlive"]);

/** What a worker tells its server for bookkeeping we do not do; no client knows these. */
const serverOnlyNotifications = new Set([
  "$/lean/ileanHeaderInfo",
  "$/lean/ileanHeaderSetupInfo",
  "$/lean/ileanInfoUpdate",
  "$/lean/ileanInfoFinal",
  "$/lean/importClosure",
]);

export function isWorkerRequest(method: string): boolean {
  return workerRequests.has(method);
}

export function isWorkerNotification(method: string): boolean {
  return workerNotifications.has(method);
}

export function isServerOnly(method: string): boolean {
  return serverOnlyNotifications.has(method);
}

/**
 * The document that a request or notification is about: `textDocument.uri`, or `uri` (Lean's rpc requests and
 * `waitForDiagnostics`), or the same in the params that Lean put into the `data` of a code action.
 */
export function uriOf(params: unknown): string | undefined {
  const candidates = [member(member(params, "textDocument"), "uri"), member(params, "uri")];
  const direct = candidates.find((uri) => typeof uri === "string");
  const actionParams = member(member(params, "data"), "params");
  return direct ?? (actionParams === undefined ? undefined : uriOf(actionParams));
}

/** What stands first in the `data` of a completion item: Lean's module, or the document that `withOwner` has put there. */
export function ownerOfItem(item: unknown): string | undefined {
  const data = member(item, "data");
  return Array.isArray(data) && typeof data[0] === "string" ? data[0] : undefined;
}

function inDocument(name: string): string {
  return `textDocument/${name}`;
}
