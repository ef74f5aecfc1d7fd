import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";
import { readSketch, stepOfSketch } from "../lean/sketch.ts";
import type { Proposal } from "./act.ts";
import type { Conversation } from "./conversation.ts";
import { ledgerOf } from "./ledger.ts";

/** A sketch with the accepted proofs of all its parts in place; the problem names what is missing. */
export function joinedSketch(
  conversation: Conversation,
  target: string,
): Result<Omit<Proposal, "actor" | "target">, string> {
  const byId = new Map(conversation.utterances.map((utterance) => [utterance.id, utterance]));
  const tactic = byId.get(target)?.tactic;
  const sketch = tactic === undefined ? undefined : readSketch(tactic);
  if (!sketch) return failure(`${target} is not a sketch`);
  const parts = ledgerOf(conversation).filter(({ utterance, part }) => utterance === target && part);
  const missing = parts.filter(({ state }) => state !== "accepted");
  if (missing.length > 0) return failure(`no accepted proof yet of ${missing.map(({ part }) => part).join(", ")}`);
  const proofs = parts.map(({ part, provedBy }) => ({ part: part ?? "", proof: byId.get(provedBy ?? "") }));
  return ok({
    tactic: stepOfSketch(sketch, new Map(proofs.map(({ part, proof }) => [part, proof?.tactic ?? ""]))),
    text: `Joins ${parts.map(({ part }) => part).join(", ")}.`,
    joins: [target, ...proofs.flatMap(({ proof }) => (proof ? [proof.id] : []))],
  });
}
