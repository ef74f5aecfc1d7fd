import { expect, test } from "vitest";
import type { ChatEvent, ChatModel } from "../../core/model/chatModel.ts";
import { recordingModel, replayingModel } from "../../model-bridge/recordedModel.ts";
import { ScriptedModel } from "../../model-bridge/scriptedModel.ts";

async function said(model: ChatModel, question: string): Promise<string> {
  const events: ChatEvent[] = [];
  const request = { messages: [{ role: "user", content: question }], maxTokens: 10 } as const;
  for await (const event of model.stream(request, new AbortController().signal)) events.push(event);
  return events.map((event) => (event.kind === "text" ? event.text : event.kind)).join(" ");
}

test("what was recorded is said again, and nothing else", async () => {
  const lines: string[] = [];
  const model = new ScriptedModel("m", (_, call) => (call === 1 ? { kind: "cancelled" } : `answer ${call}`));
  const recording = recordingModel(model, (answer) => lines.push(JSON.stringify(answer)));
  expect([await said(recording, "a"), await said(recording, "b")]).toEqual(["answer 0 finished", "failed"]);
  const replaying = replayingModel("m", lines);
  expect([await said(replaying, "a"), await said(replaying, "b")]).toEqual(["answer 0 finished", "failed"]);
});
