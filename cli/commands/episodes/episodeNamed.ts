import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import type { EpisodeState } from "../../../core/episode/episodeState.ts";
import { episodeStateOf } from "../../../core/episode/episodeState.ts";
import type { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";

export function stateIn(index: EpisodeIndex, id: string): EpisodeState {
  return episodeStateOf(id, index.records(id));
}

/** An episode by its id or by the beginning of it. */
export function episodeNamed(index: EpisodeIndex, name: string): Result<string, CommandProblem> {
  const found = index.ids.filter((id) => id.startsWith(name));
  const [only] = found;
  if (only !== undefined && (found.length === 1 || index.ids.includes(name)))
    return ok(index.ids.includes(name) ? name : only);
  const message = found.length === 0 ? `there is no episode ${name}` : `${found.length} episodes begin with ${name}`;
  return failure({ exitCode: exitCodes.badInput, message, next: "`colloquy episodes list` shows their ids" });
}
