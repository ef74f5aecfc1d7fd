import { randomUUID } from "node:crypto";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { EpisodeDraft, LeanPart } from "../../core/episode/episodeRecord.ts";
import { emptyLeanPart } from "../../core/episode/recordedEvents.ts";
import type { FileVerification, VerifiedDeclaration } from "../../lean-bridge/shadow/verifyFile.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { environmentDraft, environmentOf } from "../../store/environment.ts";
import type { CommandProblem } from "../exitCodes.ts";
import type { RecordingFolder } from "../recordingFolder.ts";
import type { OpenFile } from "./context.ts";
import { notRecorded, pathInLog } from "./recordSuggestions.ts";

interface Verified {
  readonly open: OpenFile;
  readonly verification: FileVerification;
  /** The toolchain's own checker speaks against the file. */
  readonly isRefused: boolean;
}

/** Notes what a fresh Lean said about each declaration of a file: an episode each, that says which text it was. */
export async function recordVerification(
  recording: RecordingFolder,
  { open, verification, isRefused }: Verified,
): Promise<Result<void, CommandProblem>> {
  await using log = new EpisodeLog(recording.folder, { consent: recording.consent });
  const kept = await log.keepText(open.file.text);
  if (kept.kind === "error") return failure(notRecorded(kept.problem.detail));
  const timeMs = Date.now();
  const uri = pathInLog(recording.folder, open.file.path);
  const isClean = verification.errors.length === 0 && verification.sorries.length === 0 && !isRefused;
  const drafts = verification.declarations.map((declaration): EpisodeDraft => {
    const place = { episodeId: randomUUID(), uri, declaration: declaration.name };
    const said = { engine: open.lean.engine, textHash: kept.value, axioms: [...declaration.axioms] };
    return {
      ...{ episodeId: place.episodeId, timeMs, event: "verified", utterance: null, types: [], decision: null },
      actor: { id: "Lean", kind: "lean" },
      content: {
        ...{ text: "", candidates: [] },
        lean: { ...emptyLeanPart(place), ...said, verdict: verdictOf(declaration, isClean) },
      },
    };
  });
  const environment = await environmentOf(recording.folder, {
    engine: open.lean.engine,
    options: { allowNativeDecide: String(open.document.options.allowNativeDecide) },
  });
  for (const draft of [environmentDraft(environment, timeMs), ...drafts]) {
    const appended = await log.append(draft);
    if (appended.kind === "error") return failure(notRecorded(appended.problem.detail));
  }
  return ok(undefined);
}

/** V5 is a level of the whole file: an error anywhere keeps all its declarations from it. */
function verdictOf({ axiomState }: VerifiedDeclaration, isClean: boolean): NonNullable<LeanPart["verdict"]> {
  if (axiomState === "unknown") return { kind: "unknown", level: "none" };
  return isClean && axiomState === "allowed" ? { kind: "proved", level: "V5" } : { kind: "failed", level: "none" };
}
