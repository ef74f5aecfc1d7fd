import { randomUUID } from "node:crypto";
import { realpathSync } from "node:fs";
import { relative } from "node:path";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { ConversationEvent } from "../../core/conversation/conversation.ts";
import type { EpisodeDraft } from "../../core/episode/episodeRecord.ts";
import type { EpisodePlace, StepSite } from "../../core/episode/recordedEvents.ts";
import { draftOf } from "../../core/episode/recordedEvents.ts";
import { suggestedDraft } from "../../core/episode/suggestedDraft.ts";
import { declarationNameAt } from "../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { Suggestion } from "../../core/search/suggest.ts";
import { environmentDraft, environmentOf } from "../../store/environment.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import type { RecordingFolder } from "../recordingFolder.ts";
import type { OpenFile } from "../openFile.ts";
import type { HoleSuggestions } from "./holeSearch.ts";

export interface Searched {
  readonly open: OpenFile;
  readonly results: readonly HoleSuggestions[];
  /** True if the best proofs were written to a file, which is how they were accepted. */
  readonly written: boolean;
}

/** Notes each hole as an episode: what was turned down, what was offered, and what was taken. */
export async function recordSuggestions(
  { folder: workspaceFolder, consent }: RecordingFolder,
  { open, results, written }: Searched,
): Promise<Result<void, CommandProblem>> {
  await using log = new EpisodeLog(workspaceFolder, { consent });
  const kept = await log.keepText(open.file.text);
  if (kept.kind === "error") return failure(notRecorded(kept.problem.detail));
  const environment = await environmentOf(workspaceFolder, {
    engine: open.lean.engine,
    options: { allowNativeDecide: String(open.document.options.allowNativeDecide) },
  });
  const drafts = [environmentDraft(environment, Date.now())];
  for (const result of results)
    drafts.push(...draftsOf({ open, workspaceFolder, textHash: kept.value, written }, result));
  for (const draft of drafts) {
    const appended = await log.append(draft);
    if (appended.kind === "error") return failure(notRecorded(appended.problem.detail));
  }
  return ok(undefined);
}

export function notRecorded(detail: string): CommandProblem {
  return {
    exitCode: exitCodes.badInput,
    message: `the episodes were not recorded (${detail})`,
    next: "name a folder that can be written to with --record, or add --no-record",
  };
}

interface Recorded {
  readonly open: OpenFile;
  readonly workspaceFolder: string;
  readonly textHash: string;
  readonly written: boolean;
}

function draftsOf(recorded: Recorded, result: HoleSuggestions): readonly EpisodeDraft[] {
  const place = placeOf(recorded, result);
  const timeMs = Date.now();
  const { offered, failures } = result.found;
  const [best] = offered;
  const isTaken = recorded.written && best?.verdict.kind === "proved";
  const said = [...failures, ...(isTaken ? [best] : [])];
  const turns = said.flatMap((suggestion) => {
    const site = siteOf(recorded, result, suggestion);
    return eventsOf(suggestion, suggestion === best).map((event) => draftOf(event, { place, timeMs, site }));
  });
  return [
    ...turns.slice(0, failures.length * 2),
    suggestedDraft(place, timeMs, result.found),
    ...turns.slice(failures.length * 2),
  ];
}

function placeOf({ open, workspaceFolder }: Recorded, { hole }: HoleSuggestions): EpisodePlace {
  const { text, path } = open.file;
  const declaration = declarationNameAt(text, commandRangeAt(text, hole.start), hole.start);
  const uri = pathInLog(workspaceFolder, path);
  return { episodeId: randomUUID(), uri, declaration: declaration ?? `offset ${hole.start}` };
}

/** As the log names a file: from the workspace folder, with forward slashes. */
export function pathInLog(workspaceFolder: string, path: string): string {
  return relative(realpathSync(workspaceFolder), realpathSync(path)).replaceAll("\\", "/");
}

/** A proposal of Lean's own tactics, Lean's word on it, and whether it was taken. */
function eventsOf({ candidate, verdict }: Suggestion, isTaken: boolean): readonly ConversationEvent[] {
  const id = randomUUID();
  const actor = { id: `Lean (${candidate.source})`, kind: "lean" } as const;
  const finished = verdict.kind === "proved" && verdict.level === "V4";
  return [
    { kind: "proposed", id, timeMs: Date.now(), actor, text: "", tactic: candidate.text },
    { kind: "judged", utterance: id, verdict, finished },
    ...(isTaken ? [{ kind: "decided", utterance: id, decision: "accepted" } as const] : []),
  ];
}

function siteOf({ textHash }: Recorded, { hole, checker }: HoleSuggestions, { candidate }: Suggestion): StepSite {
  const { kind, start, end, column } = hole;
  const edit = checker?.insertion(candidate.text, 0) ?? null;
  return { textHash, hole: { kind, start, end, column: column ?? null }, edit };
}
