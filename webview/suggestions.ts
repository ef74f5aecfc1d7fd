import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { SuggestionView, ViewState } from "../core/protocol/viewState.ts";
import { primaryButton, progressBar, reasonForm, secondaryButton } from "./controls.ts";
import { leanText } from "./leanText.ts";
import { learnedOrder, searchState, searchTree } from "./search.ts";
import type { Send } from "./send.ts";
import { goalsAfter, verdictBadge } from "./verdict.ts";

/** The verified suggestions for the goal at the cursor, in the order in which Lean verified them. */
export function suggestionsSection({ asking, search, suggestions, learned }: ViewState, send: Send): TemplateResult {
  const isRunning = asking?.isRunning === true;
  const isBusy = isRunning || search?.isRunning === true;
  return html`<section aria-label="Suggestions" class="suggestions">
    <div class="bar">
      ${
        isBusy
          ? secondaryButton("Stop", () => send({ kind: "stop" }))
          : html`${primaryButton("Suggest verified tactics", () => send({ kind: "ask" }))}
            ${secondaryButton("Close this goal", () => send({ kind: "prove" }))}`
      }
      <span class="quiet" role="status">${progress(asking, suggestions.length)}</span>
    </div>
    ${isRunning ? progressBar("Looking for tactics") : nothing} ${searchState(search)}
    <ol>
      ${repeat(
        suggestions,
        ({ id }) => id,
        (suggestion) => suggestionItem(suggestion, send),
      )}
    </ol>
    ${searchTree(search)} ${learnedOrder(learned, send)}
  </section>`;
}

function progress(asking: ViewState["asking"], found: number): string {
  if (!asking) return "";
  const tried = `${asking.screened} tried, ${found} verified`;
  if (asking.isRunning) return `Looking: ${tried}`;
  return found === 0 ? `Nothing verified (${asking.screened} tried)` : tried;
}

function suggestionItem({ id, tactic, source, verdict, rank, isStale }: SuggestionView, send: Send): TemplateResult {
  return html`<li class="suggestion ${isStale ? "stale" : ""}">
    <pre class="tactic">${leanText(tactic)}</pre>
    ${verdictBadge(verdict, false)} ${goalsAfter(verdict)}
    ${isStale ? html`<p class="quiet">The file has changed; inserting checks it again.</p>` : nothing}
    <div class="bar">
      ${secondaryButton("Insert", () => send({ kind: "insert", suggestion: id, andContinue: false }))}
      ${
        verdict.kind === "progress"
          ? secondaryButton("Insert and continue", () => send({ kind: "insert", suggestion: id, andContinue: true }))
          : nothing
      }
      ${reasonForm("Reject", (reason) => send({ kind: "reject", suggestion: id, reason }))}
      <details class="rank quiet">
        <summary title="Its source, and the reason for its place">${source}</summary>
        <p>Stands here because it ${rank}</p>
      </details>
    </div>
  </li>`;
}
