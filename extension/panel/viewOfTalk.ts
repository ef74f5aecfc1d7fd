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
import { goalViews } from "./goalChanges.ts";
import type { ProofTalk, ShownSearch } from "./proofTalk.ts";
import { isSketch } from "./proofTalk.ts";
import { orderedSuggestions } from "./suggestionOrder.ts";

export interface Surroundings {
  readonly revision: number;
  readonly lean: LeanState | undefined;
  readonly document: { readonly name: string; readonly line: number; readonly version: number } | undefined;
  /** Where there is no document to speak of. */
  readonly notice: string | undefined;
  readonly recording: ViewState["recording"];
  /** The model that may be asked, where one is set. */
  readonly model: { readonly name: string; readonly tokens: number; readonly cost: number | null } | undefined;
  readonly learned: ViewState["learned"];
  /** The line, from 1, of an offset in the document as it is. */
  readonly lineOf: (offset: number) => number;
}

/** The whole of what the panel shows. */
export function viewOfTalk(talk: ProofTalk | undefined, surroundings: Surroundings): ViewState {
  const { revision, lean, document, notice, recording, model, learned, lineOf } = surroundings;
  const conversation = talk?.conversation ?? emptyConversation;
  const said = saidOf(conversation);
  return {
    revision,
    engine: lean?.kind === "ready" ? shortEngine(lean.engine) : null,
    notice: notice ?? talk?.notice ?? stateNotice(lean),
    document: document ? { name: document.name, line: document.line } : null,
    goals: talk?.goals ? goalViews(talk.goals.now, talk.goals.before) : null,
    suggestions: orderedSuggestions(talk).map(({ id, checked: { tactic, source, verdict }, rank }) => ({
      id,
      tactic,
      source,
      rank,
      verdict: verdictView(verdict),
      isStale: verdict.documentVersion !== document?.version,
    })),
    search: talk?.search ? searchView(talk.search) : null,
    learned,
    asking: talk?.asking ? { screened: talk.asking.screened, isRunning: talk.asking.isRunning } : null,
    checking: talk?.checking?.text ?? null,
    conversation: conversation.utterances.map((utterance) => ({
      ...utteranceView(utterance, { talk, isWithdrawn: conversation.withdrawn.has(utterance.id), lineOf }),
      ...said(utterance),
    })),
    ledger: ledgerOf(conversation).map(({ utterance, text, state }) => ({ utterance, text, state })),
    draft: talk?.draft ?? "",
    model: model ? { ...model, speaking: talk?.speaking ?? null } : null,
    recording,
  };
}

function searchView({ figures, line, end, tried, ...rest }: ShownSearch): ViewState["search"] {
  const { leanCalls, goals, open, elapsedMs } = figures ?? { leanCalls: 0, goals: 0, open: 0, elapsedMs: 0 };
  return {
    ...rest,
    leanCalls,
    goals,
    open,
    line: line + 1,
    end: end ?? null,
    tried: tried ?? null,
    elapsedSeconds: Math.round(elapsedMs / 1e3),
  };
}

interface UtteranceSurroundings {
  readonly talk: ProofTalk | undefined;
  readonly isWithdrawn: boolean;
  readonly lineOf: (offset: number) => number;
}

function utteranceView(
  utterance: Utterance,
  { talk, isWithdrawn, lineOf }: UtteranceSurroundings,
): Omit<UtteranceView, keyof SaidView> {
  const { id, actor, types, text, tactic, verdict, decision } = utterance;
  const place = talk?.placeOf(id);
  return {
    id,
    text,
    tactic: tactic ?? null,
    decision: decision ?? null,
    actor: {
      kind: actor.kind,
      name: actor.id,
    },
    types: types.map(({ type, typeSource, target }) => ({
      type,
      typeSource,
      target: target === undefined ? null : utteranceOf(target),
    })),
    verdict: verdict ? verdictView(verdict) : null,
    canUndo: talk?.insertedSteps.has(id) ?? false,
    isSketch: isSketch(tactic),
    isWithdrawn,
    line: place === undefined ? null : lineOf(place),
  };
}

type SaidView = Pick<ViewState["conversation"][number], "support" | "runs" | "warnings">;

/** What stands beside a turn besides Lean's verdict on it. */
function saidOf(conversation: Conversation): (utterance: Utterance) => SaidView {
  const byId = new Map(conversation.utterances.map((utterance) => [utterance.id, utterance]));
  const findings = guardFindings(conversation);
  return (utterance) => {
    const { agreesWith, weight, runs, id, types } = utterance;
    const critique = types.find(({ type }) => type === "critique");
    const target = byId.get(utteranceOf(agreesWith ?? critique?.target ?? ""));
    const detail = weight?.detail ?? "";
    const support =
      agreesWith !== undefined
        ? { isSupported: isSubstantial(utterance, target), detail }
        : critique
          ? { isSupported: isSupported(utterance, target), detail }
          : null;
    return {
      support,
      runs: (runs ?? []).map((run) => ({ ...run })),
      warnings: findings.filter((finding) => finding.utterance === id).map((finding) => finding.detail),
    };
  };
}

/** Without the build's details, which the log has. */
export function shortEngine(engine: string): string {
  return engine.replace(/ \([^)]*\)/u, "");
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
