/**
 * What Lean 4.28's own server answers to `initialize` (obtained from `Lean.Server.Watchdog.mkLeanServerCapabilities`),
 * less what that server does itself rather than in a file worker: references, rename, call hierarchy, workspace
 * symbols and the module hierarchy.
 */
export const serverCapabilities = {
  textDocumentSync: {
    openClose: true,
    change: 2,
    willSave: false,
    willSaveWaitUntil: false,
    save: { includeText: true },
  },
  completionProvider: { resolveProvider: true, triggerCharacters: ["."] },
  hoverProvider: true,
  declarationProvider: true,
  definitionProvider: true,
  typeDefinitionProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  semanticTokensProvider: {
    full: true,
    range: true,
    legend: {
      tokenTypes: [
        ...["keyword", "variable", "property", "function", "namespace", "type", "class", "enum", "interface", "struct"],
        ...["typeParameter", "parameter", "enumMember", "event", "method", "macro", "modifier", "comment", "string"],
        ...["number", "regexp", "operator", "decorator", "leanSorryLike"],
      ],
      tokenModifiers: [
        ...["declaration", "definition", "readonly", "static", "deprecated", "abstract", "async", "modification"],
        ...["documentation", "defaultLibrary"],
      ],
    },
  },
  codeActionProvider: {
    resolveProvider: true,
    workDoneProgress: false,
    codeActionKinds: ["quickfix", "refactor", "source.organizeImports"],
  },
  inlayHintProvider: { resolveProvider: false, workDoneProgress: false },
  signatureHelpProvider: { triggerCharacters: [" "], workDoneProgress: false },
  colorProvider: { workDoneProgress: false },
  experimental: { rpcProvider: { highlightMatchesProvider: {} } },
} as const;

export const serverInfo = { name: "Lean 4 Server", version: "4.28.0-pre (embedded)" } as const;
