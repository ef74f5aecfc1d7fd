import type { TextDocument } from "vscode";
import { Uri, window, workspace } from "vscode";
import type { ConversationEvent } from "../../core/conversation/conversation.ts";
import type { EpisodePlace } from "../../core/episode/recordedEvents.ts";
import { eventsOf } from "../../core/episode/recordedEvents.ts";
import { deleteAction } from "./episodeDeletion.ts";
import { exportAction } from "./episodeExport.ts";
import { pickEpisode } from "./episodePick.ts";
import { readAction } from "./episodeTranscript.ts";

export interface ResumedEpisode {
  readonly document: TextDocument;
  readonly place: EpisodePlace;
  readonly events: readonly ConversationEvent[];
}

/** Lets a person choose an episode to resume, and opens its file; undefined if none was chosen. */
export async function chooseEpisode(): Promise<ResumedEpisode | undefined> {
  const picked = await pickEpisode("Choose an episode to resume", [readAction, exportAction, deleteAction]);
  if (!picked) return undefined;
  const { folder, episode } = picked;
  const uri = Uri.joinPath(folder, episode.uri);
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await window.showWarningMessage(`${episode.uri} no longer exists, so the episode cannot be resumed.`);
    return undefined;
  }
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
  const place = { episodeId: episode.id, uri: episode.uri, declaration: episode.declaration };
  return { document: editor.document, place, events: eventsOf(episode.records) };
}
