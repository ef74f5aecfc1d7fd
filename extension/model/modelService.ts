import type { Disposable, ExtensionContext, LogOutputChannel, SecretStorage } from "vscode";
import { EventEmitter, window } from "vscode";
import type { Role } from "../../core/conversation/floorDecision.ts";
import type { Budget, Price } from "../../core/model/account.ts";
import { Account } from "../../core/model/account.ts";
import type { ChatModel } from "../../core/model/chatModel.ts";
import { failureText } from "../../core/model/failureText.ts";
import type * as models from "../../model-bridge/openaiModel.ts";
import { laterBundle } from "../bundles/laterBundle.ts";
import type { Settings } from "../settings/settingsSchema.ts";
import { editorModel } from "./editorModel.ts";

const testPatienceMs = 60_000;

/** The models named in the settings, with keys from the secret storage. Nothing is sent before a person asks. */
export class ModelService implements Disposable {
  readonly #secrets: SecretStorage;
  readonly #log: LogOutputChannel;
  readonly #settings: () => Settings;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #account = new Account();

  constructor({ secrets }: Pick<ExtensionContext, "secrets">, log: LogOutputChannel, settings: () => Settings) {
    this.#secrets = secrets;
    this.#log = log;
    this.#settings = settings;
  }

  /** The requests of this window so far, under the current limits. */
  get account(): Account {
    const { budget, prices } = termsOf(this.#settings());
    this.#account.setTerms(budget, prices);
    return this.#account;
  }

  /** The name of the model, for the panel; undefined if none is set. */
  get shown(): { readonly name: string; readonly tokens: number; readonly cost: number | null } | undefined {
    const { modelBaseUrl, modelName } = this.#settings();
    if (modelBaseUrl === "" || (modelName === "" && modelBaseUrl !== "editor")) return undefined;
    const { tokens, lines, cost } = this.account;
    const isPriced = lines.some((line) => line.cost !== undefined);
    return { name: modelName === "" ? "the editor's model" : modelName, tokens, cost: isPriced ? cost : null };
  }

  async modelFor(role: Role): Promise<ChatModel | undefined> {
    if (!this.shown) return undefined;
    const { modelBaseUrl, modelName, modelRoles } = this.#settings();
    const name = modelRoles[role] ?? modelName;
    if (modelBaseUrl === "editor") return editorModel(name);
    if (!URL.canParse(modelBaseUrl)) return undefined;
    const key = await this.#secrets.get(keyName(modelBaseUrl));
    const { OpenAiModel: Model } = laterBundle<typeof models>("models");
    return new Model({ baseUrl: modelBaseUrl, model: name, key });
  }

  /** A key belongs to one server: it is never sent to another, whatever the settings say later. */
  async setKey(): Promise<void> {
    const { modelBaseUrl } = this.#settings();
    if (!URL.canParse(modelBaseUrl)) {
      await window.showWarningMessage("Set colloquy.model.baseUrl to the server's address first.");
      return;
    }
    const { host } = new URL(modelBaseUrl);
    const prompt = `The key for ${host}. It is kept in the editor's secret storage; empty removes it.`;
    const key = await window.showInputBox({ prompt, password: true, ignoreFocusOut: true });
    if (key === undefined) return;
    if (key === "") await this.#secrets.delete(keyName(modelBaseUrl));
    else await this.#secrets.store(keyName(modelBaseUrl), key);
  }

  /** Asks the model for one word and shows the outcome. */
  async test(): Promise<void> {
    const model = await this.modelFor("proposer");
    if (!model) {
      await window.showWarningMessage("No model is set: see the settings under colloquy.model.");
      return;
    }
    const request = { messages: [{ role: "user", content: "Answer with the word: ready" }], maxTokens: 500 } as const;
    let answer = "";
    for await (const event of model.stream(request, AbortSignal.timeout(testPatienceMs))) {
      if (event.kind === "text") answer += event.text;
      if (event.kind === "finished") {
        this.account.add(model.id, event.usage);
        this.changed();
        await window.showInformationMessage(`${model.id} answers: ${answer.trim().slice(0, 100)}`);
      }
      if (event.kind === "failed") {
        this.#log.warn(`the model's test failed: ${failureText(event.failure)}`);
        await window.showErrorMessage(failureText(event.failure));
      }
    }
  }

  changed(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

interface Terms {
  readonly budget: Budget;
  readonly prices: Readonly<Record<string, Price>>;
}

function termsOf({ modelMaxTokens, modelMaxCost, modelPrices }: Settings): Terms {
  const budget = {
    ...(modelMaxTokens === 0 ? {} : { maxTokens: modelMaxTokens }),
    ...(modelMaxCost === 0 ? {} : { maxCost: modelMaxCost }),
  };
  const prices = Object.entries(modelPrices).map(([name, { prompt, completion }]) => {
    return [name, { promptPerMillion: prompt, completionPerMillion: completion }] as const;
  });
  return { budget, prices: Object.fromEntries(prices) };
}

function keyName(baseUrl: string): string {
  return `model key ${new URL(baseUrl).origin}`;
}
