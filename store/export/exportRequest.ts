import type { RedactionCount } from "../../core/episode/redaction.ts";
import type { WrittenFile } from "./metadata.ts";

export interface ExportRequest {
  readonly workspaceFolder: string;
  readonly format: string;
  /** The folder to create; undefined for a preview. */
  readonly target: string | undefined;
  /** An SPDX expression. */
  readonly licence: string;
  readonly contributors: readonly string[];
  readonly replace: boolean;
  /** Names to remove besides those of the user and the machine. */
  readonly names: readonly string[];
  /** Ids of the episodes to export; all if it is empty. */
  readonly episodes: readonly string[];
}

export interface ExportSummary {
  readonly format: string;
  readonly episodes: number;
  readonly rows: number;
  /** The number of dropped parts, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  readonly redactions: readonly RedactionCount[];
  /** Empty for a preview. */
  readonly files: readonly WrittenFile[];
  readonly sourceHead: string;
  readonly damagedLines: number;
  /** The first rows as they would be exported. */
  readonly preview: readonly string[];
}

export interface ExportProblem {
  readonly kind: "bad-request" | "exists" | "not-written";
  readonly message: string;
  readonly next: string;
}
