import type { Conversation } from "../../core/conversation/conversation.ts";
import { emptyConversation } from "../../core/conversation/conversation.ts";
import { guardFindings } from "../../core/conversation/guards.ts";
import { ledgerOf } from "../../core/conversation/ledger.ts";
import { isSubstantial, isSupported } from "../../core/conversation/support.ts";
import type { Utterance } from "../../core/conversation/utterance.ts";
import { utteranceOf } from "../../core/conversation/utterance.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { axiomsOf, goalsAfterOf, isVerified } from "../../core/lean/verdict.ts";
import type { UtteranceView, VerdictView, ViewState } from "../../core/protocol/viewState.ts";
import type { LeanState } from "../lean/leanService.ts";
import { shortEngine } from "../lean/shortEngine.ts";
import { isSketch } from "../proof/checked.ts";
import type { ProofConversation } from "../proof/proofConversation.ts";
import { offeredSuggestions, rankWords } from "../proof/suggestionOrder.ts";
import { goalViews } from "./goalChanges.ts";

/** The parts of the panel beside the conversation. */
export interface WindowState {
  readonly revision: number;
  readonly lean: LeanState | undefined;
  readonly document: { readonly name: string; readonly line: number; readonly version: number } | undefined;
  /** The reason, if there is no document that Lean can read. */
  readonly notice: string | undefined;
  readonly recording: ViewState["recording"];
  /** The model that may be asked, if one is set. */
  readonly model: { readonly name: string; readonly tokens: number; readonly cost: number | null } | undefined;
  readonly learned: ViewState["learned"];
  /** The line, from 1, of an offset in the document as it is. */
  readonly lineOf: (offset: number) => number;
}

/** The panel's whole view state. */
export function panelState(conversation: ProofConversation | undefined, window: WindowState): ViewState {
  const { revision, lean, document, notice, recording, learned } = window;
  const state = conversation?.state ?? emptyConversation;
  return {
    revision,
    engine: lean?.kind === "ready" ? shortEngine(lean.engine) : null,
    notice: notice ?? conversation?.notice ?? stateNotice(lean),
    document: document ? { name: document.name, line: document.line } : null,
    goals: conversation?.goals ? goalViews(conversation.goals.now, conversation.goals.before) : null,
    suggestions: suggestionViews(conversation, document?.version),
    search: searchView(conversation),
    learned,
    asking: askingView(conversation),
    checking: conversation?.activities.find("checking")?.text ?? null,
    conversation: utteranceViews(conversation, window),
    ledger: ledgerOf(state).map(({ utterance, text, state: claimState }) => ({ utterance, text, state: claimState })),
    draft: conversation?.draft ?? "",
    model: modelView(conversation, window),
    recording,
  };
}

function suggestionViews(
  conversation: ProofConversation | undefined,
  version: number | undefined,
): ViewState["suggestions"] {
  return offeredSuggestions(conversation).map((offered) => {
    const { tactic, source, verdict } = offered.checked;
    const isStale = verdict.documentVersion !== version;
    return { id: offered.id, tactic, source, rank: rankWords(offered), verdict: verdictView(verdict), isStale };
  });
}

/** The search that runs, else the results of the last search for suggestions. */
function askingView(conversation: ProofConversation | undefined): ViewState["asking"] {
  const running = conversation?.activities.find("suggesting");
  if (running) return { screened: running.screened, isRunning: true };
  const screened = conversation?.lastScreened;
  return screened === undefined ? null : { screened, isRunning: false };
}

/** The search for a proof that runs, else how the last one ended. */
function searchView(conversation: ProofConversation | undefined): ViewState["search"] {
  const running = conversation?.activities.find("proving");
  const ended = running ? undefined : conversation?.lastSearch;
  const search = running ?? ended;
  if (!search) return null;
  const { leanCalls, goals, open, elapsedMs } = search.figures ?? { leanCalls: 0, goals: 0, open: 0, elapsedMs: 0 };
  return {
    isRunning: running !== undefined,
    leanCalls,
    goals,
    open,
    budgetSeconds: search.budgetSeconds,
    line: search.line + 1,
    end: ended?.end ?? null,
    tried: search.tried ?? null,
    elapsedSeconds: Math.round(elapsedMs / 1e3),
  };
}

function modelView(conversation: ProofConversation | undefined, { model }: WindowState): ViewState["model"] {
  if (!model) return null;
  const speaking = conversation?.activities.find("modelSpeaks");
  return { ...model, speaking: speaking ? { role: speaking.role, text: speaking.text } : null };
}

function utteranceViews(
  conversation: ProofConversation | undefined,
  { lineOf }: Pick<WindowState, "lineOf">,
): ViewState["conversation"] {
  if (!conversation) return [];
  const said = saidOf(conversation.state);
  return conversation.state.utterances.map((utterance) => {
    const place = conversation.placeOf(utterance.id);
    return {
      ...utteranceView(utterance),
      ...said(utterance),
      canUndo: conversation.insertedSteps.has(utterance.id),
      isWithdrawn: conversation.state.withdrawn.has(utterance.id),
      line: place === undefined ? null : lineOf(place),
    };
  });
}

type SaidView = Pick<UtteranceView, "support" | "runs" | "warnings">;
type PlacedView = Pick<UtteranceView, "canUndo" | "isWithdrawn" | "line">;

function utteranceView(utterance: Utterance): Omit<UtteranceView, keyof SaidView | keyof PlacedView> {
  const { id, actor, types, text, tactic, verdict, decision } = utterance;
  return {
    id,
    text,
    tactic: tactic ?? null,
    decision: decision ?? null,
    actor: { kind: actor.kind, name: actor.id },
    types: types.map(({ type, typeSource, target }) => ({
      type,
      typeSource,
      target: target === undefined ? null : utteranceOf(target),
    })),
    verdict: verdict ? verdictView(verdict) : null,
    isSketch: isSketch(tactic),
  };
}

/** The notes beside an utterance, other than Lean's verdict on it. */
function saidOf(conversation: Conversation): (utterance: Utterance) => SaidView {
  const byId = new Map(conversation.utterances.map((utterance) => [utterance.id, utterance]));
  const findings = guardFindings(conversation);
  return (utterance) => ({
    support: supportView(utterance, byId),
    runs: (utterance.runs ?? []).map((run) => ({ ...run })),
    warnings: findings.filter((finding) => finding.utterance === utterance.id).map((finding) => finding.detail),
  });
}

function supportView(utterance: Utterance, byId: ReadonlyMap<string, Utterance>): SaidView["support"] {
  const { agreesWith, weight, types } = utterance;
  const critique = types.find(({ type }) => type === "critique");
  const target = byId.get(utteranceOf(agreesWith ?? critique?.target ?? ""));
  const detail = weight?.detail ?? "";
  if (agreesWith !== undefined) return { isSupported: isSubstantial(utterance, target), detail };
  return critique ? { isSupported: isSupported(utterance, target), detail } : null;
}

function stateNotice(lean: LeanState | undefined): string | null {
  if (lean?.kind === "starting") return lean.detail;
  if (lean?.kind === "failed") return lean.next === undefined ? lean.what : `${lean.what}; ${lean.next}`;
  return null;
}

function verdictView(verdict: Verdict): VerdictView {
  return {
    kind: verdict.kind,
    level: verdict.level,
    isVerified: isVerified(verdict),
    reason: verdict.reason ?? null,
    goalsAfter: (goalsAfterOf(verdict) ?? []).map(({ text }) => text),
    axioms: [...(axiomsOf(verdict) ?? [])],
    messages: verdict.messages.map(({ message }) => message),
    elapsedMs: Math.round(verdict.elapsedMs),
    engine: verdict.engine,
  };
}
