/**
 * Everything that Colloquy says to a Lean server, one row a message. The parts that are Lean's own are described in
 * `Lean/Data/Lsp/Extra.lean` and `Lean/Server/FileWorker/WidgetRequests.lean`; the rest is the language server
 * protocol. Answers are parsed loosely: Lean may add fields from version to version.
 */
import * as z from "zod";

const PositionSchema = z.looseObject({ line: z.number().int(), character: z.number().int() });
const RangeSchema = z.looseObject({ start: PositionSchema, end: PositionSchema });

/** `$/lean/plainGoal`: the goals at a position as text; null where no tactic stands. */
export const PlainGoalSchema = z.looseObject({ rendered: z.string(), goals: z.array(z.string()) }).nullable();

/** `$/lean/plainTermGoal`: the expected type of the term at a position. */
export const PlainTermGoalSchema = z.looseObject({ goal: z.string(), range: RangeSchema }).nullable();

/** `textDocument/publishDiagnostics`, with Lean's extra fields. */
export const PublishDiagnosticsSchema = z.looseObject({
  uri: z.string(),
  version: z.number().int().optional(),
  diagnostics: z.array(
    z.looseObject({
      range: RangeSchema,
      fullRange: RangeSchema.optional(),
      severity: z.number().int().optional(),
      message: z.string(),
      code: z.union([z.string(), z.number()]).optional(),
      leanTags: z.array(z.number().int()).optional(),
      isSilent: z.boolean().optional(),
    }),
  ),
});
export type PublishDiagnostics = z.infer<typeof PublishDiagnosticsSchema>;

/** `$/lean/fileProgress`: what is still being elaborated; `kind` 2 says that the worker has given up on the file. */
export const FileProgressSchema = z.looseObject({
  textDocument: z.looseObject({ uri: z.string(), version: z.number().int().optional() }),
  processing: z.array(z.looseObject({ range: RangeSchema, kind: z.number().int().optional() })),
});

/** `textDocument/codeAction`, only what a "Try this" needs. */
export const CodeActionsSchema = z
  .array(
    z.looseObject({
      title: z.string(),
      kind: z.string().optional(),
      edit: z
        .looseObject({
          documentChanges: z
            .array(
              z.looseObject({ edits: z.array(z.looseObject({ range: RangeSchema, newText: z.string() })).optional() }),
            )
            .optional(),
        })
        .optional(),
    }),
  )
  .nullable();

export interface DocumentSymbolNode {
  readonly name: string;
  readonly kind: number;
  readonly range: z.infer<typeof RangeSchema>;
  readonly selectionRange: z.infer<typeof RangeSchema>;
  readonly children?: readonly DocumentSymbolNode[] | undefined;
}

/** `textDocument/documentSymbol`: declarations inside the sections and namespaces that hold them. */
export const DocumentSymbolsSchema: z.ZodType<readonly DocumentSymbolNode[] | null> = z
  .array(
    z.looseObject({
      name: z.string(),
      kind: z.number().int(),
      range: RangeSchema,
      selectionRange: RangeSchema,
      get children() {
        return z.array(DocumentSymbolNodeSchema).optional();
      },
    }),
  )
  .nullable();

const DocumentSymbolNodeSchema: z.ZodType<DocumentSymbolNode> = z.lazy(() =>
  z.looseObject({
    name: z.string(),
    kind: z.number().int(),
    range: RangeSchema,
    selectionRange: RangeSchema,
    children: z.array(DocumentSymbolNodeSchema).optional(),
  }),
);

/** `$/lean/rpc/connect` answers a session id as a decimal string (it does not fit a JavaScript number). */
export const RpcConnectedSchema = z.looseObject({ sessionId: z.string() });

/** Names of requests and notifications, so that no other file spells them. */
export const leanMethods = {
  didChangeWatchedFiles: "workspace/didChangeWatchedFiles",
  waitForDiagnostics: "textDocument/waitForDiagnostics",
  plainGoal: "$/lean/plainGoal",
  plainTermGoal: "$/lean/plainTermGoal",
  codeAction: "textDocument/codeAction",
  documentSymbol: "textDocument/documentSymbol",
  didOpen: "textDocument/didOpen",
  didChange: "textDocument/didChange",
  didClose: "textDocument/didClose",
  publishDiagnostics: "textDocument/publishDiagnostics",
  fileProgress: "$/lean/fileProgress",
  rpcConnect: "$/lean/rpc/connect",
  rpcCall: "$/lean/rpc/call",
  rpcKeepAlive: "$/lean/rpc/keepAlive",
  rpcRelease: "$/lean/rpc/release",
} as const;

/** Error codes of the protocol, of Lean's server (`Lean/Data/JsonRpc.lean`), and the last one of our own server. */
export const leanErrorCodes = {
  requestCancelled: -32800,
  contentModified: -32801,
  rpcNeedsReconnect: -32900,
  workerExited: -32901,
  workerCrashed: -32902,
  /** The worker used more memory than it may, and was ended. */
  workerOverLimit: -32950,
} as const;

/** What we tell a server about ourselves: widgets for interactive goals, and silent diagnostics. */
export function initializeParams(rootUri: string | null, processId: number): object {
  return {
    processId,
    rootUri,
    clientInfo: { name: "colloquy" },
    initializationOptions: { hasWidgets: true },
    capabilities: {
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
      lean: { silentDiagnosticSupport: true },
    },
  };
}
