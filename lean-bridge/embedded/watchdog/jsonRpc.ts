import type { Message, NotificationMessage, RequestMessage, ResponseMessage } from "vscode-jsonrpc/node";

export type MessageId = number | string;

export interface RpcError {
  readonly code: number;
  readonly message: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isId(value: unknown): value is MessageId {
  return typeof value === "number" || typeof value === "string";
}

/** The member `key` of an object, or undefined for anything else: for reading what a peer sent unchecked. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

export function request(id: MessageId, method: string, params: unknown): RequestMessage {
  return { jsonrpc: "2.0", id, method, ...withParams(params) };
}

export function notification(method: string, params: unknown): NotificationMessage {
  return { jsonrpc: "2.0", method, ...withParams(params) };
}

export function resultResponse(id: MessageId, result: ResponseMessage["result"]): ResponseMessage {
  return { jsonrpc: "2.0", id, result: result ?? null };
}

export function errorResponse(id: MessageId | null, error: RpcError): ResponseMessage {
  return { jsonrpc: "2.0", id, error: { ...error } };
}

export type Incoming =
  | { readonly kind: "request"; readonly id: MessageId; readonly method: string; readonly params: unknown }
  | { readonly kind: "notification"; readonly method: string; readonly params: unknown }
  | { readonly kind: "response"; readonly id: MessageId; readonly message: ResponseMessage }
  | { readonly kind: "invalid"; readonly id: MessageId | null };

/** Sorts a parsed message into the three JSON-RPC shapes; whatever is none of them is "invalid". */
export function classify(message: Message): Incoming {
  const method = member(message, "method");
  const id = member(message, "id");
  const params = member(message, "params");
  if (typeof method === "string") {
    if (isId(id)) return { kind: "request", id, method, params };
    return id === undefined ? { kind: "notification", method, params } : { kind: "invalid", id: null };
  }
  if (isId(id) && isObject(message) && ("result" in message || "error" in message)) {
    return { kind: "response", id, message: message as ResponseMessage };
  }
  return { kind: "invalid", id: isId(id) ? id : null };
}

function withParams(params: unknown): { params?: object } {
  return typeof params === "object" && params !== null ? { params } : {};
}
