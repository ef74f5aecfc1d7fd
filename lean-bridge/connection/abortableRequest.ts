import type { CancellationToken } from "vscode-jsonrpc/node";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import type { Result } from "../../core/base/result.ts";
import { failure } from "../../core/base/result.ts";
import type { RequestProblem } from "./leanConnection.ts";
import type { Listeners } from "./listeners.ts";

/**
 * Sends a request so that it settles in any case: with its answer, with `cancelled` as soon as the signal fires (the
 * server is asked to stop), or with `closed` once the connection is gone.
 */
export async function abortableRequest(
  send: (token: CancellationToken) => Promise<Result<unknown, RequestProblem>>,
  closed: Listeners<[reason: string]>,
  signal: AbortSignal,
): Promise<Result<unknown, RequestProblem>> {
  if (signal.aborted) return failure({ kind: "cancelled" });
  const cancellation = new CancellationTokenSource();
  let end: (problem: Result<never, RequestProblem>) => void = () => undefined;
  const ended = new Promise<Result<never, RequestProblem>>((resolve) => {
    end = resolve;
  });
  const onAbort = (): void => {
    cancellation.cancel();
    end(failure({ kind: "cancelled" }));
  };
  const subscription = closed.add(() => end(failure({ kind: "closed" })));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([send(cancellation.token), ended]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    subscription.dispose();
    cancellation.dispose();
  }
}
