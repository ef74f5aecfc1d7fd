import { strict as assert } from "node:assert";
import { suite, suiteSetup, test } from "mocha";
import type { ChatEvent, ChatModel, ChatRequest } from "../../../core/model/chatModel.ts";
import { editorModel } from "../../../extension/model/editorModel.ts";
import { languageModelTools } from "../../../extension/model/languageModelTools.ts";
import { until } from "../leanProcesses.ts";

const request: ChatRequest = {
  messages: [
    { role: "system", content: "Answer shortly." },
    { role: "user", content: "What is left?" },
  ],
  maxTokens: 100,
};

async function named(family: string): Promise<ChatModel> {
  const model = await editorModel(family);
  if (!model) throw new Error(`the editor offers no ${family}`);
  return model;
}

async function eventsOf(family: string, signal = new AbortController().signal): Promise<readonly ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of (await named(family)).stream(request, signal)) events.push(event);
  return events;
}

suite("a model that the editor offers", () => {
  suiteSetup(async () => {
    await until("the models of the other extension", async () => (await editorModel("echo")) !== undefined);
  });

  test("is found by its family or id, and none is made up", async () => {
    assert.equal((await editorModel("endless"))?.id, "fixture-endless");
    assert.equal((await editorModel("fixture-echo"))?.id, "fixture-echo");
    assert.ok(await editorModel(""));
    assert.equal(await editorModel("not-there"), undefined);
  });

  test("streams its answer to all that was said, what is meant for the system first", async () => {
    const events = await eventsOf("echo");
    const text = events.map((event) => (event.kind === "text" ? event.text : "")).join("");
    assert.equal(text, "You said: Answer shortly.\n\nWhat is left?.");
    assert.equal(events.at(-1)?.kind, "finished");
  });

  test("is stopped in the middle of an answer", async () => {
    const stopping = new AbortController();
    const events: ChatEvent[] = [];
    for await (const event of (await named("endless")).stream(request, stopping.signal)) {
      events.push(event);
      stopping.abort();
    }
    assert.deepEqual(events, [
      { kind: "text", text: "and " },
      { kind: "failed", failure: { kind: "cancelled" } },
    ]);
  });

  test("that refuses is a failure with its words", async () => {
    const [event] = await eventsOf("refusing");
    assert.ok(event?.kind === "failed" && event.failure.kind === "content-refused", JSON.stringify(event));
    assert.match(event.failure.detail, /not with me/u);
  });
});

suite("an editor without models", () => {
  test("offers none, and gets no tools", async () => {
    assert.equal(await editorModel("", {}), undefined);
    assert.equal(await editorModel("", { lm: {} }), undefined);
    // Nothing may be touched if there is nothing to register with.
    const surroundings = undefined as never;
    for (const editor of [{}, { lm: {} }]) languageModelTools(surroundings, editor).dispose();
  });
});
