import type { Goal } from "../../core/lean/goal.ts";
import type {
  Finding,
  StepEffect,
  Verdict,
  VerdictContext,
  VerdictKind,
  VerificationLevel,
} from "../../core/lean/verdict.ts";

type More = Partial<VerdictContext> & FindingParts;

interface FindingParts {
  readonly goalsAfter?: readonly Goal[] | undefined;
  readonly effect?: StepEffect | undefined;
  readonly axioms?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}

/** A verdict of any kind, with the fields of `more` that its kind has. */
export function verdict(
  kind: VerdictKind,
  level: VerificationLevel,
  { goalsAfter, effect, axioms, reason, ...context }: More = {},
): Verdict {
  return {
    goalsBefore: [],
    messages: [],
    elapsedMs: 1,
    uri: "file:///A.lean",
    documentVersion: 1,
    goalKey: "",
    engine: "test",
    ...context,
    ...finding(kind, level, { goalsAfter, effect, axioms, reason }),
  };
}

function finding(
  kind: VerdictKind,
  level: VerificationLevel,
  { goalsAfter = [], effect, axioms, reason }: FindingParts,
): Finding {
  const ran = { level, goalsAfter, ...(effect ? { effect } : {}), ...(reason === undefined ? {} : { reason }) };
  const named = axioms ? { axioms } : {};
  switch (kind) {
    case "proved":
      return { kind, ...ran, ...named };
    case "progress":
    case "noProgress":
      return { kind, ...ran };
    case "refused":
      return { kind, level, reason: reason ?? "a test says so", ...named };
    case "failed":
    case "timeout":
    case "unknown":
      return { kind, level, reason: reason ?? "a test says so" };
  }
}
