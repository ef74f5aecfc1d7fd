import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { VerdictView } from "../core/protocol/viewState.ts";
import { leanText } from "./leanText.ts";
import { levelMeaning, seconds, verdictWords } from "./words.ts";

const icons = { yes: "verified-filled", no: "error", open: "question", sketch: "edit-sparkle" } as const;

function standing({ isVerified, kind }: VerdictView, isSketch: boolean): keyof typeof icons {
  if (isVerified) return isSketch ? "sketch" : "yes";
  return kind === "failed" || kind === "refused" || kind === "noProgress" ? "no" : "open";
}

/** Lean's verdict as a badge; one click shows its evidence. */
export function verdictBadge(verdict: VerdictView, isSketch: boolean): TemplateResult {
  const stands = standing(verdict, isSketch);
  return html`<details class="verdict ${stands}">
    <summary title="Show the evidence">
      <span class="codicon codicon-${icons[stands]}" aria-hidden="true"></span>
      <span>${verdictWords(verdict, isSketch)} <span class="quiet time">${seconds(verdict.elapsedMs)}</span></span>
      <span class="why">Why</span>
    </summary>
    <div class="evidence">
      ${verdict.reason === null ? nothing : html`<p>${verdict.reason}</p>`}
      <p class="quiet">${verdict.level === "none" ? "The text" : `${verdict.level}: it`} ${levelMeaning(verdict.level)}. ${verdict.engine}</p>
      ${verdict.axioms.length === 0 ? nothing : html`<p>Rests on ${verdict.axioms.join(", ")}</p>`}
      ${verdict.messages.map((message) => html`<pre>${message}</pre>`)}
    </div>
  </details>`;
}

/** The goals that a step leaves. */
export function goalsAfter({ goalsAfter: goals }: VerdictView): TemplateResult | typeof nothing {
  if (goals.length === 0) return nothing;
  const title = goals.length === 1 ? "The remaining goal" : `The ${goals.length} remaining goals`;
  return html`<details class="after"><summary>${title}</summary>${goals.map((goal) => html`<pre>${leanText(goal)}</pre>`)}</details>`;
}
