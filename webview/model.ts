import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { ViewState } from "../core/protocol/viewState.ts";
import type { Send } from "./send.ts";

const hints = ["nudge", "strategy", "lemma", "tactic"] as const;

/** The buttons to ask a model, and its answer as it streams in; nothing if no model is set. */
export function modelSection({ model }: ViewState, send: Send): TemplateResult | typeof nothing {
  if (!model) return nothing;
  const { name, speaking, tokens, cost } = model;
  const spent = [...(tokens === 0 ? [] : [`${tokens} tokens`]), ...(cost === null ? [] : [`cost ${cost.toFixed(4)}`])];
  return html`<section aria-label="Model" class="model">
    <p class="quiet">${[name, ...spent].join(", ")}${spent.length === 0 ? nothing : " so far"}</p>
    ${
      speaking
        ? html`<p role="status">The ${speaking.role} is speaking; nothing of it is checked yet.</p>
            <pre class="speaking">${speaking.text}</pre>
            <div class="bar"><button @click=${() => send({ kind: "stop" })}>Stop the model</button></div>`
        : html`<div class="bar">
            <button @click=${() => send({ kind: "askModel", role: "proposer" })}>Ask the model</button>
            ${hints.map(
              (hint) =>
                html`<button @click=${() => send({ kind: "askModel", role: "tutor", hint })}>Hint: ${hint}</button>`,
            )}
          </div>`
    }
  </section>`;
}
