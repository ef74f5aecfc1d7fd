import { randomUUID } from "node:crypto";
import type { Disposable } from "vscode";
import { failure, ok } from "../../core/base/result.ts";
import { ConversationActs } from "../../core/conversation/conversationActs.ts";
import type { FloorConditions } from "../../core/conversation/floor.ts";
import { decideFloor } from "../../core/conversation/floor.ts";
import type { FloorDecision, Role } from "../../core/conversation/floorDecision.ts";
import type { HintLevel, LemmaLine } from "../../core/conversation/roles/roleContext.ts";
import { askedText } from "../../core/conversation/judgeStep.ts";
import { speak } from "../../core/conversation/roles/speak.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { ChatModel } from "../../core/model/chatModel.ts";
import { failureText } from "../../core/model/failureText.ts";
import type { CheckedSteps, OpenedHole } from "../panel/checkedSteps.ts";
import { editOf } from "../panel/checkedSteps.ts";
import type { ProofAtHand, ProofHandlers } from "../panel/panelHandlers.ts";
import type { ProofTalk } from "../panel/proofTalk.ts";
import type { LemmaFinder } from "../../lean-bridge/search/lemmaFinder.ts";
import type { LanePool } from "../../lean-bridge/shadow/lanePool.ts";
import { laterBundle } from "../laterBundle.ts";
import { readSettings } from "../settings.ts";
import type { ModelService } from "./modelService.ts";

const candidateTimeoutMs = 8000;
const maxPromptTokens = 6000;
const patienceMs = 600_000;
/** A model gets the lemmas that were found so soon; what takes longer is there when it is asked again. */
const lemmaPatienceMs = 8000;
/** So long a piece of a growing answer is shown; the rest of it would only flicker. */
const shownCharacters = 600;

/** What a role is to speak of, whether it was asked or has a reason of its own. */
interface Asked {
  readonly role: Role;
  readonly target?: string | undefined;
  readonly hint?: HintLevel | undefined;
  readonly words?: string | undefined;
}

/** Lets a model speak in the panel's conversation. A person can stop it at any time; their draft is never touched. */
export class ModelHandlers implements Disposable {
  readonly #models: ModelService;
  readonly #steps: CheckedSteps;
  /** By the lanes of a document, which end with it. */
  readonly #finders = new WeakMap<LanePool, LemmaFinder>();
  #speaking: { readonly stopped: AbortController; readonly talk: ProofTalk } | undefined;

  constructor(models: ModelService, steps: CheckedSteps) {
    this.#models = models;
    this.#steps = steps;
  }

  readonly handlers: ProofHandlers<"askModel"> = {
    askModel: (asked, proof) => this.#ask(asked, proof),
  };

  stop(): void {
    if (!this.#speaking) return;
    this.#speaking.talk.isSilenced = true;
    this.#speaking.stopped.abort();
  }

  /**
   * Lets a model speak that nobody has asked, if it has a reason, the person allows it by a setting, and it would interrupt
   * nothing. It speaks so once for each thing that the person does.
   */
  async maySpeak(proof: ProofAtHand): Promise<void> {
    const { talk, show } = proof;
    const quietTimeMs = readSettings().modelQuietSeconds * 1000;
    if (quietTimeMs === 0 || talk.hasSpokenUnasked || talk.goals === undefined || !this.#models.shown) return;
    const decision = this.#floor(talk, { hasModel: true, quietTimeMs });
    if (decision.kind === "wait") return;
    const model = await this.#models.modelFor(decision.role);
    // Meanwhile the person may have gone on.
    if (!model || talk.hasSpokenUnasked || this.#floor(talk, { hasModel: true, quietTimeMs }).kind === "wait") return;
    talk.hasSpokenUnasked = true;
    talk.say({ kind: "floor", timeMs: Date.now(), decision });
    await this.#speak(decision, proof, model);
    show();
  }

  #floor(
    talk: ProofTalk,
    { hasModel, quietTimeMs, asked }: Pick<FloorConditions, "hasModel" | "quietTimeMs" | "asked">,
  ): FloorDecision {
    return decideFloor(talk.conversation, {
      nowMs: Date.now(),
      lastTypedMs: talk.lastTypedMs,
      hasDraft: talk.draft !== "",
      hasModel,
      quietTimeMs,
      isLeanBusy: talk.checking !== undefined || talk.asking?.isRunning === true || talk.search?.isRunning === true,
      isStopped: talk.isSilenced,
      isModelSpeaking: talk.speaking !== undefined,
      isBudgetSpent: this.#models.account.spent !== undefined,
      quietSinceMs: Math.max(talk.lastEventMs, talk.lastTypedMs ?? 0),
      ...(asked ? { asked } : {}),
    });
  }

  async #ask(asked: Asked, proof: ProofAtHand): Promise<void> {
    const { talk, show } = proof;
    const askedMs = Date.now();
    const model = await this.#models.modelFor(asked.role);
    const { role, target } = asked;
    const question = { role, ...(target === undefined ? {} : { target }) };
    const decision = this.#floor(talk, { hasModel: model !== undefined, quietTimeMs: undefined, asked: question });
    talk.say({ kind: "floor", timeMs: askedMs, decision });
    if (decision.kind === "wait" || !model)
      talk.notice = waitingText(decision.kind === "wait" ? decision.reason : "no-model");
    else {
      talk.askedMs = askedMs;
      await this.#speak(asked, proof, model);
      talk.askedMs = undefined;
    }
    show();
  }

  async #speak(asked: Asked, proof: ProofAtHand, model: ChatModel): Promise<void> {
    const { talk, show, editor } = proof;
    const stopped = new AbortController();
    this.#speaking = { stopped, talk };
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(patienceMs)]);
    talk.speaking = { role: asked.role, text: "" };
    show();
    const offset = editor.document.offsetAt(editor.selection.active);
    const opened = await this.#steps.open(editor.document, { offset }, signal);
    try {
      if (opened.kind === "error") talk.notice = opened.problem;
      else await this.#listen({ asked, proof, model, opened: opened.value }, signal);
    } finally {
      if (opened.kind === "ok") opened.value.checker.dispose();
      talk.speaking = undefined;
      this.#speaking = undefined;
      // What was asked for was heard to its end, and with it the silence that was asked for before has ended.
      if (!stopped.signal.aborted && talk.askedMs !== undefined) talk.isSilenced = false;
      this.#models.changed();
    }
  }

  async #listen({ asked, proof, model, opened }: Speech, signal: AbortSignal): Promise<void> {
    const { talk, show } = proof;
    const acts = actsOf(proof, opened, model);
    const { goalsBefore, documentBefore } = opened.checker;
    const { role, target, hint, words } = asked;
    const context = {
      goal: goalsBefore[0]?.text ?? "",
      otherGoals: goalsBefore.slice(1).map(({ text }) => text),
      documentBefore,
      declaration: declarationAt(proof),
      conversation: talk.conversation,
      lemmas: await this.#lemmas(
        {
          proof,
          opened,
          words,
        },
        signal,
      ),
      ...(target === undefined ? {} : { target }),
      ...(hint === undefined ? {} : { hint }),
      ...(words === undefined ? {} : { words }),
    };
    const aim = role === "repairer" ? target : undefined;
    const speech = { role, context, model, account: this.#models.account, maxPromptTokens, acts, aim };
    let text = "";
    for await (const event of speak(speech, signal)) {
      if (event.kind === "text") text += event.text;
      if (event.kind === "asking-again") text = "";
      talk.speaking = { role, text: text.slice(-shownCharacters) };
      if (event.kind === "failed") talk.notice = failureText(event.failure);
      if (event.kind === "said" && event.done.kind === "error") talk.notice = event.done.problem;
      show();
    }
  }

  /** Lemmas that may help, with Lean's statements; none where Lean takes too long over it. */
  async #lemmas(
    { proof, opened, words }: Pick<Speech, "proof" | "opened"> & { readonly words: string | undefined },
    signal: AbortSignal,
  ): Promise<readonly LemmaLine[]> {
    const { checker, pool } = opened;
    const { LemmaFinder: Finder } = laterBundle("search");
    const known = this.#finders.get(pool) ?? new Finder({ path: proof.editor.document.uri.fsPath, pool });
    this.#finders.set(pool, known);
    const soon = AbortSignal.timeout(lemmaPatienceMs);
    try {
      return await known.find(checker, words, AbortSignal.any([signal, soon]));
    } catch (error) {
      if (soon.aborted && !signal.aborted) return [];
      throw error;
    }
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
}

/** The panel's conversation with Lean at one hole; what is judged there can be inserted like any other proposal. */
function actsOf({ talk }: ProofAtHand, { hole, checker }: OpenedHole, model: ChatModel): ConversationActs {
  const acts = new ConversationActs({
    place: {
      openAt: (claim) =>
        Promise.resolve(
          claim === undefined ? ok(checker) : failure("parts of a sketch are worked on in `colloquy discuss`"),
        ),
    },
    nowMs: () => Date.now(),
    newId: () => randomUUID(),
    heard: (event) => {
      const tactic = event.kind === "judged" ? acts.find(event.utterance)?.tactic : undefined;
      if (event.kind === "judged" && tactic !== undefined) {
        const { verdict } = event;
        const text = askedText(tactic);
        const edit = editOf(checker, text, verdict);
        talk.proposals.set(event.utterance, { tactic: text, source: model.id, verdict, hole, edit });
      }
      talk.say(event);
    },
    timeoutMs: candidateTimeoutMs,
  });
  acts.conversation = talk.conversation;
  return acts;
}

function declarationAt({ editor: { document, selection } }: ProofAtHand): string {
  const text = document.getText();
  const { start, end } = commandRangeAt(text, document.offsetAt(selection.active));
  return text.slice(start, end).trim();
}

function waitingText(reason: string): string {
  if (reason === "no-model")
    return "No model is set, or the editor offers none: see the settings under colloquy.model.";
  if (reason === "budget-spent") return "The budget of this window is spent (colloquy.model.maxTokens).";
  if (reason === "model-speaks") return "The model is still speaking; stop it first.";
  return "Three critiques in a row have brought nothing new about this turn.";
}
