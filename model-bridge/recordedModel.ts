import { createHash } from "node:crypto";
import * as z from "zod";
import type { ChatEvent, ChatModel, ChatRequest } from "../core/model/chatModel.ts";
import { estimatedUsage } from "../core/model/chatModel.ts";

const RecordedAnswerSchema = z.strictObject({ model: z.string(), request: z.string(), answer: z.string() });
/** A whole answer to a request, the request by its hash. */
export type RecordedAnswer = z.infer<typeof RecordedAnswerSchema>;

function hashOf(request: ChatRequest): string {
  return createHash("sha256").update(JSON.stringify(request)).digest("hex");
}

/** Gives a model's answers on and hands each whole one to `keep`. */
export function recordingModel(model: ChatModel, keep: (recorded: RecordedAnswer) => void): ChatModel {
  return {
    id: model.id,
    async *stream(request, signal) {
      let answer = "";
      for await (const event of model.stream(request, signal)) {
        if (event.kind === "text") answer += event.text;
        if (event.kind === "finished") keep({ model: model.id, request: hashOf(request), answer });
        yield event;
      }
    },
  };
}

/** Answers as a model did before, from lines that `recordingModel` gave; whatever was not asked then fails. */
export function replayingModel(id: string, lines: readonly string[]): ChatModel {
  const answers = new Map(
    lines
      .filter((line) => line.trim() !== "")
      .map((line) => RecordedAnswerSchema.parse(JSON.parse(line)))
      .map(({ request, answer }) => [request, answer]),
  );
  return {
    id,
    async *stream(request): AsyncGenerator<ChatEvent> {
      const answer = answers.get(hashOf(request));
      if (answer === undefined) {
        yield { kind: "failed", failure: { kind: "not-found", detail: "this was not asked when it was recorded" } };
        return;
      }
      yield { kind: "text", text: answer };
      yield { kind: "finished", usage: estimatedUsage(request, answer) };
    },
  };
}
