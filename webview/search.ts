import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { LearnedView, SearchView, TriedGoalView, TriedStepView } from "../core/protocol/searchView.ts";
import { iconButton, progressBar } from "./controls.ts";
import { leanText } from "./leanText.ts";
import type { Send } from "./send.ts";

const endWords: Readonly<Record<NonNullable<SearchView["end"]>, string>> = {
  proved: "A proof is found and verified",
  unprovedLemma: "Closed only with a lemma that is not proved itself",
  exhausted: "Every way was tried",
  outOfBudget: "No proof in this time",
  cancelled: "Stopped",
  noAnswer: "Lean gave no answer",
};

/** The search for a whole proof: how far it is, or how it ended. */
export function searchState(search: SearchView | null): TemplateResult | typeof nothing {
  if (!search) return nothing;
  const { isRunning, line, end } = search;
  return html`<div class="search">
    <p role="status">${end === null ? "Looking for a proof" : endWords[end]}, line ${line}</p>
    <p class="quiet">${spent(search)}</p>
    ${isRunning ? progressBar("Looking for a proof") : nothing}
  </div>`;
}

/** The tree of what a search has tried. */
export function searchTree(search: SearchView | null): TemplateResult | typeof nothing {
  if (!search?.tried) return nothing;
  return html`<details class="tried">
    <summary><span class="title">What was tried</span></summary>
    <ul>${triedGoal(search.tried)}</ul>
  </details>`;
}

function spent({ leanCalls, goals, open, elapsedSeconds, budgetSeconds }: SearchView): string {
  return `${leanCalls} tried, ${goals} goals, ${open} open, ${elapsedSeconds} of ${budgetSeconds} s`;
}

const marks = { solved: "pass", open: "circle-large-outline", dead: "circle-slash" } as const;

function mark(state: keyof typeof marks): TemplateResult {
  return html`<span class="codicon codicon-${marks[state]} ${state}" role="img" aria-label=${state}></span>`;
}

function triedGoal({ target, state, tried, steps, omitted }: TriedGoalView): TemplateResult {
  return html`<li>
    ${mark(state)} <span class="names">⊢</span> ${leanText(target)} <span class="quiet">${tried} tried</span>
    ${
      steps.length === 0
        ? nothing
        : html`<ul>
            ${steps.map(triedStep)}
            ${omitted === 0 ? nothing : html`<li class="quiet">${omitted} more steps</li>`}
          </ul>`
    }
  </li>`;
}

function triedStep({ text, source, cost, state, goals }: TriedStepView): TemplateResult {
  return html`<li>
    ${mark(state)} ${leanText(text)}
    <span class="quiet" title="Where it came from, and how late it was worth trying">${source}, ${cost}</span>
    ${goals.length === 0 ? nothing : html`<ul>${goals.map(triedGoal)}</ul>`}
  </li>`;
}

/** What the order of suggestions has been learned from, with its switch. */
export function learnedLine(learned: LearnedView | null, send: Send): TemplateResult | typeof nothing {
  if (!learned) return nothing;
  const { isOn, steps, preferences } = learned;
  const words = isOn ? `Order learned from ${steps} steps and ${preferences} choices here` : "Order is not learned";
  return html`<p class="quiet learned">
    ${words}
    <button class="link" @click=${() => send({ kind: "learn", on: !isOn })}>${isOn ? "Stop learning" : "Learn"}</button>
    ${steps + preferences === 0 ? nothing : iconButton("trash", "Forget what was learned in this workspace", () => send({ kind: "forget" }))}
  </p>`;
}
