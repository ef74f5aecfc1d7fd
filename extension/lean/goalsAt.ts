import { setTimeout as wait } from "node:timers/promises";
import type { Position, TextDocument } from "vscode";
import type { Goal } from "../../core/lean/goal.ts";
import { parseGoal } from "../../core/lean/goal.ts";
import type { Result } from "../../core/base/result.ts";
import { leanErrorCodes } from "../../lean-bridge/protocol/messages.ts";
import type { RequestProblem } from "../../lean-bridge/connection/leanConnection.ts";
import { leanRequests } from "../../lean-bridge/protocol/leanProtocol.ts";
import type { RunningLean } from "./leanService.ts";

const workerIsGone: ReadonlySet<number> = new Set([leanErrorCodes.workerCrashed, leanErrorCodes.workerExited]);
/** A worker that was just started may be reported as gone once more. */
const waitsMs = [0, 500, 1500] as const;

type Answer = Result<unknown, RequestProblem>;

/**
 * The goals at places of the person's own document, as Lean has them; undefined if there is no tactic or no answer
 * came. If the document's worker has died, the document is reopened, once for all places, and Lean is asked again.
 */
export async function goalsAt(
  lean: RunningLean,
  {
    document,
    places,
  }: { readonly document: TextDocument; readonly places: readonly Pick<Position, "line" | "character">[] },
  signal: AbortSignal,
): Promise<readonly (readonly Goal[] | undefined)[]> {
  const ask = (): Promise<readonly Answer[]> =>
    Promise.all(
      places.map(({ line, character }) => {
        const params = { textDocument: { uri: document.uri.toString() }, position: { line, character } };
        return lean.documents.request(document, { method: leanRequests.plainGoal.method, params }, signal);
      }),
    );
  let answers = await ask();
  for (const waitMs of waitsMs) {
    if (signal.aborted || !answers.some(lostItsWorker)) break;
    if (waitMs === 0) lean.documents.reopen(document);
    else await wait(waitMs);
    answers = await ask();
  }
  return answers.map(goalsOf);
}

function lostItsWorker(answer: Answer): boolean {
  return answer.kind === "error" && answer.problem.kind === "rejected" && workerIsGone.has(answer.problem.code);
}

function goalsOf(answer: Answer): readonly Goal[] | undefined {
  if (answer.kind === "error") return undefined;
  const parsed = leanRequests.plainGoal.answer.safeParse(answer.value);
  return parsed.success ? parsed.data?.goals.map(parseGoal) : undefined;
}
