import { randomUUID } from "node:crypto";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { EpisodeDraft, LeanPart } from "../../core/episode/episodeRecord.ts";
import { emptyLeanPart } from "../../core/episode/recordedEvents.ts";
import type { VerifiedDeclaration } from "../../lean-bridge/batch/verifiedDeclarations.ts";
import type { FileVerification } from "../../lean-bridge/batch/verifyFile.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { environmentDraft, environmentOf } from "../../store/environment.ts";
import type { CommandProblem } from "../exitCodes.ts";
import type { RecordingFolder } from "../recordingFolder.ts";
import type { FoundFile } from "../openFile.ts";
import { notRecorded, pathInLog } from "./recordSuggestions.ts";

interface Verified {
  readonly found: FoundFile;
  readonly verification: FileVerification;
  /** The whole file has reached V5. */
  readonly isVerified: boolean;
  readonly allowNativeDecide: boolean;
}

/** Notes what a fresh Lean said about each declaration of a file: an episode each, that says which text it was. */
export async function recordVerification(
  recording: RecordingFolder,
  { found, verification, isVerified, allowNativeDecide }: Verified,
): Promise<Result<void, CommandProblem>> {
  await using log = new EpisodeLog(recording.folder, { consent: recording.consent });
  const kept = await log.keepText(found.file.text);
  if (kept.kind === "error") return failure(notRecorded(kept.problem.detail));
  const timeMs = Date.now();
  const uri = pathInLog(recording.folder, found.file.path);
  const about = { engine: found.lean.engine, textHash: kept.value };
  const drafts = verification.declarations.map((declaration) =>
    draftOf(declaration, { uri, timeMs, about, isVerified }),
  );
  const environment = await environmentOf(recording.folder, {
    engine: found.lean.engine,
    options: { allowNativeDecide: String(allowNativeDecide) },
  });
  for (const draft of [environmentDraft(environment, timeMs), ...drafts]) {
    const appended = await log.append(draft);
    if (appended.kind === "error") return failure(notRecorded(appended.problem.detail));
  }
  return ok(undefined);
}

interface VerifiedIn {
  readonly uri: string;
  readonly timeMs: number;
  readonly about: Pick<LeanPart, "engine" | "textHash">;
  readonly isVerified: boolean;
}

function draftOf(declaration: VerifiedDeclaration, { uri, timeMs, about, isVerified }: VerifiedIn): EpisodeDraft {
  const place = { episodeId: randomUUID(), uri, declaration: declaration.name };
  const verdict = verdictOf(declaration, isVerified);
  return {
    episodeId: place.episodeId,
    timeMs,
    event: "verified",
    utterance: null,
    types: [],
    decision: null,
    actor: { id: "Lean", kind: "lean" },
    content: {
      text: "",
      candidates: [],
      lean: { ...emptyLeanPart(place), ...about, axioms: [...declaration.axioms], verdict },
    },
  };
}

/** V5 is a level of the whole file: what keeps it from one declaration keeps it from all. */
function verdictOf({ axiomState }: VerifiedDeclaration, isVerified: boolean): NonNullable<LeanPart["verdict"]> {
  if (axiomState === "unknown") return { kind: "unknown", level: "none" };
  return isVerified && axiomState === "allowed" ? { kind: "proved", level: "V5" } : { kind: "failed", level: "none" };
}
