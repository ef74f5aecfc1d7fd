import { readReport, reportCommands } from "../../core/lean/axiomReport.ts";
import { readPrintedName, shownName } from "../../core/lean/constantName.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { saysSorry } from "../../core/lean/diagnostic.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import type { DocumentSymbolNode } from "../protocol/leanProtocol.ts";
import type { Answer } from "../session/answer.ts";
import { foreignAxioms } from "./foreignAxioms.ts";
import type { LanePool } from "./lanePool.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface VerifiedDeclaration {
  readonly name: string;
  readonly line: number;
  /** Lean's full form of the statement, to be hashed by whoever compares files; undefined if Lean did not print it. */
  readonly statement: string | undefined;
  /** `allowed`: the three standard axioms at the most. `foreign`: others, in `axioms`. `unknown`: Lean gave no list. */
  readonly axiomState: "allowed" | "foreign" | "unknown";
  readonly axioms: readonly string[];
}

export interface FileVerification {
  readonly errors: readonly Diagnostic[];
  readonly sorries: readonly Diagnostic[];
  readonly declarations: readonly VerifiedDeclaration[];
}

export interface VerifyTask {
  readonly text: string;
  readonly pool: LanePool;
  readonly timeoutMs: number;
  readonly libraryTheoremsAreAxioms: boolean;
}

/** The whole file in one process: errors, `sorry`s, and for each named declaration its statement and its axioms. */
export async function verifyFile(task: VerifyTask, signal: AbortSignal): Promise<Answer<FileVerification>> {
  return task.pool.clean.withLane(async (lane) => {
    const settled = await lane.settle(task.text, task.timeoutMs, signal);
    if (settled.kind === "unknown") return settled;
    const symbols = await lane.ask((document) => document.symbols(signal));
    if (symbols.kind === "unknown") return symbols;
    const { diagnostics } = settled.value;
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    const declarations = await declarationsOn(lane, { ...task, names: declaredNames(symbols.value, "") }, signal);
    return { ...settled, value: { errors, sorries: diagnostics.filter(saysSorry), declarations } };
  });
}

interface Named {
  readonly name: string;
  readonly line: number;
}

/** Namespaces and sections are symbols of kind 3; Lean gives a section without a name an empty one. */
function declaredNames(symbols: readonly DocumentSymbolNode[], namespace: string): readonly Named[] {
  return symbols.flatMap((symbol) => {
    const name = [namespace, symbol.name].filter((part) => part !== "").join(".");
    if (symbol.kind === 3) return declaredNames(symbol.children ?? [], isNamespace(symbol) ? name : namespace);
    if (symbol.name === "example" || /\s/u.test(symbol.name)) return [];
    return [{ name, line: symbol.range.start.line + 1 }];
  });
}

function isNamespace(symbol: DocumentSymbolNode): boolean {
  return (
    symbol.name !== "" && symbol.selectionRange.start.character - symbol.range.start.character >= "namespace ".length
  );
}

async function declarationsOn(
  lane: ShadowLane,
  task: VerifyTask & { readonly names: readonly Named[] },
  signal: AbortSignal,
): Promise<readonly VerifiedDeclaration[]> {
  let text = `${task.text}\n`;
  const places = task.names.map((named) => {
    const start = text.length;
    text += reportCommands(`_root_.${named.name}`);
    return { named, start, end: text.length };
  });
  const settled = await lane.settle(text, task.timeoutMs, signal);
  const located = settled.kind === "answered" ? withOffsets(text, settled.value.diagnostics) : [];
  const declarations: VerifiedDeclaration[] = [];
  for (const { named, start, end } of places) {
    const inside = located.filter(({ at }) => at >= start && at < end).map(({ diagnostic }) => diagnostic);
    declarations.push(await declarationOf(lane, { ...task, named, report: readReport(inside) }, signal));
  }
  return declarations;
}

function withOffsets(
  text: string,
  diagnostics: readonly Diagnostic[],
): readonly { readonly diagnostic: Diagnostic; readonly at: number }[] {
  const index = new TextIndex(text);
  return diagnostics.map((diagnostic) => ({ diagnostic, at: index.offsetAt(diagnostic.range.start) }));
}

async function declarationOf(
  lane: ShadowLane,
  task: VerifyTask & { readonly named: Named; readonly report: ReturnType<typeof readReport> },
  signal: AbortSignal,
): Promise<VerifiedDeclaration> {
  const { named, report } = task;
  if (!report) return { ...named, statement: undefined, axiomState: "unknown", axioms: [] };
  const { libraryNames } = task.pool;
  const foreign = await foreignAxioms(
    lane,
    { ...task, libraryNames, axioms: report.axioms.map(readPrintedName) },
    signal,
  );
  const { statement } = report;
  if (foreign === undefined) return { ...named, statement, axiomState: "unknown", axioms: [] };
  return {
    ...named,
    statement,
    axiomState: foreign.length > 0 ? "foreign" : "allowed",
    axioms: foreign.map(shownName),
  };
}
