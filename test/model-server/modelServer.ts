import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The server's behaviour for one request. */
export type Behaviour =
  | { readonly kind: "answer"; readonly text: string; readonly chunk?: number }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: string;
      readonly headers?: Record<string, string>;
    }
  /** Never answers; with headers, it begins a stream and then stays silent. */
  | { readonly kind: "hang"; readonly withHeaders?: boolean }
  | { readonly kind: "drip"; readonly text: string; readonly everyMs: number }
  /** The connection breaks in the middle of a chunk. */
  | { readonly kind: "cut"; readonly text: string }
  /** The stream ends properly, but the answer does not. */
  | { readonly kind: "unfinished"; readonly text: string }
  | { readonly kind: "ending"; readonly text: string; readonly reason: "length" | "content_filter" }
  | { readonly kind: "refusal"; readonly text: string }
  /** Lines that are not chunks. */
  | { readonly kind: "garbage"; readonly lines: readonly string[] };

export interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The optional parts of the API that the server supports; it rejects the others by name. */
export interface Abilities {
  readonly jsonSchema: boolean;
  readonly tools: boolean;
  readonly usage: boolean;
}

export interface ModelServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly received: readonly Received[];
  /** The behaviours for the next requests, in order; the last one repeats. */
  script(...behaviours: readonly Behaviour[]): void;
  /** Chooses the behaviour by the request. */
  respond(by: (received: Received) => Behaviour): void;
}

const all: Abilities = { jsonSchema: true, tools: true, usage: true };

/** Starts a server of OpenAI's chat completions on this machine, with every fault that servers have. */
export async function startModelServer(abilities: Partial<Abilities> = {}, key?: string): Promise<ModelServer> {
  const known = { ...all, ...abilities };
  const received: Received[] = [];
  let choose: (got: Received) => Behaviour = () => ({ kind: "answer", text: "{}" });
  const server = createServer((request, response) => {
    serve({ request, response, known, key, received, choose: (got) => choose(got) }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received,
    script: (...behaviours) => {
      const queue = [...behaviours];
      choose = () => (queue.length > 1 ? queue.shift() : queue[0]) ?? { kind: "answer", text: "{}" };
    },
    respond: (by) => {
      choose = by;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly known: Abilities;
  readonly key: string | undefined;
  readonly received: Received[];
  readonly choose: (received: Received) => Behaviour;
}

async function serve({ request, response, known, key, received, choose }: Exchange): Promise<void> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  if (request.url !== "/v1/chat/completions") return fail(response, 404, { message: "no such address" });
  const got = { headers: request.headers, body: JSON.parse(text) };
  received.push(got);
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`)
    return fail(response, 401, { message: `Incorrect API key provided: ${request.headers.authorization}` });
  if (!known.jsonSchema && got.body.response_format)
    return fail(response, 400, { message: "unknown field response_format" });
  if (!known.tools && got.body.tools) return fail(response, 400, { message: "tools are not supported" });
  if (!known.usage && got.body.stream_options)
    return fail(response, 400, { message: "Unrecognized argument: stream_options" });
  await behave(response, choose(got), { isTool: got.body.tools !== undefined, usage: known.usage });
}

function fail(
  response: ServerResponse,
  status: number,
  { message, headers }: { readonly message: string; readonly headers?: Record<string, string> | undefined },
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ error: { message, type: "error" } }));
}

interface Form {
  readonly isTool: boolean;
  readonly usage: boolean;
}

async function behave(response: ServerResponse, behaviour: Behaviour, form: Form): Promise<void> {
  if (behaviour.kind === "status") {
    const { status, body, headers } = behaviour;
    return fail(response, status, { message: body ?? `status ${status}`, headers });
  }
  if (behaviour.kind === "hang" && !behaviour.withHeaders) return;
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.flushHeaders();
  const say = (text: string): void => send(response, { delta: delta(text, form.isTool), finish_reason: null });
  const end = (reason: string): void => {
    send(response, { delta: {}, finish_reason: reason });
    if (form.usage) write(response, { choices: [], usage: { prompt_tokens: 11, completion_tokens: 7 } });
    response.end("data: [DONE]\n\n");
  };
  switch (behaviour.kind) {
    case "hang":
      return;
    case "answer":
      for (const part of cutUp(behaviour.text, behaviour.chunk ?? 40)) say(part);
      return end(form.isTool ? "tool_calls" : "stop");
    case "drip":
      for (const character of behaviour.text) {
        say(character);
        await sleep(behaviour.everyMs);
      }
      return end("stop");
    case "cut":
      say(behaviour.text);
      response.write('data: {"choices":[{"delta":{"content":"half a ', () => response.destroy());
      return;
    case "unfinished":
      say(behaviour.text);
      response.end("data: [DONE]\n\n");
      return;
    case "ending":
      say(behaviour.text);
      return end(behaviour.reason);
    case "refusal":
      send(response, { delta: { refusal: behaviour.text }, finish_reason: null });
      return end("stop");
    case "garbage":
      response.end(behaviour.lines.map((line) => `data: ${line}\n\n`).join(""));
  }
}

function delta(text: string, isTool: boolean): object {
  return isTool ? { tool_calls: [{ index: 0, function: { arguments: text } }] } : { content: text };
}

function send(response: ServerResponse, choice: object): void {
  write(response, { choices: [{ index: 0, ...choice }] });
}

function write(response: ServerResponse, chunk: object): void {
  const whole = { id: "c", object: "chat.completion.chunk", created: 0, model: "test", ...chunk };
  response.write(`data: ${JSON.stringify(whole)}\n\n`);
}

/** By code points, so that a chunk is valid text. */
function cutUp(text: string, size: number): readonly string[] {
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, at) =>
    characters.slice(at * size, (at + 1) * size).join(""),
  );
}
