import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { GoalView } from "../core/protocol/viewState.ts";
import type { Send } from "./send.ts";
import { leanText } from "./leanText.ts";

const marks = { same: "", added: "new", changed: "changed" } as const;

/** The proof state at the cursor; what the step on this line has changed is marked in words and by colour. */
export function goalsSection(goals: readonly GoalView[] | null, send: Send): TemplateResult {
  return html`<section aria-label="Goals" class="goals">
    ${
      goals === null
        ? html`<p class="quiet">No goal at the cursor.</p>`
        : goals.length === 0
          ? html`<p class="done"><span class="codicon codicon-check" aria-hidden="true"></span> No goals left here.</p>`
          : goals.map((goal, at) => goalBlock({ goal, at, of: goals.length }, send))
    }
  </section>`;
}

function goalBlock(
  { goal, at, of }: { readonly goal: GoalView; readonly at: number; readonly of: number },
  send: Send,
): TemplateResult {
  const title = of > 1 ? `Goal ${at + 1} of ${of}` : "Goal";
  return html`<div class="goal-frame">
    <details class="goal" ?open=${at === 0}>
    <summary>
      <span class="title">${title}</span>
      ${goal.caseTag === null ? nothing : html`<span class="case">${goal.caseTag}</span>`}
    </summary>
    <ul class="hypotheses">
      ${goal.hypotheses.map(
        ({ names, type, value, change }) =>
          html`<li class=${change}>
            <span class="names">${names.join(" ")}</span> : ${leanText(value === null ? type : `${type} := ${value}`)}
            ${change === "same" ? nothing : html`<span class="mark">${marks[change]}</span>`}
          </li>`,
      )}
    </ul>
    <div class="target ${goal.targetChange}">${leanText(goal.target)}</div>
    </details>
    <button class="icon" title="Copy this goal" aria-label="Copy ${title}" @click=${() => send({ kind: "copy", text: goal.text })}>
      <span class="codicon codicon-copy" aria-hidden="true"></span>
    </button>
  </div>`;
}
