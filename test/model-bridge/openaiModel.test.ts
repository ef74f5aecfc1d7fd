import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { Account } from "../../core/model/account.ts";
import type { AskEvent } from "../../core/model/ask.ts";
import { ask } from "../../core/model/ask.ts";
import type { ModelFailure } from "../../core/model/chatModel.ts";
import { failureText } from "../../core/model/failureText.ts";
import type { EndpointLimits } from "../../model-bridge/endpoint.ts";
import { OpenAiModel } from "../../model-bridge/openaiModel.ts";
import type { Behaviour, ModelServer } from "../model-server/modelServer.ts";
import { startModelServer } from "../model-server/modelServer.ts";

const key = "sk-secret-0123456789abcdef";
const schema = z.object({ step: z.string() });
const good: Behaviour = { kind: "answer", text: '{"step":"exact ⟨h.2, h.1⟩"}', chunk: 3 };
const messages = [{ role: "user", content: "go on" }] as const;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer({}, key);
});
afterEach(() => server[Symbol.asyncDispose]());

interface Asked {
  readonly events: readonly AskEvent<{ step: string }>[];
  readonly last: AskEvent<{ step: string }> | undefined;
  readonly account: Account;
}

async function asked(
  limits: Partial<EndpointLimits> = {},
  signal = new AbortController().signal,
  used = key,
): Promise<Asked> {
  const model = new OpenAiModel({ baseUrl: server.baseUrl, model: "m", key: used }, { retries: 0, ...limits });
  const account = new Account();
  const events: AskEvent<{ step: string }>[] = [];
  const question = { name: "turn", messages, schema, maxTokens: 100 };
  for await (const event of ask(model, question, { account, signal })) events.push(event);
  return { events, last: events.at(-1), account };
}

test("an answer streams in, and the server's count goes into the account", async () => {
  server.script(good);
  const { events, last, account } = await asked();
  expect(events.filter(({ kind }) => kind === "text").length).toBeGreaterThan(3);
  expect(last).toEqual({ kind: "answered", value: { step: "exact ⟨h.2, h.1⟩" } });
  expect(account.lines).toMatchObject([
    { model: "m", calls: 1, promptTokens: 11, completionTokens: 7, isEstimated: false },
  ]);
  expect(server.received[0]?.body).toMatchObject({ model: "m", stream: true, max_tokens: 100 });
});

describe("faults have names", () => {
  const faults: readonly (readonly [string, Behaviour, ModelFailure["kind"]])[] = [
    ["429 with a header", { kind: "status", status: 429, headers: { "retry-after": "7" } }, "rate-limited"],
    ["429 without one", { kind: "status", status: 429 }, "rate-limited"],
    ["500", { kind: "status", status: 500 }, "server-error"],
    ["404", { kind: "status", status: 404 }, "not-found"],
    ["400", { kind: "status", status: 400, body: "no such thing" }, "rejected"],
    ["400 about the context", { kind: "status", status: 400, body: "maximum context length is 8" }, "context-too-long"],
    ["400 about the content", { kind: "status", status: 400, body: "violates the content policy" }, "content-refused"],
    ["no answer at all", { kind: "hang" }, "timeout"],
    ["silence after the headers", { kind: "hang", withHeaders: true }, "timeout"],
    ["a slow drip", { kind: "drip", text: "{".repeat(10_000), everyMs: 20 }, "timeout"],
    ["a cut in the middle of a token", { kind: "cut", text: '{"step":"si' }, "truncated"],
    ["a stream without an end", { kind: "unfinished", text: '{"step":"si' }, "truncated"],
    ["the limit on the length", { kind: "ending", text: '{"step":"si', reason: "length" }, "truncated"],
    ["the server's filter", { kind: "ending", text: "", reason: "content_filter" }, "content-refused"],
    ["a refusal", { kind: "refusal", text: "I cannot help with that" }, "content-refused"],
    ["lines that are no JSON", { kind: "garbage", lines: ["{ not json"] }, "malformed"],
    ["lines of another form", { kind: "garbage", lines: ['{"hello":1}', "[DONE]"] }, "truncated"],
    ["an error inside the stream", { kind: "garbage", lines: ['{"error":{"message":"overloaded"}}'] }, "truncated"],
    ["200 KB", { kind: "answer", text: `{"step":"${"x".repeat(200_000)}"}`, chunk: 4000 }, "too-long"],
    ["prose", { kind: "answer", text: "I would try simp here." }, "malformed"],
    ["invalid JSON", { kind: "answer", text: '{"step": simp}' }, "malformed"],
    ["JSON of the wrong form", { kind: "answer", text: '{"steps":["simp"]}' }, "malformed"],
    ["another language", { kind: "answer", text: "ここでは simp を試してみます。" }, "malformed"],
  ];
  test.each(faults)("%s", async (_, behaviour, kind) => {
    server.script(behaviour);
    // On a slow machine another fault must not turn into a timeout.
    const { last } = await asked(kind === "timeout" ? { firstTextMs: 150, silenceMs: 150, totalMs: 400 } : {});
    expect(last).toMatchObject({ kind: "failed", failure: { kind } });
    const line = last?.kind === "failed" ? failureText(last.failure) : "";
    expect(line).toMatch(/^[A-Z].*\.$/u);
    expect(line).not.toContain("\n");
  });

  test("a wrong key, and the key is nowhere in what is shown", async () => {
    const wrong = "sk-another-99999999999";
    const { last } = await asked({}, new AbortController().signal, wrong);
    expect(last).toMatchObject({ kind: "failed", failure: { kind: "key-refused" } });
    expect(JSON.stringify(last)).not.toContain("99999");
  });

  test("no server", async () => {
    await server[Symbol.asyncDispose]();
    expect((await asked()).last).toMatchObject({ kind: "failed", failure: { kind: "network" } });
    server = await startModelServer();
  });

  test("taken back", async () => {
    server.script({ kind: "hang", withHeaders: true });
    const { last } = await asked({}, AbortSignal.timeout(50));
    expect(last).toEqual({ kind: "failed", failure: { kind: "cancelled" } });
  });
});

describe("trying again", () => {
  test("what may pass is tried again after a while, and the wait that a server asks for is kept", async () => {
    server.script(
      { kind: "status", status: 429, headers: { "retry-after-ms": "120" } },
      { kind: "status", status: 503 },
      good,
    );
    const { events, last } = await asked({ retries: 2 });
    const waits = events.flatMap((event) => (event.kind === "retrying" ? [event.waitMs] : []));
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(120);
    expect(last).toMatchObject({ kind: "answered" });
  });

  test.each([
    ["a wrong request", { kind: "status", status: 400 }],
    ["a wait beyond all patience", { kind: "status", status: 429, headers: { "retry-after": "3600" } }],
    ["an answer that had begun", { kind: "cut", text: "{" }],
  ] as const)("%s is not", async (_, behaviour) => {
    server.script(behaviour);
    await asked({ retries: 2 });
    expect(server.received).toHaveLength(1);
  });

  test("an answer of the wrong form is asked for once more, with what was wrong", async () => {
    server.script({ kind: "answer", text: '{"steps":1}' }, good);
    const { events, last } = await asked();
    expect(events.map(({ kind }) => kind)).toContain("asking-again");
    expect(last).toMatchObject({ kind: "answered" });
    expect(JSON.stringify(server.received[1]?.body)).toContain("steps");
  });
});

describe("servers that know less", () => {
  test.each([
    [{ jsonSchema: true }, "response_format"],
    [{ jsonSchema: false }, "tools"],
    [{ jsonSchema: false, tools: false, usage: false }, "messages"],
  ] as const)("%o", async (abilities, used) => {
    await server[Symbol.asyncDispose]();
    server = await startModelServer(abilities, key);
    server.script(good);
    const { last, account } = await asked();
    expect(last).toMatchObject({ kind: "answered" });
    expect(server.received.at(-1)?.body).toHaveProperty(used);
    expect(account.lines[0]?.isEstimated).toBe("usage" in abilities);
  });
});

test("a spent budget stops the next call, and nothing is sent", async () => {
  server.script(good);
  const model = new OpenAiModel({ baseUrl: server.baseUrl, model: "m", key });
  const account = new Account({ maxCost: 0.00001 }, { m: { promptPerMillion: 1, completionPerMillion: 2 } });
  const run = async (): Promise<unknown> => {
    let last: unknown;
    const question = { name: "turn", messages, schema, maxTokens: 100 };
    for await (const event of ask(model, question, { account, signal: new AbortController().signal })) last = event;
    return last;
  };
  expect(await run()).toMatchObject({ kind: "answered" });
  expect(account.cost).toBeCloseTo(25e-6);
  expect(await run()).toMatchObject({ failure: { kind: "budget-spent" } });
  expect(server.received).toHaveLength(1);
});
