import { member } from "./jsonRpc.ts";
import { leanMethods, passedOnMethods, workerMethods } from "../../protocol/messages.ts";

/** Requests that a file worker answers, each for the document its params name. */
const workerRequests: ReadonlySet<string> = new Set([
  ...passedOnMethods,
  leanMethods.completion,
  leanMethods.resolveCompletionItem,
  leanMethods.codeAction,
  leanMethods.resolveCodeAction,
  leanMethods.documentSymbol,
  leanMethods.waitForDiagnostics,
  leanMethods.plainGoal,
  leanMethods.plainTermGoal,
  leanMethods.rpcConnect,
  leanMethods.rpcCall,
]);

const workerNotifications: ReadonlySet<string> = new Set([leanMethods.rpcRelease, leanMethods.rpcKeepAlive]);

/** Notifications of a worker to its server for bookkeeping that we do not do; no client knows these. */
const serverOnlyNotifications: ReadonlySet<string> = new Set([
  workerMethods.ileanHeaderInfo,
  workerMethods.ileanHeaderSetupInfo,
  workerMethods.ileanInfoUpdate,
  workerMethods.ileanInfoFinal,
  workerMethods.importClosure,
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

/** The first entry in the `data` of a completion item: Lean's module, or the document that `withOwner` has put there. */
export function ownerOfItem(item: unknown): string | undefined {
  const data = member(item, "data");
  return Array.isArray(data) && typeof data[0] === "string" ? data[0] : undefined;
}
