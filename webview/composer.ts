import { AbbreviationProvider } from "@leanprover/unicode-input";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { Send } from "./send.ts";

const abbreviations = new AbbreviationProvider({
  abbreviationCharacter: "\\",
  customTranslations: {},
  eagerReplacementEnabled: true,
});

export interface ComposerState {
  readonly draft: string;
  /** The failed turn that is being mended. */
  readonly repairing: { readonly id: string; readonly number: number } | undefined;
}

export interface ComposerActions {
  readonly send: Send;
  readonly changed: (draft: string) => void;
  readonly dropRepair: () => void;
  readonly sent: () => void;
}

/** Where the person proposes a tactic or says something; `\to` becomes → at the next space. */
export function composer({ draft, repairing }: ComposerState, actions: ComposerActions): TemplateResult {
  const propose = (): void => {
    if (draft.trim() === "") return;
    actions.send({ kind: "propose", tactic: draft, ...(repairing ? { target: repairing.id } : {}) });
    actions.sent();
  };
  const comment = (): void => {
    if (draft.trim() === "") return;
    actions.send({ kind: "comment", text: draft });
    actions.sent();
  };
  return html`<section aria-label="Your turn" class="composer">
    ${
      repairing
        ? html`<p class="quiet">
            Repairs turn ${repairing.number}. <button class="link" @click=${() => actions.dropRepair()}>Not a repair</button>
          </p>`
        : nothing
    }
    <textarea
      id="composer"
      rows="3"
      aria-label="A tactic to be checked, or a comment"
      placeholder="A tactic, checked by Lean (Ctrl+Enter), or a comment"
      spellcheck="false"
      .value=${draft}
      @input=${(event: Event) => typed(event, actions)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        propose();
      }}
    ></textarea>
    <div class="bar">
      <button class="primary" @click=${propose}>Check with Lean</button>
      <button @click=${comment}>Comment</button>
    </div>
  </section>`;
}

function typed(event: Event, actions: ComposerActions): void {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement)) return;
  expandBefore(area);
  actions.changed(area.value);
}

/** Replaces a finished abbreviation before the cursor: on a blank, as in the editor. */
function expandBefore(area: HTMLTextAreaElement): void {
  const { selectionStart: cursor, value } = area;
  const found = /\\(?<word>[^\s\\]+)(?<blank>\s)$/u.exec(value.slice(0, cursor));
  const symbol = found && abbreviations.getReplacementText(found.groups?.["word"] ?? "");
  if (!found || symbol === undefined) return;
  area.setRangeText(`${symbol}${found.groups?.["blank"] ?? ""}`, found.index, cursor, "end");
}
