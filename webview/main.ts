import { html, nothing, render } from "lit";
import type { PanelMessage } from "../core/protocol/panelMessage.ts";
import { PanelMessageSchema } from "../core/protocol/panelMessage.ts";
import type { UtteranceView, ViewState } from "../core/protocol/viewState.ts";
import { HostMessageSchema } from "../core/protocol/viewState.ts";
import { composer } from "./composer.ts";
import { conversationSection, ledgerSection } from "./conversation.ts";
import { goalsSection } from "./goals.ts";
import { modelSection } from "./model.ts";
import { recordingMark } from "./recording.ts";
import { suggestionsSection } from "./suggestions.ts";

const vscode = acquireVsCodeApi();
const root = document.querySelector<HTMLElement>("#panel");

let view: ViewState | undefined;
let draft = "";
let repairing: { readonly id: string; readonly number: number } | undefined;

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

function sent(): void {
  repairing = undefined;
  changeDraft("");
}

function show(): void {
  if (!root) return;
  if (!view) {
    render(html`<p class="quiet">Waiting for the editor.</p>`, root);
    return;
  }
  const place = view.document ? `${view.document.name}, line ${view.document.line}` : "";
  render(
    html`
      <header>
        <span class="place">${place}</span>
        ${view.engine === null ? nothing : html`<span class="quiet engine">${view.engine}</span>`}
        ${recordingMark(view.recording, send)}
      </header>
      <p class="notice" role="status">${view.notice ?? nothing}</p>
      ${goalsSection(view.goals, send)} ${suggestionsSection(view, send)}
      ${conversationSection(view, { send, repair })} ${ledgerSection(view)} ${modelSection(view, send)}
      ${composer(
        { draft, repairing },
        {
          ...{ send, changed: changeDraft, sent },
          dropRepair: () => {
            repairing = undefined;
            show();
          },
        },
      )}
    `,
    root,
  );
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const parsed = HostMessageSchema.safeParse(data);
  // What does not parse did not come from our extension, or from another version of it.
  if (!parsed.success) return;
  if (parsed.data.kind === "focusComposer") document.querySelector<HTMLTextAreaElement>("#composer")?.focus();
  else if (!view || parsed.data.view.revision >= view.revision) {
    // Every file has a draft of its own; for the file at hand, what is typed here is newer than what comes back.
    if (parsed.data.view.document?.name !== view?.document?.name) draft = parsed.data.view.draft;
    view = parsed.data.view;
  }
  show();
});

show();
send({ kind: "ready" });
