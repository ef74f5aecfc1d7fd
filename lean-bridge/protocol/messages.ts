/**
 * The names of all messages between us and Lean: of the language server protocol, of Lean's own additions to it
 * (`src/Lean/Data/Lsp/Extra.lean`), and one of ours. No other file spells them. What the answers look like is in
 * `leanProtocol.ts`; this file draws in no parser, because the server of the embedded Lean hands messages on unread.
 */
export const leanMethods = {
  initialize: "initialize",
  initialized: "initialized",
  shutdown: "shutdown",
  exit: "exit",
  cancelRequest: "$/cancelRequest",
  didChangeWatchedFiles: "workspace/didChangeWatchedFiles",
  didOpen: "textDocument/didOpen",
  didChange: "textDocument/didChange",
  didClose: "textDocument/didClose",
  publishDiagnostics: "textDocument/publishDiagnostics",
  completion: "textDocument/completion",
  resolveCompletionItem: "completionItem/resolve",
  codeAction: "textDocument/codeAction",
  resolveCodeAction: "codeAction/resolve",
  documentSymbol: "textDocument/documentSymbol",
  waitForDiagnostics: "textDocument/waitForDiagnostics",
  plainGoal: "$/lean/plainGoal",
  plainTermGoal: "$/lean/plainTermGoal",
  fileProgress: "$/lean/fileProgress",
  rpcConnect: "$/lean/rpc/connect",
  rpcCall: "$/lean/rpc/call",
  rpcKeepAlive: "$/lean/rpc/keepAlive",
  rpcRelease: "$/lean/rpc/release",
  /** Ours: `{ uri, text }` is answered with `{ kind: "compiled", module }` or `{ kind: "failed", reason }`. */
  compilePrefix: "$/colloquy/compilePrefix",
} as const;

/** Between a worker and its server. Source: `src/Lean/Server/FileWorker.lean` and `src/Lean/Server/Watchdog.lean`. */
export const workerMethods = {
  staleDependency: "$/lean/staleDependency",
  queryModule: "$/lean/queryModule",
  ileanHeaderInfo: "$/lean/ileanHeaderInfo",
  ileanHeaderSetupInfo: "$/lean/ileanHeaderSetupInfo",
  ileanInfoUpdate: "$/lean/ileanInfoUpdate",
  ileanInfoFinal: "$/lean/ileanInfoFinal",
  importClosure: "$/lean/importClosure",
} as const;

/** Requests of the protocol that a worker answers and that we only hand on to it. */
export const passedOnMethods: readonly string[] = [
  "hover",
  "documentHighlight",
  "foldingRange",
  "signatureHelp",
  "inlayHint",
  "definition",
  "declaration",
  "typeDefinition",
  "documentColor",
  "colorPresentation",
  "semanticTokens/full",
  "semanticTokens/range",
].map((name) => `textDocument/${name}`);

/** Error codes of JSON-RPC, of the protocol and of Lean's server (`src/Lean/Data/JsonRpc.lean`), and the last one of our own server. */
export const leanErrorCodes = {
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  serverNotInitialized: -32002,
  requestCancelled: -32800,
  contentModified: -32801,
  rpcNeedsReconnect: -32900,
  workerExited: -32901,
  workerCrashed: -32902,
  /** The worker used more memory than it may, and was ended. */
  workerOverLimit: -32950,
} as const;
