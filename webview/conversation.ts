import { virtualize, virtualizerRef } from "@lit-labs/virtualizer/virtualize.js";
import type { VirtualizerHostElement } from "@lit-labs/virtualizer/virtualize.js";
import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { ViewState } from "../core/protocol/viewState.ts";
import { counter, progressBar } from "./controls.ts";
import { leanText } from "./leanText.ts";
import type { TurnRow } from "./threads.ts";
import { turnRows } from "./threads.ts";
import type { TurnActions, TurnNumbers } from "./turn.ts";
import { turn } from "./turn.ts";

/** The turns; only visible ones are drawn. */
export function conversationSection(
  { conversation, checking, model }: ViewState,
  folded: ReadonlySet<string>,
  actions: TurnActions,
): TemplateResult | typeof nothing {
  if (conversation.length === 0 && checking === null) return nothing;
  const { rows, numbers } = drawn(conversation, folded);
  const all = { numbers, total: conversation.length, hasModel: model !== null && model.speaking === null };
  return html`<section aria-label="Conversation" class="conversation">
    <h2>Conversation ${counter(conversation.length)}</h2>
    <div role="feed" tabindex="0" aria-label="Turns; use the page keys to move between them" @keydown=${walk}>
      ${virtualize({
        items: [...rows],
        keyFunction: ({ utterance }) => utterance.id,
        renderItem: (row) => turn(row, all, actions),
      })}
    </div>
    ${checking === null ? nothing : checkedText(checking, actions)}
  </section>`;
}

/** The text that Lean is checking; it is not a turn yet. */
function checkedText(text: string, { send }: TurnActions): TemplateResult {
  return html`<div class="turn checking">
    ${progressBar("Lean is checking")}
    <pre class="tactic">${leanText(text)}</pre>
    <div class="bar">
      <span class="quiet">Lean is checking</span>
      <button class="link" @click=${() => send({ kind: "stop" })}>Stop</button>
    </div>
  </div>`;
}

/** Brings a turn into view and gives it the focus; false if it is folded away or does not exist. */
export function showTurn(number: number): boolean {
  const at = lastDrawn?.rows.findIndex((row) => row.number === number) ?? -1;
  const host = feed();
  if (at < 0 || !host) return false;
  host[virtualizerRef]?.element(at)?.scrollIntoView({ block: "nearest" });
  // A turn that was not drawn exists only after the next frame or two.
  const focus = (tries: number): void => {
    const element = document.querySelector<HTMLElement>(`#turn-${number}`);
    if (element) element.focus({ preventScroll: false });
    else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
  };
  focus(20);
  return true;
}

interface Drawn {
  readonly conversation: ViewState["conversation"];
  readonly folded: ReadonlySet<string>;
  readonly rows: readonly TurnRow[];
  readonly numbers: TurnNumbers;
}

let lastDrawn: Drawn | undefined;

/** Typing in the composer redraws the panel with the same conversation. */
function drawn(conversation: ViewState["conversation"], folded: ReadonlySet<string>): Drawn {
  if (lastDrawn?.conversation === conversation && lastDrawn.folded === folded) return lastDrawn;
  const numbers = new Map(conversation.map(({ id }, at) => [id, at + 1]));
  lastDrawn = { conversation, folded, rows: turnRows(conversation, folded), numbers };
  return lastDrawn;
}

function feed(): VirtualizerHostElement | null {
  return document.querySelector<VirtualizerHostElement>("[role=feed]");
}

/** The keys of a feed: one turn down or up, the first, the last. */
function walk(event: KeyboardEvent): void {
  const rows = lastDrawn?.rows ?? [];
  const focused = document.activeElement?.closest(".turn")?.id.replace("turn-", "");
  const at = rows.findIndex(({ number }) => String(number) === focused);
  const wanted = wantedRow(event, at, rows.length);
  const row = wanted === undefined ? undefined : rows[Math.min(Math.max(wanted, 0), rows.length - 1)];
  if (!row) return;
  event.preventDefault();
  showTurn(row.number);
}

function wantedRow({ key, ctrlKey }: KeyboardEvent, at: number, count: number): number | undefined {
  if (key === "PageDown") return at + 1;
  if (key === "PageUp") return at - 1;
  if (key === "Home" && ctrlKey) return 0;
  return key === "End" && ctrlKey ? count - 1 : undefined;
}
