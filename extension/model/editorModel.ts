import * as vscode from "vscode";
import type { ChatEvent, ChatModel, ModelFailure } from "../../core/model/chatModel.ts";
import { estimatedUsage } from "../../core/model/chatModel.ts";

/** Older editors, and those built without models, lack some or all of it. */
export interface LanguageModelInterface {
  readonly lm?: Partial<typeof vscode.lm>;
}

/**
 * A model that the editor itself offers, if it has the interface and the person has one: the first whose family or
 * id is `name`, or any for an empty name. The editor asks the person for consent by itself.
 */
export async function editorModel(
  name: string,
  { lm }: LanguageModelInterface = vscode,
): Promise<ChatModel | undefined> {
  const models = (await lm?.selectChatModels?.()) ?? [];
  const chosen = models.find(({ family, id }) => name === "" || family === name || id === name);
  return chosen && { id: chosen.id, stream: (request, signal) => streamed(chosen, request, signal) };
}

const cancelled: ChatEvent = { kind: "failed", failure: { kind: "cancelled" } };

type ChatRequest = Parameters<ChatModel["stream"]>[0];

/** There is no system role here; its text comes first. */
function textOf({ messages, answer }: ChatRequest): string {
  const form = answer
    ? `\n\nAnswer with one JSON object and nothing else. Its JSON Schema: ${JSON.stringify(answer.jsonSchema)}`
    : "";
  return `${messages.map(({ content }) => content).join("\n\n")}${form}`;
}

async function* streamed(
  model: vscode.LanguageModelChat,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const cancelling = new vscode.CancellationTokenSource();
  const cancel = (): void => cancelling.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  const text = textOf(request);
  let answer = "";
  try {
    const response = await model.sendRequest([vscode.LanguageModelChatMessage.User(text)], {}, cancelling.token);
    for await (const part of response.text) {
      answer += part;
      yield { kind: "text", text: part };
    }
    if (signal.aborted) yield cancelled;
    else yield { kind: "finished", usage: estimatedUsage(request, answer) };
  } catch (error) {
    yield signal.aborted ? cancelled : { kind: "failed", failure: failureOf(error) };
  } finally {
    signal.removeEventListener("abort", cancel);
    cancelling.dispose();
  }
}

function failureOf(error: unknown): ModelFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if (!(error instanceof vscode.LanguageModelError)) return { kind: "network", detail };
  if (error.code === vscode.LanguageModelError.NoPermissions.name) return { kind: "key-refused", detail };
  if (error.code === vscode.LanguageModelError.NotFound.name) return { kind: "not-found", detail };
  if (error.code === vscode.LanguageModelError.Blocked.name) return { kind: "content-refused", detail };
  return { kind: "rejected", detail };
}
