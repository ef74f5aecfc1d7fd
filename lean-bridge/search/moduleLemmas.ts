import { typeProbe } from "../../core/lean/probes.ts";
import type { CheckLimits, HoleChecker } from "../../core/lean/ports.ts";
import type { FoundLemma } from "../../core/search/foundLemma.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { typeWhereFalseIsExpected } from "../../core/lean/leanMessages.ts";
import { leanRequests } from "../protocol/leanProtocol.ts";
import type { LanePool } from "../shadow/lanePool.ts";

/** Completion does not tell theorems from functions where theorems are stored without their proofs; statements do. */
const relation = /[=≤<≥>≠↔∧∨¬∣∈∉⊆]/u;
const largestNamespace = 5000;

export interface NamespaceTask {
  readonly pool: LanePool;
  /** The text before the declaration: what is imported and open there. */
  readonly documentBefore: string;
  readonly namespaces: readonly string[];
  readonly timeoutMs: number;
}

/** Names in namespaces, functions among them, as Lean's own completion knows them: of everything imported, without a network. */
export async function lemmasInNamespaces(task: NamespaceTask, signal: AbortSignal): Promise<readonly FoundLemma[]> {
  const lines = task.namespaces.map((namespace) => `#check ${namespace}.`);
  const text = `${task.documentBefore}\n${lines.join("\n")}\n`;
  const index = new TextIndex(text);
  return task.pool.screening.withLane(async (lane) => {
    const settled = await lane.settle(text, task.timeoutMs, signal);
    if (settled.kind === "unknown") return [];
    const found: FoundLemma[] = [];
    for (const [at, namespace] of task.namespaces.entries()) {
      const line = index.lineCount - 1 - task.namespaces.length + at;
      const position = { line, character: index.lineText(line).length };
      const answer = await lane.ask((document) =>
        document.ask(leanRequests.completion, { textDocument: { uri: document.uri }, position }, signal),
      );
      const items = answer.kind === "answered" ? answer.value.items : [];
      for (const { label } of items.slice(0, largestNamespace))
        found.push({ name: fullName(namespace, label), statement: undefined, source: namespace });
    }
    return found;
  });
}

/** Some versions of Lean give the whole name, others what stands behind the dot. */
function fullName(namespace: string, label: string): string {
  return label.startsWith(`${namespace}.`) ? label : `${namespace}.${label}`;
}

/** The same lemmas with their statements, asked of Lean at the goal; what Lean does not know is left out. */
export async function withStatements(
  { checker, limits }: { readonly checker: HoleChecker; readonly limits: CheckLimits },
  lemmas: readonly FoundLemma[],
  signal: AbortSignal,
): Promise<readonly (FoundLemma & { readonly statement: string })[]> {
  const asked = lemmas.flatMap((lemma) => {
    const probe = typeProbe(`@${lemma.name}`);
    return probe.kind === "probe" ? [{ lemma, step: probe.step }] : [];
  });
  const verdicts = await checker.screen(
    asked.map(({ step }) => step),
    limits,
    signal,
  );
  return verdicts.flatMap((verdict, at) => {
    const messages = [...verdict.messages.map(({ message }) => message), verdict.reason ?? ""];
    const statement = messages.map(typeWhereFalseIsExpected).find((type) => type !== undefined);
    const lemma = asked[at]?.lemma;
    return lemma && statement !== undefined && relation.test(statement)
      ? [{ ...lemma, statement: statement.replace(/\s+/gu, " ") }]
      : [];
  });
}
