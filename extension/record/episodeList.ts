import type { QuickPickItem, TextDocument } from "vscode";
import { Uri, window, workspace } from "vscode";
import type { ConversationEvent } from "../../core/dialogue/conversation.ts";
import type { EpisodePlace } from "../../core/episode/recordedEvents.ts";
import { eventsOf } from "../../core/episode/recordedEvents.ts";
import type { Episode } from "../../store/readEpisodes.ts";
import { readEpisodes } from "../../store/readEpisodes.ts";

export interface ResumedEpisode {
  readonly document: TextDocument;
  readonly place: EpisodePlace;
  readonly events: readonly ConversationEvent[];
}

interface EpisodeItem extends QuickPickItem {
  readonly folder: Uri;
  readonly episode: Episode;
  readonly place: EpisodePlace;
}

/** Lets a person choose one of the workspace's episodes and opens its file; undefined if none was chosen. */
export async function chooseEpisode(): Promise<ResumedEpisode | undefined> {
  const items: EpisodeItem[] = [];
  let problems = 0;
  for (const { uri: folder } of workspace.workspaceFolders ?? []) {
    const read = await readEpisodes(folder.fsPath);
    problems += read.problems.length;
    items.push(...read.episodes.flatMap((episode) => itemOf(folder, episode) ?? []));
  }
  if (items.length === 0) {
    await window.showInformationMessage(
      "This workspace has no recorded episodes yet. Recording is switched on in the panel.",
    );
    return undefined;
  }
  const damaged = problems === 0 ? "" : ` (${problems} damaged lines are left out)`;
  const chosen = await window.showQuickPick(items, {
    title: `Episodes of this workspace${damaged}`,
    placeHolder: "Choose one to go on with it",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen && open(chosen);
}

/** The newest first is what a person looks for; an episode without any content left cannot be shown. */
function itemOf(folder: Uri, episode: Episode): EpisodeItem | undefined {
  const lean = episode.records.find(({ content }) => content)?.content?.lean;
  if (!lean) return undefined;
  const turns = episode.records.filter(({ event }) => event === "proposed" || event === "commented").length;
  const accepted = episode.records.filter(({ decision }) => decision === "accepted").length;
  const last = new Date(Math.max(...episode.records.map(({ timeMs }) => timeMs)));
  return {
    ...{ folder, episode, place: { episodeId: episode.id, uri: lean.uri, declaration: lean.declaration } },
    label: lean.declaration,
    description: lean.uri,
    detail: `${turns} turns, ${accepted} accepted, ${last.toLocaleString()}`,
  };
}

async function open({ folder, episode, place }: EpisodeItem): Promise<ResumedEpisode | undefined> {
  const uri = Uri.joinPath(folder, place.uri);
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await window.showWarningMessage(`${place.uri} is no longer there, so the episode cannot be gone on with.`);
    return undefined;
  }
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
  return { document: editor.document, place, events: eventsOf(episode.records) };
}
