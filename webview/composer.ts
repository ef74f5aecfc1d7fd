import { AbbreviationProvider } from "@leanprover/unicode-input";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { ViewState } from "../core/protocol/viewState.ts";
import { primaryButton, secondaryButton } from "./controls.ts";
import type { Mentionable } from "./mentions.ts";
import { firstTurnNamed, mentionables, mentionAt } from "./mentions.ts";
import type { Send } from "./send.ts";

const abbreviations = new AbbreviationProvider({
  abbreviationCharacter: "\\",
  customTranslations: {},
  eagerReplacementEnabled: true,
});

export interface ComposerState {
  readonly view: ViewState;
  readonly draft: string;
  /** The failed turn that is being repaired. */
  readonly repairing: { readonly id: string; readonly number: number } | undefined;
  /** The index of the chosen mention; undefined if none are offered. */
  readonly chosenMention: number | undefined;
}

export interface ComposerActions {
  readonly send: Send;
  readonly changed: (draft: string) => void;
  readonly chooseMention: (at: number | undefined) => void;
  readonly dropRepair: () => void;
  readonly sent: () => void;
}

/** The form for the person's turns; `\to` becomes → at the next space, `@` names goals and turns. */
export function composer(state: ComposerState, actions: ComposerActions): TemplateResult {
  const { repairing } = state;
  const offered = offeredMentions(state);
  return html`<section aria-label="Your turn" class="composer">
    ${
      repairing
        ? html`<p class="quiet">
            Repairs turn ${repairing.number}. <button class="link" @click=${() => actions.dropRepair()}>Not a repair</button>
          </p>`
        : nothing
    }
    ${offered.length === 0 ? nothing : mentionList(offered, state.chosenMention ?? 0, actions)}
    ${textArea(state, offered, actions)}
    <div class="bar">
      ${primaryButton("Check with Lean", () => propose(state, actions))}
      ${secondaryButton("Comment", () => comment(state, actions))}
      ${state.view.model ? secondaryButton("Formalise", () => formalise(state, actions)) : nothing}
    </div>
  </section>`;
}

function textArea(state: ComposerState, offered: readonly Mentionable[], actions: ComposerActions): TemplateResult {
  return html`<textarea
    id="composer"
    rows="3"
    aria-label="A tactic to check, or a comment"
    aria-autocomplete="list"
    aria-controls=${ifDefined(offered.length === 0 ? undefined : "mentions")}
    aria-activedescendant=${ifDefined(offered.length === 0 ? undefined : `mention-${state.chosenMention ?? 0}`)}
    placeholder="A tactic or sketch (Ctrl+Enter checks it), or a comment; @ mentions"
    spellcheck="false"
    .value=${state.draft}
    @input=${(event: Event) => typed(event, actions)}
    @keydown=${(event: KeyboardEvent) => pressed(event, state, actions)}
  ></textarea>`;
}

function propose({ draft, repairing }: ComposerState, { send, sent }: ComposerActions): void {
  if (draft.trim() === "") return;
  send({ kind: "propose", tactic: draft, ...(repairing ? { target: repairing.id } : {}) });
  sent();
}

/** The words stay in the composer, because the model's statement may not be the intended one. */
function formalise({ draft }: ComposerState, { send }: ComposerActions): void {
  if (draft.trim() !== "") send({ kind: "askModel", role: "formaliser", words: draft });
}

function comment({ draft, view }: ComposerState, { send, sent }: ComposerActions): void {
  if (draft.trim() === "") return;
  const at = firstTurnNamed(draft);
  const target = at === undefined ? undefined : view.conversation[at]?.id;
  send({ kind: "comment", text: draft, ...(target === undefined ? {} : { target }) });
  sent();
}

function offeredMentions({ view, draft, chosenMention }: ComposerState): readonly Mentionable[] {
  const area = composerArea();
  if (chosenMention === undefined || !area) return [];
  const mention = mentionAt(draft, area.selectionStart);
  return mention ? mentionables(view, mention.typed) : [];
}

function mentionList(offered: readonly Mentionable[], chosen: number, actions: ComposerActions): TemplateResult {
  return html`<ul id="mentions" role="listbox" aria-label="Goals and turns">
    ${offered.map(
      (option, at) =>
        html`<li
          id="mention-${at}"
          role="option"
          aria-selected=${at === chosen ? "true" : "false"}
          @mousedown=${(event: Event) => {
            // The focus stays in the text.
            event.preventDefault();
            putMention(option, actions);
          }}
        >
          <span class="names">@${option.key}</span> <span class="quiet">${option.detail}</span>
        </li>`,
    )}
  </ul>`;
}

function putMention({ text }: Mentionable, actions: ComposerActions): void {
  const area = composerArea();
  const mention = area && mentionAt(area.value, area.selectionStart);
  if (!area || !mention) return;
  area.setRangeText(`${text} `, mention.start, area.selectionStart, "end");
  actions.chooseMention(undefined);
  actions.changed(area.value);
}

function pressed(event: KeyboardEvent, state: ComposerState, actions: ComposerActions): void {
  const offered = offeredMentions(state);
  const chosen = state.chosenMention ?? 0;
  const option = offered[chosen];
  if (option && isMentionKey(event)) {
    event.preventDefault();
    if (event.key === "ArrowDown") actions.chooseMention((chosen + 1) % offered.length);
    else if (event.key === "ArrowUp") actions.chooseMention((chosen + offered.length - 1) % offered.length);
    else if (event.key === "Escape") actions.chooseMention(undefined);
    else putMention(option, actions);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    propose(state, actions);
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") recall(event, state, actions);
}

function isMentionKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(key);
}

/** As in a terminal: up and down go through the person's earlier turns, starting from an empty text. */
function recall(event: KeyboardEvent, { draft, view }: ComposerState, actions: ComposerActions): void {
  const said = view.conversation.flatMap(({ actor, tactic, text }) => (actor.kind === "human" ? [tactic ?? text] : []));
  const at = draft === "" ? said.length : said.lastIndexOf(draft);
  if (at < 0) return;
  const wanted = event.key === "ArrowUp" ? at - 1 : at + 1;
  if (wanted < 0 || (draft === "" && event.key === "ArrowDown")) return;
  event.preventDefault();
  actions.changed(said[wanted] ?? "");
}

function typed(event: Event, actions: ComposerActions): void {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement)) return;
  expandBefore(area);
  actions.chooseMention(mentionAt(area.value, area.selectionStart) ? 0 : undefined);
  actions.changed(area.value);
}

function composerArea(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("#composer");
}

/** Replaces a finished abbreviation before the cursor when a blank is typed, as in the editor. */
function expandBefore(area: HTMLTextAreaElement): void {
  const { selectionStart: cursor, value } = area;
  const found = /\\(?<word>[^\s\\]+)(?<blank>\s)$/u.exec(value.slice(0, cursor));
  const symbol = found && abbreviations.getReplacementText(found.groups?.["word"] ?? "");
  if (!found || symbol === undefined) return;
  area.setRangeText(`${symbol}${found.groups?.["blank"] ?? ""}`, found.index, cursor, "end");
}
