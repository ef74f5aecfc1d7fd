// Appends events until it is killed, and prints those that the log reports as written.
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { emptyLeanPart } from "../../core/episode/recordedEvents.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";

const log = new EpisodeLog(process.argv[2] ?? ".");
const place = { episodeId: randomUUID(), uri: "A.lean", declaration: "t" };
for (let number = 0; ; number += 1) {
  const utterance = `${place.episodeId}-${number}`;
  const written = await log.append({
    episodeId: place.episodeId,
    timeMs: Date.now(),
    utterance,
    types: [],
    ...(number % 10 === 9
      ? {
          event: "decided",
          decision: "ignored",
        }
      : {
          event: "commented",
          decision: null,
        }),
    actor: {
      id: "you",
      kind: "human",
    },
    content: {
      text: "x".repeat((number * 7919) % 2e4),
      lean: emptyLeanPart(place),
      candidates: [],
    },
  });
  if (written.kind === "ok") writeSync(1, `${utterance}\n`);
}
