import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { SuggestionView, ViewState } from "../core/protocol/viewState.ts";
import { leanText } from "./leanText.ts";
import type { Send } from "./send.ts";
import { goalsAfter, verdictBadge } from "./verdict.ts";

/** The verified suggestions for the goal at the cursor, in the order in which Lean verified them. */
export function suggestionsSection({ asking, suggestions }: ViewState, send: Send): TemplateResult {
  return html`<section aria-label="Suggestions" class="suggestions">
    <div class="bar">
      ${
        asking?.isRunning
          ? html`<button class="primary" @click=${() => send({ kind: "stop" })}>Stop</button>`
          : html`<button class="primary" @click=${() => send({ kind: "ask" })}>Suggest verified tactics</button>`
      }
      <span class="quiet" role="status">${progress(asking, suggestions.length)}</span>
    </div>
    <ol>
      ${repeat(
        suggestions,
        ({ id }) => id,
        (suggestion) => suggestionItem(suggestion, send),
      )}
    </ol>
  </section>`;
}

function progress(asking: ViewState["asking"], found: number): string {
  if (!asking) return "";
  const tried = `${asking.screened} tried, ${found} verified`;
  if (asking.isRunning) return `Looking: ${tried}`;
  return found === 0 ? `Nothing verified (${asking.screened} tried)` : tried;
}

function suggestionItem({ id, tactic, source, verdict, isStale }: SuggestionView, send: Send): TemplateResult {
  const reject = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const reason = form instanceof HTMLFormElement ? new FormData(form).get("reason") : "";
    send({ kind: "reject", suggestion: id, reason: typeof reason === "string" ? reason : "" });
  };
  return html`<li class="suggestion ${isStale ? "stale" : ""}">
    <pre class="tactic">${leanText(tactic)}</pre>
    ${verdictBadge(verdict)} ${goalsAfter(verdict)}
    ${isStale ? html`<p class="quiet">The file has changed; inserting checks it again.</p>` : nothing}
    <div class="bar">
      <button @click=${() => send({ kind: "insert", suggestion: id, andContinue: false })}>Insert</button>
      ${
        verdict.kind === "progress"
          ? html`<button @click=${() => send({ kind: "insert", suggestion: id, andContinue: true })}>Insert and continue</button>`
          : nothing
      }
      <details class="reject">
        <summary>Reject</summary>
        <form @submit=${reject}>
          <input name="reason" aria-label="Why not" placeholder="Why not (may stay empty)" maxlength="1000" />
          <button type="submit">Reject</button>
        </form>
      </details>
      <span class="quiet source" title="Where it came from">${source}</span>
    </div>
  </li>`;
}
