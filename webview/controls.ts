import "@vscode-elements/elements/dist/vscode-badge/index.js";
import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import type { TemplateResult } from "lit";
import { html } from "lit";

/** The default button of a group. */
export function primaryButton(label: string, act: () => void): TemplateResult {
  return html`<vscode-button @click=${act} @keydown=${keepPage}>${label}</vscode-button>`;
}

export function secondaryButton(label: string, act: () => void): TemplateResult {
  return html`<vscode-button secondary @click=${act} @keydown=${keepPage}>${label}</vscode-button>`;
}

/** A button that is only an icon; `label` is its tooltip and its accessible name. */
export function iconButton(icon: string, label: string, act: () => void): TemplateResult {
  return html`<button class="icon" title=${label} aria-label=${label} @click=${act}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}

/** A number beside a heading. */
export function counter(count: number): TemplateResult {
  return html`<vscode-badge variant="counter">${count}</vscode-badge>`;
}

/** Something of unknown duration is in progress. */
export function progressBar(label: string): TemplateResult {
  return html`<vscode-progress-bar indeterminate aria-label=${label}></vscode-progress-bar>`;
}

/** A button that opens a field for an optional reason. */
export function reasonForm(word: string, give: (reason: string) => void): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const reason = new FormData(form).get("reason");
    form.reset();
    form.closest("details")?.removeAttribute("open");
    give(typeof reason === "string" ? reason : "");
  };
  return html`<details class="reason">
    <summary>${word}</summary>
    <form @submit=${submit}>
      <input name="reason" aria-label="Reason (optional)" placeholder="Reason (optional)" maxlength="1000" />
      <button type="submit">${word}</button>
    </form>
  </details>`;
}

/** The element treats the space bar as a click, but would still let the page scroll. */
function keepPage(event: KeyboardEvent): void {
  if (event.key === " ") event.preventDefault();
}
