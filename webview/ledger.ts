import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { ViewState } from "../core/protocol/viewState.ts";
import { counter, iconButton } from "./controls.ts";
import { leanText } from "./leanText.ts";
import type { Send } from "./send.ts";

const states = ["open", "contested", "repaired", "accepted", "refuted", "withdrawn"] as const;

/** The claims of the conversation by state, those that need attention first. */
export function ledgerSection({ ledger, conversation }: ViewState): TemplateResult | typeof nothing {
  if (ledger.length === 0) return nothing;
  const numbers = new Map(conversation.map(({ id }, at) => [id, at + 1]));
  const groups = states.map((state) => ({ state, claims: ledger.filter((claim) => claim.state === state) }));
  const filled = groups.filter(({ claims }) => claims.length > 0);
  const summary = filled.map(({ state, claims }) => `${claims.length} ${state}`).join(", ");
  return html`<details class="ledger">
    <summary><span class="title">Claims</span> <span class="quiet">${summary}</span></summary>
    ${filled.map(
      ({ state, claims }) =>
        html`<h3>${state} ${counter(claims.length)}</h3>
          <ul>
            ${claims.slice(-mostListed).map(
              ({ utterance, text }) =>
                html`<li class=${state}>
                  <a href="#turn-${numbers.get(utterance)}">${numbers.get(utterance)}</a> ${leanText(text)}
                </li>`,
            )}
          </ul>
          ${claims.length > mostListed ? html`<p class="quiet">Only the last ${mostListed} are listed.</p>` : nothing}`,
    )}
  </details>`;
}

/** The longest list shown; older claims are in the conversation. */
const mostListed = 50;

/** The steps that are still in the file, the last first; each can be taken back by itself. */
export function historySection({ conversation }: ViewState, send: Send): TemplateResult | typeof nothing {
  const steps = conversation.flatMap((utterance, at) => (utterance.canUndo ? [{ utterance, number: at + 1 }] : []));
  if (steps.length === 0) return nothing;
  return html`<details class="history">
    <summary><span class="title">Steps in the file</span> ${counter(steps.length)}</summary>
    <ul>
      ${steps
        .toReversed()
        .slice(0, mostListed)
        .map(
          ({ utterance: { id, tactic, line }, number }) =>
            html`<li>
              <a href="#turn-${number}">${number}</a> ${leanText(tactic ?? "")}
              <span class="tools">
                ${line === null ? nothing : iconButton("go-to-file", `Show step ${number} in the file, line ${line}`, () => send({ kind: "reveal", utterance: id }))}
                ${iconButton("discard", `Take back step ${number}`, () => send({ kind: "undo", utterance: id }))}
              </span>
            </li>`,
        )}
    </ul>
  </details>`;
}
