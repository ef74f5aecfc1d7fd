import { html, nothing, render } from "lit";
import { guard } from "lit/directives/guard.js";
import type { PanelMessage } from "../core/protocol/panelMessage.ts";
import { PanelMessageSchema } from "../core/protocol/panelMessage.ts";
import type { UtteranceView, ViewState } from "../core/protocol/viewState.ts";
import { HostMessageSchema } from "../core/protocol/viewState.ts";
import { announcement } from "./announcement.ts";
import type { ComposerActions } from "./composer.ts";
import { composer } from "./composer.ts";
import { conversationSection, showTurn } from "./conversation.ts";
import { goalsSection } from "./goals.ts";
import { historySection, ledgerSection } from "./ledger.ts";
import { modelSection } from "./model.ts";
import { recordingMark } from "./recording.ts";
import { suggestionsSection } from "./suggestions.ts";
import { ancestorsOf } from "./threads.ts";

const vscode = acquireVsCodeApi();
const root = document.querySelector<HTMLElement>("#panel");

let view: ViewState | undefined;
let draft = "";
let repairing: { readonly id: string; readonly number: number } | undefined;
let chosenMention: number | undefined;
let folded: ReadonlySet<string> = new Set();
let announced = "";

function send(message: PanelMessage): void {
  vscode.postMessage(PanelMessageSchema.parse(message));
}

function changeDraft(text: string): void {
  draft = text;
  send({ kind: "draft", text });
  show();
}

function repair(utterance: UtteranceView): void {
  const number = (view?.conversation.findIndex(({ id }) => id === utterance.id) ?? 0) + 1;
  repairing = { id: utterance.id, number };
  changeDraft(utterance.tactic ?? "");
  document.querySelector<HTMLTextAreaElement>("#composer")?.focus();
}

function fold(id: string): void {
  folded = new Set(folded.has(id) ? [...folded].filter((other) => other !== id) : [...folded, id]);
  show();
}

/** Unfolds the turns that hide a turn and goes there. */
function goToTurn(number: number): void {
  const utterance = view?.conversation[number - 1];
  if (!view || !utterance) return;
  const above = new Set(ancestorsOf(view.conversation, utterance.id));
  if ([...folded].some((id) => above.has(id))) {
    folded = new Set([...folded].filter((id) => !above.has(id)));
    show();
  }
  showTurn(number);
}

function show(): void {
  if (!root) return;
  if (!view) {
    render(html`<p class="empty">Waiting for the editor.</p>`, root);
    return;
  }
  const shown = view;
  render(
    html`
      ${guard([shown, announced], () => aboveTurns(shown))}
      ${guard([shown, folded], () => conversationSection(shown, folded, { send, repair, fold }))}
      ${modelSection(shown, send)}
      ${composer({ view: shown, draft, repairing, chosenMention }, composerActions)}
    `,
    root,
  );
}

const composerActions: ComposerActions = {
  send,
  changed: changeDraft,
  sent: () => {
    repairing = undefined;
    changeDraft("");
  },
  chooseMention: (at) => {
    chosenMention = at;
    show();
  },
  dropRepair: () => {
    repairing = undefined;
    show();
  },
};

/** Typing in the composer changes none of this. */
function aboveTurns(shown: ViewState): unknown {
  return html`${header(shown)}
    <p class="notice" role="status">${shown.notice ?? nothing}</p>
    <p class="spoken" role="status">${announced}</p>
    ${goalsSection(shown.goals, send)} ${suggestionsSection(shown, send)} ${historySection(shown, send)}
    ${ledgerSection(shown)}`;
}

function header({ document: place, engine, recording }: ViewState): unknown {
  return html`<header>
    <span class="place">${place ? `${place.name}:${place.line}` : ""}</span>
    ${engine === null ? nothing : html`<span class="quiet engine">${engine}</span>`}
    ${recordingMark(recording, send)}
  </header>`;
}

function receive(next: ViewState): void {
  if (view && next.revision < view.revision) return;
  // Every file has its own draft; for the file at hand, the text typed here is newer than the one that comes back.
  const isSameFile = next.document?.name === view?.document?.name;
  if (!isSameFile) draft = next.draft;
  announced = announcement(view, next) ?? announced;
  const before = view;
  view = next;
  show();
  if (before && isSameFile) bringIntoView(before, next);
}

/** Scrolls to a new turn, because its author wants to see the result; the focus stays. */
function bringIntoView(before: ViewState, now: ViewState): void {
  if (before.checking === null && now.checking !== null) scrollTo(".checking");
  if (now.conversation.length > before.conversation.length) scrollTo(`#turn-${now.conversation.length}`);
}

function scrollTo(selector: string): void {
  requestAnimationFrame(() => document.querySelector(selector)?.scrollIntoView({ block: "nearest" }));
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const parsed = HostMessageSchema.safeParse(data);
  // An invalid message did not come from our extension, or came from another version of it.
  if (!parsed.success) return;
  if (parsed.data.kind === "focusComposer") document.querySelector<HTMLTextAreaElement>("#composer")?.focus();
  else receive(parsed.data.view);
});

root?.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#turn-']") : null;
  if (!link) return;
  event.preventDefault();
  goToTurn(Number(link.getAttribute("href")?.replace("#turn-", "")));
});

show();
send({ kind: "ready" });
