import type { ChatEvent, ChatModel, ChatRequest, ModelFailure } from "../core/model/chatModel.ts";
import { estimatedUsage } from "../core/model/chatModel.ts";

/** The answer to a request, or a failure; `call` counts from 0. */
export type Script = (request: ChatRequest, call: number) => string | ModelFailure;

/** A model with scripted answers, for tests and for baselines of the evaluation. */
export class ScriptedModel implements ChatModel {
  readonly id: string;
  readonly #script: Script;
  #calls = 0;

  constructor(id: string, script: Script) {
    this.id = id;
    this.#script = script;
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
    if (signal.aborted) {
      yield { kind: "failed", failure: { kind: "cancelled" } };
      return;
    }
    const reply = this.#script(request, this.#calls);
    this.#calls += 1;
    if (typeof reply !== "string") yield { kind: "failed", failure: reply };
    else {
      yield { kind: "text", text: reply };
      yield { kind: "finished", usage: estimatedUsage(request, reply) };
    }
  }
}
