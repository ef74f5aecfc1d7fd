import { markdownOf } from "../../core/episode/export/transcript.ts";
import type { EpisodeAction } from "./episodePick.ts";
import { pickEpisode } from "./episodePick.ts";
import { showPage } from "./markdownPages.ts";

/** Shows an episode as a page to read. It stays on this machine, so it has the real names. */
export const readAction: EpisodeAction = {
  icon: "book",
  title: "Read",
  run: ({ episode }) =>
    showPage(episode.declaration, markdownOf(episode, { textOf: () => undefined, nameOf: ({ id }) => id })),
};

export async function readEpisode(): Promise<void> {
  const picked = await pickEpisode("Choose an episode to read");
  if (picked) await readAction.run(picked);
}
