import type { Goal } from "../../core/lean/goal.ts";
import { normaliseGoals } from "../../core/lean/goal.ts";
import { insertionEdit } from "../../core/lean/insertion.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { Finding, UnansweredFinding, Verdict } from "../../core/lean/verdict.ts";
import type { LanePool } from "./lanePool.ts";
import type { Situation } from "./situation.ts";

/** The part of a document's settings that a check depends on. */
export interface CheckSettings {
  readonly uri: string;
  /** Of the real document, for the verdicts. */
  readonly version: number;
  /** For a text that holds the whole file. */
  readonly baselineTimeoutMs: number;
  readonly allowNativeDecide: boolean;
  /** See `AxiomTask`; true for the embedded Lean. */
  readonly libraryTheoremsAreAxioms: boolean;
}

/** One hole of one version of a document, and the lanes on which Lean is asked about it. */
export interface HoleContext {
  readonly situation: Situation;
  readonly settings: CheckSettings;
  readonly pool: LanePool;
  readonly goalKey: string;
  /** How often imports had changed when the hole was opened. */
  readonly importsChanged: number;
}

export function holeContext(situation: Situation, settings: CheckSettings, pool: LanePool): HoleContext {
  const goalKey = normaliseGoals(situation.goalsBefore);
  return { situation, settings, pool, goalKey, importsChanged: pool.importsChanged };
}

export function textBefore({ site }: Situation): string {
  return site.text.slice(0, site.command.start);
}

/** The edit that inserting a candidate would make in the real document. */
export function insertionAt({ site }: Situation, candidate: string, goalsLeft: number): TextEdit {
  return insertionEdit({ ...site, candidate, goalsLeft });
}

/** The goals and messages that everything is held against were those of the imports as they were. */
export function whileImportsHold({ pool, importsChanged }: HoleContext, finding: Finding): Finding {
  if (pool.importsChanged === importsChanged) return finding;
  const reason = "a file that this one imports has changed, so the goal must be asked for again";
  return { kind: "unknown", level: "none", reason };
}

export function verdictOf(context: HoleContext, finding: Finding, elapsedMs: number): Verdict {
  const { situation, settings, pool, goalKey } = context;
  const goalsBefore: readonly Goal[] = situation.goalsBefore;
  return {
    messages: [],
    ...finding,
    goalsBefore,
    elapsedMs: Math.round(elapsedMs),
    uri: settings.uri,
    documentVersion: settings.version,
    goalKey,
    engine: pool.engine,
  };
}

export const takenBack: UnansweredFinding = { kind: "unknown", level: "none", reason: "the check was taken back" };
