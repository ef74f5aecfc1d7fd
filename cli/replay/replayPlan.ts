import { askedText } from "../../core/conversation/judgeStep.ts";
import type { EpisodeState, EpisodeStep } from "../../core/episode/episodeState.ts";
import { answerOf, episodeStateOf } from "../../core/episode/episodeState.ts";
import type { EpisodeIndex } from "../../store/episodeIndex.ts";
import type { ReplayStep } from "./replayEngine.ts";

/** The steps that were tried in one document, named by the hash of its text. */
interface PlannedDocument {
  readonly hash: string;
  readonly uri: string;
  readonly steps: ReplayStep[];
}

/** Of a log, what can be tried again, and how much cannot and why. */
export interface ReplayPlan {
  readonly episodes: number;
  readonly documents: readonly PlannedDocument[];
  readonly notReplayed: ReadonlyMap<string, number>;
}

export function replayPlan(index: EpisodeIndex, ids: readonly string[]): ReplayPlan {
  const documents = new Map<string, PlannedDocument>();
  const notReplayed = new Map<string, number>();
  for (const id of ids)
    for (const { hash, uri, step, reason } of stepsOf(episodeStateOf(id, index.records(id)))) {
      if (step === undefined) notReplayed.set(reason, (notReplayed.get(reason) ?? 0) + 1);
      else {
        const document = documents.get(hash) ?? { hash, uri, steps: [] };
        documents.set(hash, document);
        document.steps.push(step);
      }
    }
  // Neighbouring steps share what Lean has to find out about their place, also those of different episodes.
  for (const { steps } of documents.values()) steps.sort((one, other) => one.hole.start - other.hole.start);
  return { episodes: ids.length, documents: [...documents.values()], notReplayed };
}

interface PlannedStep {
  readonly hash: string;
  readonly uri: string;
  readonly step?: ReplayStep;
  readonly reason: string;
}

function stepsOf(episode: EpisodeState): readonly PlannedStep[] {
  return episode.steps.map((step): PlannedStep => {
    const { textHash, hole, uri, verdict } = step.lean;
    const answer = answerOf(verdict);
    if (answer === "unknown" || !verdict) return { hash: "", uri, reason: "Lean had no answer then" };
    if (textHash === null || hole === null) return { hash: "", uri, reason: "its document was not kept" };
    const recorded = { answer, ...verdict, engine: step.lean.engine ?? "unknown" };
    return { hash: textHash, uri, step: replayStepOf(episode, step, { hole, recorded }), reason: "" };
  });
}

interface AskedThen extends Pick<ReplayStep, "recorded"> {
  readonly hole: NonNullable<EpisodeStep["lean"]["hole"]>;
}

function replayStepOf(
  { id, declaration }: EpisodeState,
  { utterance, lean }: EpisodeStep,
  { hole, recorded }: AskedThen,
): ReplayStep {
  const { column, ...place } = hole;
  return {
    episode: id,
    utterance: utterance.id,
    declaration,
    tactic: askedText(utterance.tactic),
    edit: lean.edit,
    hole: column === null ? place : { ...place, column },
    recorded,
  };
}
