/**
 * What `--json` prints: one object, with `schemaVersion` 1 until a field changes its meaning. The JSON Schemas in
 * docs/schemas/ are made from these by cli/writeSchemas.ts.
 */
import * as z from "zod";
import type { Diagnostic } from "../core/lean/diagnostic.ts";
import type { Goal } from "../core/lean/goal.ts";
import type { Candidate } from "../core/lean/ports.ts";
import type { Verdict } from "../core/lean/verdict.ts";
import { isVerified, verificationLevels } from "../core/lean/verdict.ts";

/** Lines from 1, columns from 0 in UTF-16 code units. */
const PlaceSchema = z.strictObject({ line: z.int(), column: z.int() });

const DiagnosticSchema = z.strictObject({
  severity: z.enum(["error", "warning", "information", "hint"]),
  start: PlaceSchema,
  end: PlaceSchema,
  message: z.string(),
});

const GoalSchema = z.strictObject({
  caseTag: z.string().nullable(),
  hypotheses: z.array(
    z.strictObject({
      names: z.array(z.string()),
      type: z.string(),
      value: z.string().nullable(),
      isInstance: z.boolean(),
      isInaccessible: z.boolean(),
    }),
  ),
  target: z.string(),
  text: z.string(),
});

const VerdictSchema = z.strictObject({
  kind: z.enum(["proved", "progress", "noProgress", "failed", "refused", "timeout", "unknown"]),
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
  kind: z.enum(["sorry", "emptyBy", "unsolved", "cursor", "step"]),
  start: PlaceSchema,
  end: PlaceSchema,
});

const common = { schemaVersion: z.literal(1), file: z.string(), engine: z.string() };

const CountsSchema = z.record(z.string(), z.int());
const LogProblemSchema = z.strictObject({ file: z.string(), line: z.int(), kind: z.string(), detail: z.string() });
const shared = { schemaVersion: z.literal(1) };

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
  holes: z.strictObject({ ...common, command: z.literal("holes"), holes: z.array(HoleSchema) }),
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
    written: z.strictObject({ file: z.string(), recheck: z.enum(["ok", "errors", "unknown"]) }).nullable(),
  }),
  "replay-steps": z.strictObject({
    ...common,
    command: z.literal("replay-steps"),
    seed: z.int(),
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
    errors: z.array(DiagnosticSchema),
    sorries: z.array(DiagnosticSchema),
    declarations: z.array(
      z.strictObject({
        name: z.string(),
        line: z.int(),
        statementHash: z.string().nullable(),
        axiomState: z.enum(["allowed", "foreign", "unknown"]),
        axioms: z.array(z.string()),
      }),
    ),
  }),
  "episodes-list": z.strictObject({
    ...shared,
    command: z.literal("episodes-list"),
    episodes: z.array(
      z.strictObject({
        id: z.string(),
        file: z.string(),
        declaration: z.string(),
        startedMs: z.int(),
        utterances: z.int(),
        accepted: z.int(),
        solved: z.boolean(),
      }),
    ),
  }),
  "episodes-verify": z.strictObject({
    ...shared,
    command: z.literal("episodes-verify"),
    files: z.int(),
    records: z.int(),
    head: z.string(),
    problems: z.array(LogProblemSchema),
  }),
  "episodes-stats": z.strictObject({
    ...shared,
    command: z.literal("episodes-stats"),
    episodes: z.int(),
    solved: z.int(),
    utterances: z.int(),
    types: CountsSchema,
    speakers: CountsSchema,
    steps: z.int(),
    answers: CountsSchema,
    accepted: z.int(),
    rejected: z.int(),
    measures: z.array(z.strictObject({ name: z.string(), value: z.number().nullable(), cases: z.int() })),
    table: z.array(z.record(z.string(), z.string())),
  }),
  "episodes-export": z.strictObject({
    ...shared,
    command: z.literal("episodes-export"),
    format: z.string(),
    target: z.string().nullable(),
    episodes: z.int(),
    rows: z.int(),
    dropped: CountsSchema,
    redactions: z.array(z.strictObject({ rule: z.string(), count: z.int(), examples: z.array(z.string()) })),
    files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.int() })),
    damagedLines: z.int(),
    preview: z.array(z.string()),
  }),
  "episodes-replay": z.strictObject({
    ...shared,
    command: z.literal("episodes-replay"),
    engine: z.string(),
    episodes: z.int(),
    steps: z.int(),
    agreements: z.int(),
    disagreements: z.array(
      z.strictObject({
        episode: z.string(),
        utterance: z.string(),
        declaration: z.string(),
        tactic: z.string(),
        recorded: z.string(),
        recordedEngine: z.string(),
        replayed: z.string(),
      }),
    ),
    notReplayed: CountsSchema,
    /** Agreements and disagreements by the Lean that had spoken first. */
    byRecordedEngine: z.array(z.strictObject({ engine: z.string(), agreements: z.int(), disagreements: z.int() })),
  }),
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

export type Output<Command extends keyof typeof outputSchemas> = z.infer<(typeof outputSchemas)[Command]>;

export function goalJson(goal: Goal): z.infer<typeof GoalSchema> {
  return {
    caseTag: goal.caseTag ?? null,
    hypotheses: goal.hypotheses.map((hypothesis) => ({
      ...hypothesis,
      names: [...hypothesis.names],
      value: hypothesis.value ?? null,
    })),
    target: goal.target,
    text: goal.text,
  };
}

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
      goalsAfter: verdict.goalsAfter?.map(goalJson) ?? null,
      messages: verdict.messages.map(({ severity, message }) => ({ severity, message })),
      axioms: verdict.axioms ? [...verdict.axioms] : null,
      reason: verdict.reason ?? null,
      elapsedMs: verdict.elapsedMs,
      goalKey: verdict.goalKey,
      engine: verdict.engine,
    },
  };
}
