import { window } from "vscode";
import { deleteEpisode } from "../../store/deleteEpisode.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import type { EpisodeAction } from "./episodePick.ts";
import { pickEpisode } from "./episodePick.ts";

const yes = "Delete";

/** Deletes an episode's content, after a question that says what stays. */
export const deleteAction: EpisodeAction = {
  icon: "trash",
  title: yes,
  run: async ({ folder, episode }) => {
    const detail =
      `${episode.conversation.utterances.length} turns, and documents that only they name, are taken out of the log for ` +
      "good. Their records stay without content, so that the rest of the log can still be verified.";
    const question = `Delete what was said about ${episode.declaration}?`;
    if ((await window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return;
    using index = await EpisodeIndex.open(folder.fsPath, new AbortController().signal);
    const { records, texts } = await deleteEpisode(folder.fsPath, index, episode.id);
    // Nobody waits until the person has read it.
    window
      .showInformationMessage(`Deleted ${records} records and ${texts} documents of ${episode.declaration}.`)
      .then(undefined, () => undefined);
  },
};

export async function removeEpisode(): Promise<void> {
  const picked = await pickEpisode("Choose an episode to delete");
  if (picked) await deleteAction.run(picked);
}
