import type { EpisodeState } from "../../../core/episode/episodeState.ts";
import { isAccepted, isSolved } from "../../../core/episode/episodeState.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import { stateIn } from "./episodeNamed.ts";

export const listCommand = command({
  name: "episodes list",
  summary: "the episodes of a log",
  options: { log: sharedOptions.log },
  run: (_, { log }, context) => listEpisodes(log, context),
});

async function listEpisodes(
  log: string,
  { terminal, signal }: CommandContext,
): Promise<CommandOutcome<"episodes-list">> {
  using index = await EpisodeIndex.open(log, signal);
  const rows = index.ids.map((id) => summaryOf(stateIn(index, id)));
  for (const { id, declaration, file, startedMs, utterances, accepted, solved } of rows)
    terminal.out(
      `${id.slice(0, 8)}  ${new Date(startedMs).toISOString().slice(0, 16)}  ${solved ? "finished" : "open    "}  ` +
        `${String(utterances).padStart(3)} turns  ${String(accepted).padStart(2)} accepted  ${declaration} (${file})`,
    );
  if (rows.length === 0) terminal.out(`no episodes in ${log}`);
  return answer(exitCodes.ok, { schemaVersion: 1, command: "episodes-list", episodes: rows });
}

function summaryOf(state: EpisodeState): Output<"episodes-list">["episodes"][number] {
  const { utterances } = state.conversation;
  return {
    id: state.id,
    file: state.uri,
    declaration: state.declaration,
    startedMs: state.startedMs,
    utterances: utterances.length,
    accepted: utterances.filter(isAccepted).length,
    solved: isSolved(state),
  };
}
