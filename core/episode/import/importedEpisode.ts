import type { EpisodeDraft } from "../episodeRecord.ts";
import { emptyLeanPart } from "../recordedEvents.ts";

/** One turn of an imported data set. Lean has judged nothing in it, so no turn has a verdict. */
export interface ImportedTurn {
  readonly id: string;
  readonly speaker: string;
  readonly speakerKind: "human" | "model";
  readonly text: string;
  readonly types: readonly ImportedType[];
}

export interface ImportedType {
  readonly type: EpisodeDraft["types"][number]["type"];
  /** The id of the turn that it refers to. */
  readonly target?: string | undefined;
}

export interface ImportedEpisode {
  readonly id: string;
  readonly problem: string;
  readonly turns: readonly ImportedTurn[];
}

/** Returns the problem first, as a remark of the data set, then each turn with the types of its labels. */
export function draftsOfImported(
  { id, problem, turns }: ImportedEpisode,
  { source, timeMs }: { readonly source: string; readonly timeMs: number },
): readonly EpisodeDraft[] {
  const place = { episodeId: `${source}:${id}`, uri: source, declaration: id };
  const said: ImportedTurn = {
    id: `${id} problem`,
    speaker: source,
    speakerKind: "human",
    text: problem,
    types: [{ type: "meta-comment" }],
  };
  return [said, ...turns].map((turn) => ({
    episodeId: place.episodeId,
    timeMs,
    event: "commented",
    utterance: turn.id,
    decision: null,
    actor: {
      id: turn.speaker,
      kind: turn.speakerKind,
    },
    types: turn.types.map(({ type, target }) => ({
      type,
      typeSource: "human",
      target: target ?? null,
    })),
    content: {
      text: turn.text,
      lean: emptyLeanPart(place),
      candidates: [],
    },
  }));
}
