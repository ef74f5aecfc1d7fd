/**
 * The output of `--json`: one object, with `schemaVersion` 1 until a field changes its meaning. The JSON Schemas in
 * docs/schemas/ are made from these by cli/writeSchemas.ts.
 */
import * as z from "zod";
import type { Diagnostic } from "../core/lean/diagnostic.ts";
import { stepHoleKinds } from "../core/lean/hole.ts";
import type { Candidate } from "../core/lean/ports.ts";
import type { Verdict } from "../core/lean/verdict.ts";
import { axiomsOf, goalsAfterOf, isVerified, verdictKinds, verificationLevels } from "../core/lean/verdict.ts";
import { GoalSchema, goalJson } from "../core/lean/goalSchema.ts";
import { episodeOutputSchemas } from "./episodeOutput.ts";
import { evolveSchema } from "./evolveOutput.ts";
import { talkOutputSchemas } from "./talkOutput.ts";
import { proofFields } from "./proveOutput.ts";

/** Lines from 1, columns from 0 in UTF-16 code units. */
const PlaceSchema = z.strictObject({ line: z.int(), column: z.int() });

const DiagnosticSchema = z.strictObject({
  severity: z.enum(["error", "warning", "information", "hint"]),
  start: PlaceSchema,
  end: PlaceSchema,
  message: z.string(),
});

const VerdictSchema = z.strictObject({
  kind: z.enum(verdictKinds),
  level: z.enum(verificationLevels),
  verified: z.boolean(),
  goalsAfter: z.array(GoalSchema).nullable(),
  messages: z.array(z.strictObject({ severity: z.string(), message: z.string() })),
  axioms: z.array(z.string()).nullable(),
  reason: z.string().nullable(),
  elapsedMs: z.int(),
  goalKey: z.string(),
  engine: z.string(),
});

const CheckedSchema = z.strictObject({ tactic: z.string(), source: z.string(), verdict: VerdictSchema });

const HoleSchema = z.strictObject({
  kind: z.enum(["sorry", "emptyBy", "unsolved", "cursor", "step", ...stepHoleKinds]),
  start: PlaceSchema,
  end: PlaceSchema,
});

const WrittenSchema = z.strictObject({
  file: z.string(),
  recheck: z.enum(["ok", "errors", "unknown", "notRun"]),
  /** Why it is not "ok". */
  detail: z.string().nullable(),
});

const ListedHoleSchema = HoleSchema.extend({
  /** Tactics or a term; null if only Lean can tell. */
  mode: z.enum(["tactic", "term"]).nullable(),
  note: z.string().nullable(),
});

const common = { schemaVersion: z.literal(1), file: z.string(), engine: z.string() };

export const outputSchemas = {
  check: z.strictObject({
    ...common,
    command: z.literal("check"),
    ok: z.boolean(),
    diagnostics: z.array(DiagnosticSchema),
  }),
  goals: z.strictObject({
    ...common,
    command: z.literal("goals"),
    at: PlaceSchema,
    goals: z.array(GoalSchema).nullable(),
    expectedType: GoalSchema.nullable(),
  }),
  holes: z.strictObject({ ...common, command: z.literal("holes"), holes: z.array(ListedHoleSchema) }),
  try: z.strictObject({
    ...common,
    command: z.literal("try"),
    hole: HoleSchema,
    goalsBefore: z.array(GoalSchema),
    results: z.array(CheckedSchema),
  }),
  suggest: z.strictObject({
    ...common,
    command: z.literal("suggest"),
    holes: z.array(
      z.strictObject({
        hole: HoleSchema,
        problem: z.string().nullable(),
        goalsBefore: z.array(GoalSchema),
        screened: z.int(),
        elapsedMs: z.int(),
        suggestions: z.array(CheckedSchema),
        disagreements: z.array(z.strictObject({ tactic: z.string(), reason: z.string() })),
      }),
    ),
    closed: z.int(),
    written: WrittenSchema.nullable(),
  }),
  prove: z.strictObject({
    ...common,
    command: z.literal("prove"),
    holes: z.array(
      z.strictObject({
        hole: HoleSchema,
        goalsBefore: z.array(GoalSchema),
        ...proofFields,
        proof: CheckedSchema.nullable(),
        partial: CheckedSchema.nullable(),
      }),
    ),
    closed: z.int(),
    written: WrittenSchema.nullable(),
  }),
  "replay-steps": z.strictObject({
    ...common,
    command: z.literal("replay-steps"),
    seed: z.int(),
    /** The number of steps in the file, from the first requested line on. */
    found: z.int(),
    /** The point at which an unfinished replay resumes; `nextLine` is null if only changed steps are left. */
    stopped: z.strictObject({ why: z.enum(["minutes", "interrupted"]), nextLine: z.int().nullable() }).nullable(),
    counts: z.strictObject({
      steps: z.int(),
      accepted: z.int(),
      noEffect: z.int(),
      severalStates: z.int(),
      notAStep: z.int(),
      refused: z.int(),
      noAnswer: z.int(),
      mutants: z.int(),
      agreements: z.int(),
      disagreements: z.int(),
      undecided: z.int(),
    }),
    medianStepMs: z.int(),
    steps: z.array(
      z.strictObject({
        hole: HoleSchema,
        tactic: z.string(),
        kind: z.enum(["accepted", "noEffect", "severalStates", "notAStep", "refused", "noAnswer"]),
        reason: z.string().nullable(),
        elapsedMs: z.int(),
      }),
    ),
    mutants: z.array(
      z.strictObject({
        hole: HoleSchema,
        tactic: z.string(),
        mutant: z.string(),
        change: z.enum(["hypothesis", "dropped", "side", "order", "number"]),
        outcome: z.enum(["agreement", "disagreement", "undecided"]),
        gate: z.strictObject({
          kind: VerdictSchema.shape.kind,
          level: VerdictSchema.shape.level,
          reason: z.string().nullable(),
        }),
        fresh: z.strictObject({ kind: z.enum(["holds", "errors", "unknown"]), reason: z.string().nullable() }),
      }),
    ),
  }),
  verify: z.strictObject({
    ...common,
    command: z.literal("verify"),
    level: z.enum(["none", "V5"]),
    independentChecker: z.string(),
    independentCheck: z.strictObject({
      outcome: z.enum(["notRun", "accepts", "refuses", "unknown"]),
      detail: z.string().nullable(),
    }),
    /** Every checker that was run. */
    checkers: z.array(
      z.strictObject({
        checker: z.string(),
        outcome: z.enum(["accepts", "refuses", "unknown"]),
        detail: z.string().nullable(),
      }),
    ),
    /** Known faults of this Lean's kernel, by the pull requests of leanprover/lean4 that mend them. */
    kernelFaults: z.array(z.string()),
    errors: z.array(DiagnosticSchema),
    sorries: z.array(DiagnosticSchema),
    /** Other reasons why the file is not at V5. */
    obstacles: z.array(z.string()),
    declarations: z.array(
      z.strictObject({
        name: z.string(),
        line: z.int().nullable(),
        statementHash: z.string().nullable(),
        axiomState: z.enum(["allowed", "foreign", "unknown"]),
        axioms: z.array(z.string()),
      }),
    ),
  }),
  evolve: evolveSchema,
  ...talkOutputSchemas,
  ...episodeOutputSchemas,
  doctor: z.strictObject({
    schemaVersion: z.literal(1),
    command: z.literal("doctor"),
    sections: z.array(
      z.strictObject({
        title: z.string(),
        lines: z.array(
          z.strictObject({
            status: z.enum(["ok", "warn", "bad", "info"]),
            text: z.string(),
            next: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
} as const;

export type OutputName = keyof typeof outputSchemas;
export type Output<Name extends OutputName> = z.infer<(typeof outputSchemas)[Name]>;

export function diagnosticJson(diagnostic: Diagnostic): z.infer<typeof DiagnosticSchema> {
  const place = (position: { line: number; character: number }): z.infer<typeof PlaceSchema> => ({
    line: position.line + 1,
    column: position.character,
  });
  const { severity, range, message } = diagnostic;
  return { severity, start: place(range.start), end: place(range.end), message };
}

export function checkedJson(candidate: Candidate, verdict: Verdict): z.infer<typeof CheckedSchema> {
  return {
    tactic: candidate.text,
    source: candidate.source,
    verdict: {
      kind: verdict.kind,
      level: verdict.level,
      verified: isVerified(verdict),
      goalsAfter: goalsAfterOf(verdict)?.map(goalJson) ?? null,
      messages: verdict.messages.map(({ severity, message }) => ({ severity, message })),
      axioms: axiomsOf(verdict)?.slice() ?? null,
      reason: verdict.reason ?? null,
      elapsedMs: verdict.elapsedMs,
      goalKey: verdict.goalKey,
      engine: verdict.engine,
    },
  };
}
