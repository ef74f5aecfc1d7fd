import { deleteEpisode } from "../../../store/deleteEpisode.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import { episodeNamed } from "./episodeNamed.ts";

export const deleteCommand = command({
  name: "episodes delete",
  argument: { form: "<id>" },
  summary: "takes the content out of an episode; the chain still holds",
  options: { log: sharedOptions.log },
  run: (id, { log }, context) => removeEpisode(log, id, context),
});

/** The words are gone; that there were some stays in the log, so that the chain holds. */
async function removeEpisode(
  log: string,
  name: string,
  { terminal, signal }: CommandContext,
): Promise<CommandOutcome<"episodes-delete">> {
  using index = await EpisodeIndex.open(log, signal);
  const id = episodeNamed(index, name);
  if (id.kind === "error") return id;
  const { records, texts } = await deleteEpisode(log, index, id.value);
  terminal.out(`deleted the content of ${records} records and ${texts} kept documents of ${id.value}`);
  return answer(exitCodes.ok, { schemaVersion: 1, command: "episodes-delete", episode: id.value, records, texts });
}
