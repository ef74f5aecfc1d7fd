import type { Disposable, TextDocument } from "vscode";
import type { FloorConditions } from "../../core/conversation/floor.ts";
import { decideFloor } from "../../core/conversation/floor.ts";
import type { FloorDecision, Role } from "../../core/conversation/floorDecision.ts";
import type { HintLevel, RoleContext } from "../../core/conversation/roles/roleContext.ts";
import { speak } from "../../core/conversation/roles/speak.ts";
import type { SpeakEvent } from "../../core/conversation/roles/speak.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { ChatModel } from "../../core/model/chatModel.ts";
import { failureText } from "../../core/model/failureText.ts";
import type { Begun, ModelSpeaks } from "../proof/activity.ts";
import type { CheckedSteps } from "../proof/checkedSteps.ts";
import type { OpenedHole } from "../proof/documentLanes.ts";
import { placeAtHole } from "../proof/documentPlace.ts";
import type { ProofAtHand, ProofConversation } from "../proof/proofConversation.ts";
import type { LemmasAtHole } from "./lemmasAtHole.ts";
import type { ModelService } from "./modelService.ts";

const maxPromptTokens = 6000;
const patienceMs = 600_000;
/** The length shown of a growing answer; more of it would only flicker. */
const shownCharacters = 600;

/** The subject of a role's turn, whether it was asked or has a reason of its own. */
export interface Asked {
  readonly role: Role;
  readonly target?: string | undefined;
  readonly hint?: HintLevel | undefined;
  readonly words?: string | undefined;
}

interface ModelVoiceParts {
  readonly models: Pick<ModelService, "shown" | "modelFor" | "account" | "changed">;
  readonly steps: Pick<CheckedSteps, "open" | "keep">;
  readonly lemmas: Pick<LemmasAtHole, "find">;
  /** After so many seconds of quiet a model may speak unasked; 0: never. */
  readonly quietSeconds: () => number;
}

/** Lets a model speak in a conversation. A person can stop it at any time; their draft is never touched. */
export class ModelVoice implements Disposable {
  readonly #parts: ModelVoiceParts;
  #speaking: { readonly stopped: AbortController; readonly conversation: ProofConversation } | undefined;

  constructor(parts: ModelVoiceParts) {
    this.#parts = parts;
  }

  stop(): void {
    if (!this.#speaking) return;
    this.#speaking.conversation.isSilenced = true;
    this.#speaking.stopped.abort();
  }

  /**
   * Lets a model speak unasked, if it has a reason, the person allows it by a setting, and it would interrupt nothing.
   * It does so at most once for each thing that the person does.
   */
  async maySpeak(proof: ProofAtHand): Promise<void> {
    const { conversation, show } = proof;
    const quietTimeMs = this.#parts.quietSeconds() * 1000;
    const mayAsk = quietTimeMs > 0 && !conversation.hasSpokenUnasked && conversation.goals !== undefined;
    if (!mayAsk || !this.#parts.models.shown) return;
    const decision = this.#floor(conversation, { hasModel: true, quietTimeMs });
    if (decision.kind === "wait") return;
    const model = await this.#parts.models.modelFor(decision.role);
    // The person may have continued in the meantime.
    if (!model || conversation.hasSpokenUnasked) return;
    if (this.#floor(conversation, { hasModel: true, quietTimeMs }).kind === "wait") return;
    conversation.hasSpokenUnasked = true;
    conversation.acts.say({ kind: "floor", timeMs: Date.now(), decision });
    await this.#speak(decision, proof, model);
    show();
  }

  #floor(
    conversation: ProofConversation,
    { hasModel, quietTimeMs, asked }: Pick<FloorConditions, "hasModel" | "quietTimeMs" | "asked">,
  ): FloorDecision {
    const { activities, lastTypedMs, lastEventMs } = conversation;
    return decideFloor(conversation.state, {
      nowMs: Date.now(),
      lastTypedMs,
      hasDraft: conversation.draft !== "",
      hasModel,
      quietTimeMs,
      isLeanBusy: activities.all.some(({ kind }) => kind !== "modelSpeaks"),
      isStopped: conversation.isSilenced,
      isModelSpeaking: activities.find("modelSpeaks") !== undefined,
      isBudgetSpent: this.#parts.models.account.spent !== undefined,
      quietSinceMs: Math.max(lastEventMs, lastTypedMs ?? 0),
      ...(asked ? { asked } : {}),
    });
  }

  /** Lets a model answer a person's request, or says in the conversation's notice why none answers. */
  async ask(asked: Asked, proof: ProofAtHand): Promise<void> {
    const { conversation, show } = proof;
    const askedMs = Date.now();
    const model = await this.#parts.models.modelFor(asked.role);
    const { role, target } = asked;
    const question = { role, ...(target === undefined ? {} : { target }) };
    const conditions = { hasModel: model !== undefined, quietTimeMs: undefined, asked: question };
    const decision = this.#floor(conversation, conditions);
    conversation.acts.say({ kind: "floor", timeMs: askedMs, decision });
    if (decision.kind === "wait" || !model)
      conversation.notice = waitingText(decision.kind === "wait" ? decision.reason : "no-model");
    else {
      conversation.askedMs = askedMs;
      await this.#speak(asked, proof, model);
      conversation.askedMs = undefined;
    }
    show();
  }

  async #speak(asked: Asked, proof: ProofAtHand, model: ChatModel): Promise<void> {
    const { conversation, show, editor } = proof;
    const speaking = { stopped: new AbortController(), conversation };
    this.#speaking = speaking;
    const signal = AbortSignal.any([speaking.stopped.signal, AbortSignal.timeout(patienceMs)]);
    const activity = conversation.activities.begin({ kind: "modelSpeaks", role: asked.role, text: "" });
    show();
    const offset = editor.document.offsetAt(editor.selection.active);
    const opened = await this.#parts.steps.open(editor.document, { offset }, signal);
    try {
      if (opened.kind === "error") conversation.notice = opened.problem;
      else await this.#listen({ asked, proof, model, opened: opened.value, activity }, signal);
    } finally {
      if (opened.kind === "ok") opened.value.checker.dispose();
      activity.end();
      if (this.#speaking === speaking) this.#speaking = undefined;
      // The answer that was asked for is complete, which also ends the silence that was asked for before.
      if (!speaking.stopped.signal.aborted && conversation.askedMs !== undefined) conversation.isSilenced = false;
      this.#parts.models.changed();
    }
  }

  async #listen(speech: Speech, signal: AbortSignal): Promise<void> {
    const { asked, proof, model, opened, activity } = speech;
    const { role, target } = asked;
    const context = await this.#contextOf(speech, signal);
    const aim = role === "repairer" ? target : undefined;
    const { acts } = proof.conversation;
    const place = placeAtHole({ steps: this.#parts.steps, conversation: proof.conversation }, opened);
    const said = { role, context, model, account: this.#parts.models.account, maxPromptTokens, acts, place, aim };
    let text = "";
    for await (const event of speak(said, signal)) {
      if (event.kind === "text") text += event.text;
      if (event.kind === "asking-again") text = "";
      activity.update({ text: text.slice(-shownCharacters) });
      proof.conversation.notice = problemIn(event) ?? proof.conversation.notice;
      proof.show();
    }
  }

  async #contextOf({ asked, proof, opened }: Speech, signal: AbortSignal): Promise<RoleContext> {
    const { editor, conversation } = proof;
    const { target, hint, words } = asked;
    const { goalsBefore, documentBefore } = opened.checker;
    const lemmas = await this.#parts.lemmas.find({ path: editor.document.uri.fsPath, opened, words }, signal);
    return {
      goal: goalsBefore[0]?.text ?? "",
      otherGoals: goalsBefore.slice(1).map(({ text }) => text),
      documentBefore,
      declaration: declarationAt(editor.document, opened.hole.start),
      conversation: conversation.state,
      lemmas,
      ...(target === undefined ? {} : { target }),
      ...(hint === undefined ? {} : { hint }),
      ...(words === undefined ? {} : { words }),
    };
  }

  dispose(): void {
    this.stop();
  }
}

interface Speech {
  readonly asked: Asked;
  readonly proof: ProofAtHand;
  readonly model: ChatModel;
  readonly opened: OpenedHole;
  readonly activity: Begun<ModelSpeaks>;
}

function problemIn(event: SpeakEvent): string | undefined {
  if (event.kind === "failed") return failureText(event.failure);
  return event.kind === "said" && event.done.kind === "error" ? event.done.problem : undefined;
}

function declarationAt(document: TextDocument, offset: number): string {
  const text = document.getText();
  const { start, end } = commandRangeAt(text, offset);
  return text.slice(start, end).trim();
}

function waitingText(reason: string): string {
  if (reason === "no-model")
    return "No model is set, or the editor offers none: see the settings under colloquy.model.";
  if (reason === "budget-spent") return "The budget of this window is spent (colloquy.model.maxTokens).";
  if (reason === "model-speaks") return "The model is still speaking; stop it first.";
  return "Three critiques in a row have brought nothing new about this turn.";
}
