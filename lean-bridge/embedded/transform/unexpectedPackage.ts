import { failure, type Result } from "../../../core/base/result.ts";

/** The package is not the one the transform was written for; `detail` names the first thing that differs. */
export type UnexpectedPackage = { readonly kind: "unexpectedPackage"; readonly detail: string };

export function unexpected(detail: string): Result<never, UnexpectedPackage> {
  return failure({ kind: "unexpectedPackage", detail });
}
