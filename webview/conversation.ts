import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { UtteranceView, ViewState } from "../core/protocol/viewState.ts";
import { leanText } from "./leanText.ts";
import { prose } from "./prose.ts";
import type { Send } from "./send.ts";
import { goalsAfter, verdictBadge } from "./verdict.ts";

/** The turns, each with its types and with Lean's word beside what it stands for. */
export function conversationSection(
  { conversation, model }: ViewState,
  actions: TurnActions,
): TemplateResult | typeof nothing {
  if (conversation.length === 0) return nothing;
  const numbers = new Map(conversation.map(({ id }, at) => [id, at + 1]));
  return html`<section aria-label="Conversation" class="conversation">
    <h2>Conversation</h2>
    <div role="log" aria-live="polite">
      <ol>
        ${repeat(
          conversation,
          ({ id }) => id,
          (utterance) => turn(utterance, numbers, { ...actions, hasModel: model !== null && model.speaking === null }),
        )}
      </ol>
    </div>
  </section>`;
}

export interface TurnActions {
  readonly send: Send;
  /** Puts the failed text into the composer, to be mended there. */
  readonly repair: (utterance: UtteranceView) => void;
}

function turn(
  utterance: UtteranceView,
  numbers: ReadonlyMap<string, number>,
  { send, repair, hasModel }: TurnActions & { readonly hasModel: boolean },
): TemplateResult {
  const { id, actor, types, text, tactic, verdict, decision, canUndo } = utterance;
  const verified = verdict?.isVerified === true;
  return html`<li class="turn ${actor.kind}" id="turn-${numbers.get(id)}">
    <div class="head">
      <span class="number">${numbers.get(id)}</span>
      <span class="actor">${actor.name}</span>
      ${types.map(({ type, target }) => typeMark(type, target === null ? undefined : numbers.get(target)))}
      ${decision === null ? nothing : html`<span class="decision ${decision}">${decision}</span>`}
    </div>
    ${tactic === null ? nothing : html`<pre class="tactic">${leanText(tactic)}</pre>`}
    ${text === "" ? nothing : prose(text)}
    ${verdict === null ? nothing : html`${verdictBadge(verdict)} ${goalsAfter(verdict)}`} ${besides(utterance)}
    <div class="bar">
      ${
        verified && decision === null
          ? html`<button @click=${() => send({ kind: "insertProposal", utterance: id })}>Insert</button>`
          : nothing
      }
      ${verdict !== null && !verified ? html`<button @click=${() => repair(utterance)}>Repair</button>` : nothing}
      ${
        hasModel && types.some(({ type }) => type === "proposal")
          ? html`<button @click=${() => send({ kind: "askModel", role: "critic", target: id })}>Ask for a critique</button>`
          : nothing
      }
      ${
        hasModel && verdict !== null && !verified
          ? html`<button @click=${() => send({ kind: "askModel", role: "repairer", target: id })}>Ask for a repair</button>`
          : nothing
      }
      ${canUndo ? html`<button @click=${() => send({ kind: "undo", utterance: id })}>Undo this step</button>` : nothing}
    </div>
  </li>`;
}

/** What a critique rests on, code that was run, and what the guards say. */
function besides({ support, runs, warnings }: UtteranceView): TemplateResult {
  return html`${
    support === null
      ? nothing
      : html`<p class="support ${support.isSupported ? "supported" : "unsupported"}">
          ${support.isSupported ? "Rests on evidence" : "Unsupported"}${support.detail === "" ? nothing : html`: ${support.detail}`}
        </p>`
  }
  ${runs.map(
    ({ code, outcome, output }) =>
      html`<pre class="tactic">${leanText(code)}</pre>
        <p class="run ${outcome}">${outcome}${output === "" ? nothing : html`: ${output}`}</p>`,
  )}
  ${warnings.map((warning) => html`<p class="warning" role="note">${warning}</p>`)}`;
}

function typeMark(type: string, target: number | undefined): TemplateResult {
  const name = type.replace("-", " ");
  return html`<span class="type ${type}"
    >${name}${target === undefined ? nothing : html` of <a href="#turn-${target}">${target}</a>`}</span
  >`;
}

/** How the claims of the conversation stand. */
export function ledgerSection({ ledger, conversation }: ViewState): TemplateResult | typeof nothing {
  if (ledger.length === 0) return nothing;
  const numbers = new Map(conversation.map(({ id }, at) => [id, at + 1]));
  const counts = new Map<string, number>();
  for (const { state } of ledger) counts.set(state, (counts.get(state) ?? 0) + 1);
  const summary = [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
  return html`<details class="ledger">
    <summary>Claims: ${summary}</summary>
    <ul>
      ${ledger.map(
        ({ utterance, text, state }) =>
          html`<li class=${state}>
            <a href="#turn-${numbers.get(utterance)}">${numbers.get(utterance)}</a> ${leanText(text)} <span class="state">${state}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}
