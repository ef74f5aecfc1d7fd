import { markdownOf } from "../../../core/episode/export/transcript.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import { episodeNamed, stateIn } from "./episodeNamed.ts";

export const showCommand = command({
  name: "episodes show",
  argument: { form: "<id>" },
  summary: "an episode as a transcript",
  options: { log: sharedOptions.log },
  run: (id, { log }, context) => showEpisode(log, id, context),
});

async function showEpisode(
  log: string,
  name: string,
  { terminal, signal }: CommandContext,
): Promise<CommandOutcome<"episodes-show">> {
  using index = await EpisodeIndex.open(log, signal);
  const id = episodeNamed(index, name);
  if (id.kind === "error") return id;
  const nameOf = (actor: { readonly id: string }): string => actor.id;
  const transcript = markdownOf(stateIn(index, id.value), { textOf: () => undefined, nameOf });
  terminal.out(transcript);
  return answer(exitCodes.ok, { schemaVersion: 1, command: "episodes-show", episode: id.value, transcript });
}
