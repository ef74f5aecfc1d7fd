import type { Position, TextDocument } from "vscode";
import type { Goal } from "../../core/lean/goal.ts";
import { parseGoal } from "../../core/lean/goal.ts";
import { leanErrorCodes, leanMethods, PlainGoalSchema } from "../../lean-bridge/protocol/leanProtocol.ts";
import type { RunningLean } from "./leanService.ts";

const workerIsGone: ReadonlySet<number> = new Set([leanErrorCodes.workerCrashed, leanErrorCodes.workerExited]);

/**
 * The goals at a place of the person's own document, as Lean has them; undefined where no tactic stands or no answer
 * came. Where the document's worker has died, the document is opened again and asked once more.
 */
export async function goalsAt(
  lean: RunningLean,
  { document, at }: { readonly document: TextDocument; readonly at: Position },
  signal: AbortSignal,
): Promise<readonly Goal[] | undefined> {
  const position = { line: at.line, character: at.character };
  const params = { textDocument: { uri: document.uri.toString() }, position };
  const question = { method: leanMethods.plainGoal, params };
  let answer = await lean.documents.request(document, question, signal);
  if (answer.kind === "error" && answer.problem.kind === "rejected" && workerIsGone.has(answer.problem.code)) {
    lean.documents.reopen(document);
    answer = await lean.documents.request(document, question, signal);
  }
  if (answer.kind === "error") return undefined;
  const parsed = PlainGoalSchema.safeParse(answer.value);
  return parsed.success ? parsed.data?.goals.map(parseGoal) : undefined;
}
