import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { LearnedView, SearchView, TriedGoalView, TriedStepView } from "../core/protocol/searchView.ts";
import { progressBar, secondaryButton } from "./controls.ts";
import { leanText } from "./leanText.ts";
import type { Send } from "./send.ts";

const endWords: Readonly<Record<NonNullable<SearchView["end"]>, string>> = {
  proved: "Proof found and verified",
  unprovedLemma: "Closed only with a lemma that is itself unproved",
  exhausted: "Every way was tried",
  outOfBudget: "No proof within the time limit",
  cancelled: "Stopped",
  noAnswer: "Lean gave no answer",
};

/** The search for a whole proof: its progress, or its outcome. */
export function searchState(search: SearchView | null): TemplateResult | typeof nothing {
  if (!search) return nothing;
  const { isRunning, line, end } = search;
  return html`<div class="search">
    <p role="status">${end === null ? "Looking for a proof" : endWords[end]}, line ${line}</p>
    <p class="quiet">${spent(search)}</p>
    ${isRunning ? progressBar("Looking for a proof") : nothing}
  </div>`;
}

/** The tree that a search has tried. */
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
    <span class="quiet" title="Its source and cost; cheaper steps are tried first">${source}, ${cost}</span>
    ${goals.length === 0 ? nothing : html`<ul>${goals.map(triedGoal)}</ul>`}
  </li>`;
}

/** The data from which the order of suggestions was learned, with its switch. */
export function learnedOrder(learned: LearnedView | null, send: Send): TemplateResult | typeof nothing {
  if (!learned) return nothing;
  const { isOn, steps, preferences } = learned;
  return html`<details class="learned">
    <summary class="quiet">${isOn ? "Learned order" : "Learned order (off)"}</summary>
    <p>
      ${isOn ? "The order of suggestions follows" : "Kept but not used:"} ${counted(steps, "step")} and
      ${counted(preferences, "choice")} of this workspace.
    </p>
    <div class="bar">
      ${secondaryButton(isOn ? "Stop learning" : "Learn", () => send({ kind: "learn", on: !isOn }))}
      ${steps + preferences === 0 ? nothing : secondaryButton("Forget", () => send({ kind: "forget" }))}
    </div>
  </details>`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
