import type { RedactionCount } from "../../core/episode/redaction.ts";
import type { WrittenFile } from "./metadata.ts";

export interface ExportRequest {
  readonly workspaceFolder: string;
  readonly format: string;
  /** A folder that is made; absent for a preview alone. */
  readonly target: string | undefined;
  /** An SPDX expression. */
  readonly licence: string;
  readonly contributors: readonly string[];
  readonly replace: boolean;
  /** Further names to be taken out, beside the user's and the machine's. */
  readonly names: readonly string[];
  /** Of the episodes to take; all if it is empty. */
  readonly episodes: readonly string[];
}

export interface ExportSummary {
  readonly format: string;
  readonly episodes: number;
  readonly rows: number;
  /** How many were left out, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  readonly redactions: readonly RedactionCount[];
  /** Empty for a preview. */
  readonly files: readonly WrittenFile[];
  readonly sourceHead: string;
  readonly damagedLines: number;
  /** The first rows as they would leave. */
  readonly preview: readonly string[];
}

export interface ExportProblem {
  readonly kind: "bad-request" | "exists" | "not-written";
  readonly message: string;
  readonly next: string;
}
