import type { Message } from "vscode-jsonrpc/node";
import { correctedDiagnostics } from "./falseDiagnostics.ts";
import { classify, isObject, type JsonObject, type MessageId, member, notification, request } from "./jsonRpc.ts";
import { resultResponse } from "./jsonRpc.ts";
import type { RequestLedger } from "./requestLedger.ts";
import { isServerOnly } from "./routing.ts";
import type { SessionHost, WorkerHolder } from "./sessionHost.ts";
import { correctedResult } from "./workerAnswers.ts";
import { renamed, withOwner } from "./workerNames.ts";
import { leanMethods, workerMethods } from "../../protocol/messages.ts";

export interface WorkerMessageTarget {
  readonly session: WorkerHolder;
  readonly host: SessionHost;
  readonly ledger: RequestLedger;
  readonly text: () => string;
  /** Diagnostics of our own, shown before the worker's. */
  readonly ownDiagnostics: () => readonly JsonObject[];
  readonly onProgress: (params: JsonObject) => void;
}

/** Takes what a worker says to the client, as Lean's own server would put it. */
export function passOn(message: Message, target: WorkerMessageTarget): void {
  const { uri, workerUri } = target.session;
  const incoming = classify(renamed(message, workerUri, uri) as Message);
  if (incoming.kind === "response") answer(incoming.id, incoming.message, target);
  else if (incoming.kind === "request") ask(incoming.id, incoming, target);
  else if (incoming.kind === "notification") tell(incoming.method, incoming.params, target);
}

function answer(
  workerId: MessageId,
  message: { readonly result?: unknown; readonly error?: unknown },
  { host, ledger, session, text }: WorkerMessageTarget,
): void {
  const pending = ledger.settle(workerId);
  if (pending === undefined) return;
  const isCompletion = pending.method === leanMethods.completion;
  if (isCompletion) session.learnModule(message.result);
  const result = isCompletion
    ? withOwner(message.result, session.uri)
    : correctedResult(pending, message.result, text());
  const content = "error" in message ? message : { ...message, result };
  host.toClient({ ...content, jsonrpc: "2.0", id: pending.clientId } as Message);
}

function ask(
  workerId: MessageId,
  { method, params }: { readonly method: string; readonly params: unknown },
  { host, session }: WorkerMessageTarget,
): void {
  if (method === workerMethods.queryModule) {
    // Lean's server would search the library's index for modules to import; there is no such index here.
    const queries = member(params, "queries");
    const queryResults = Array.isArray(queries) ? queries.map(() => []) : [];
    session.worker?.send(resultResponse(workerId, { queryResults }));
    return;
  }
  host.toClient(request(host.reverseRequests.add(session, workerId), method, params));
}

function tell(method: string, params: unknown, { host, text, ownDiagnostics, onProgress }: WorkerMessageTarget): void {
  if (isServerOnly(method) || !isObject(params)) return;
  const isDiagnostics = method === leanMethods.publishDiagnostics;
  host.toClient(notification(method, isDiagnostics ? correctedDiagnostics(params, text(), ownDiagnostics()) : params));
  if (method === leanMethods.fileProgress) onProgress(params);
}
