import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { GoalView } from "../core/protocol/viewState.ts";
import { counter, iconButton } from "./controls.ts";
import { leanText } from "./leanText.ts";
import type { Send } from "./send.ts";

const marks = { same: "", added: "new", changed: "changed", removed: "gone" } as const;

/** The proof state at the cursor; changes by the step on this line are marked in words and by colour. */
export function goalsSection(goals: readonly GoalView[] | null, send: Send): TemplateResult {
  return html`<section aria-label="Goals" class="goals">
    ${goals !== null && goals.length > 1 ? severalGoals(goals, send) : nothing}
    ${
      goals === null
        ? html`<p class="empty">No goal at the cursor.</p>`
        : goals.length === 0
          ? html`<p class="done"><span class="codicon codicon-check" aria-hidden="true"></span> No goals left here.</p>`
          : goals.map((goal, at) => goalBlock({ goal, at, of: goals.length }, send))
    }
  </section>`;
}

function severalGoals(goals: readonly GoalView[], send: Send): TemplateResult {
  const all = goals.map(({ text }) => text).join("\n\n");
  return html`<h2>
    Goals ${counter(goals.length)}
    <span class="tools">${iconButton("copy", "Copy all goals", () => send({ kind: "copy", text: all }))}</span>
  </h2>`;
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
    <span class="tools">${iconButton("copy", `Copy ${title}`, () => send({ kind: "copy", text: goal.text }))}</span>
  </div>`;
}
