/** An outcome as plain data, so that it survives JSON, worker threads and logs. */
export type Result<Value, Problem> =
  | { readonly kind: "ok"; readonly value: Value }
  | { readonly kind: "error"; readonly problem: Problem };

export function ok<Value>(value: Value): Result<Value, never> {
  return { kind: "ok", value };
}

export function failure<Problem>(problem: Problem): Result<never, Problem> {
  return { kind: "error", problem };
}

/** Marks the end of an exhaustive `switch`; reaching it is a bug in the caller. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
