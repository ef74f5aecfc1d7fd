import type { ConversationEvent } from "../../core/conversation/conversation.ts";
import { draftOf } from "../../core/episode/recordedEvents.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { verdict } from "../fakes/verdict.ts";

const you = { id: "you", kind: "human" } as const;

function judgedAt(at: number): Verdict {
  const context = { elapsedMs: 120 + at, uri: "Proofs.lean", engine: "Lean" };
  if (at % 3 === 0) return verdict("proved", "V4", { ...context, axioms: ["propext"] });
  const reason = `Type mismatch in step ${at}`;
  const messages = [{ severity: "error", message: reason } as Diagnostic];
  return verdict("failed", "V1", { ...context, messages, reason });
}

/** One turn in four is a comment with Markdown and a formula, one in four repairs the previous turn. */
function eventsOfTurn(at: number): readonly ConversationEvent[] {
  const turn = { id: `turn-${at}`, timeMs: 1_700_000_000_000 + at, actor: you };
  if (at % 4 === 1)
    return [
      {
        kind: "commented",
        ...turn,
        text: `Step ${at} rests on **h** and on $a_{${at}} + b^2 \\le c$; see \`Nat.le\`.`,
      },
    ];
  const target = at % 4 === 3 ? { target: `turn-${at - 1}` } : {};
  return [
    {
      kind: "proposed",
      ...turn,
      text: "",
      tactic: `have h${at} : ${at} + 0 = ${at} := by\n  simp only [Nat.add_zero]`,
      ...target,
    },
    { kind: "judged", utterance: turn.id, verdict: judgedAt(at), finished: false },
  ];
}

/** Writes an episode of this many turns into the workspace's log, as the recorder would. */
export async function writeLongEpisode(folder: string, turns: number): Promise<void> {
  await using log = new EpisodeLog(folder, { consent: "written by a test" });
  const place = { episodeId: "long", uri: "Proofs.lean", declaration: "swap" };
  for (let at = 1; at <= turns; at += 1) {
    for (const event of eventsOfTurn(at)) {
      const written = await log.append(draftOf(event, { place, timeMs: 1_700_000_000_000 + at }));
      if (written.kind === "error") throw new Error(written.problem.detail);
    }
  }
}
