/**
 * The answers and notifications of Lean's server, by message. The parts that are Lean's own are described in
 * `src/Lean/Data/Lsp/Extra.lean` and `src/Lean/Server/FileWorker/WidgetRequests.lean`; the rest is the language server
 * protocol. Answers are parsed loosely: Lean may add fields from version to version.
 */
import * as z from "zod";
import { leanMethods } from "./messages.ts";

const PositionSchema = z.looseObject({ line: z.number().int(), character: z.number().int() });
const RangeSchema = z.looseObject({ start: PositionSchema, end: PositionSchema });

/** `$/lean/plainGoal`: the goals at a position as text; null where no tactic stands. */
const PlainGoalSchema = z.looseObject({ rendered: z.string(), goals: z.array(z.string()) }).nullable();

/** `$/lean/plainTermGoal`: the expected type of the term at a position. */
const PlainTermGoalSchema = z.looseObject({ goal: z.string(), range: RangeSchema }).nullable();

/**
 * `textDocument/publishDiagnostics`, with Lean's extra fields. Since 4.31 a server may send what is new instead of all
 * (lean4#13260), which we do not ask for: taken for all, it would leave errors out, and so it is unreadable.
 */
export const PublishDiagnosticsSchema = z.looseObject({
  uri: z.string(),
  version: z.number().int().optional(),
  isIncremental: z.literal(false).nullish(),
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

export type FileProgress = z.infer<typeof FileProgressSchema>;

/** `textDocument/codeAction`, only what a "Try this" needs. */
const CodeActionsSchema = z
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
const DocumentSymbolsSchema: z.ZodType<readonly DocumentSymbolNode[] | null> = z
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

/** `textDocument/completion`, only what names need. */
const CompletionSchema = z.looseObject({ items: z.array(z.looseObject({ label: z.string() })) });

/** Our own `$/colloquy/compilePrefix`; a failure has another form. */
const CompiledPrefixSchema = z.looseObject({ kind: z.literal("compiled"), module: z.string() });

/** The requests that we make about one document: each with the form of its answer. */
export const leanRequests = {
  plainGoal: { method: leanMethods.plainGoal, answer: PlainGoalSchema },
  plainTermGoal: { method: leanMethods.plainTermGoal, answer: PlainTermGoalSchema },
  codeAction: { method: leanMethods.codeAction, answer: CodeActionsSchema },
  documentSymbol: { method: leanMethods.documentSymbol, answer: DocumentSymbolsSchema },
  completion: { method: leanMethods.completion, answer: CompletionSchema },
  compilePrefix: { method: leanMethods.compilePrefix, answer: CompiledPrefixSchema },
} as const;

export interface LeanRequest<Answer extends z.ZodType> {
  readonly method: string;
  readonly answer: Answer;
}

/** The parameters of `initialize`, which tell a server what we can do: widgets for interactive goals, and silent diagnostics. */
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
