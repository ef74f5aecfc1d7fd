import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { UtteranceView } from "../core/protocol/viewState.ts";
import { iconButton, reasonForm, secondaryButton } from "./controls.ts";
import { leanText } from "./leanText.ts";
import { prose } from "./prose.ts";
import type { Send } from "./send.ts";
import type { TurnRow } from "./threads.ts";
import { goalsAfter, verdictBadge } from "./verdict.ts";

export interface TurnActions {
  readonly send: Send;
  /** Puts the failed text into the composer, to be repaired there. */
  readonly repair: (utterance: UtteranceView) => void;
  readonly fold: (id: string) => void;
}

/** The number of a turn by its id. */
export type TurnNumbers = ReadonlyMap<string, number>;

interface TurnContext {
  readonly numbers: TurnNumbers;
  readonly total: number;
  /** A model is set and not speaking. */
  readonly hasModel: boolean;
}

/** Deeper branches are not indented further, because a side bar is narrow. */
const deepestDrawn = 3;

/** One turn with its types and Lean's verdict. */
export function turn(row: TurnRow, { numbers, total, hasModel }: TurnContext, actions: TurnActions): TemplateResult {
  const { utterance, number, depth } = row;
  const { actor, text, tactic, verdict, isSketch, isWithdrawn } = utterance;
  const classes = ["turn", actor.kind, `depth-${Math.min(depth, deepestDrawn)}`, isWithdrawn ? "withdrawn" : ""];
  return html`<article
    class=${classes.join(" ")}
    id="turn-${number}"
    tabindex="-1"
    aria-posinset=${number}
    aria-setsize=${total}
    aria-labelledby="turn-head-${number}"
  >
    ${turnHead(row, numbers, actions)}
    ${tactic === null ? nothing : isSketch ? sketch(tactic) : html`<pre class="tactic">${leanText(tactic)}</pre>`}
    ${text === "" ? nothing : prose(text)}
    ${verdict === null ? nothing : html`${verdictBadge(verdict, isSketch)} ${goalsAfter(verdict)}`}
    ${besides(utterance)} ${turnBar(utterance, hasModel, actions)}
  </article>`;
}

function turnHead(row: TurnRow, numbers: TurnNumbers, { send, fold }: TurnActions): TemplateResult {
  const { number } = row;
  const { id, line, tactic } = row.utterance;
  return html`<div class="head">
    ${row.replies === 0 ? nothing : foldButton(row, fold)} ${labels(row, numbers)}
    <span class="tools">
      ${line === null ? nothing : iconButton("go-to-file", `Show turn ${number} in the file, line ${line}`, () => send({ kind: "reveal", utterance: id }))}
      ${tactic === null ? nothing : iconButton("copy", `Copy turn ${number}`, () => send({ kind: "copy", text: tactic }))}
    </span>
  </div>`;
}

function foldButton({ utterance, number, replies, isFolded }: TurnRow, fold: TurnActions["fold"]): TemplateResult {
  return html`<button
    class="icon"
    aria-expanded=${isFolded ? "false" : "true"}
    aria-label="Turns below turn ${number}"
    title=${isFolded ? `Show ${replies} below` : `Hide ${replies} below`}
    @click=${() => fold(utterance.id)}
  >
    <span class="codicon codicon-chevron-${isFolded ? "right" : "down"}" aria-hidden="true"></span>
  </button>`;
}

function labels({ utterance, number, replies, isFolded }: TurnRow, numbers: TurnNumbers): TemplateResult {
  const { actor, types, decision, isSketch, isWithdrawn } = utterance;
  return html`<span class="labels" id="turn-head-${number}">
      <span class="number">${number}</span>
      <span class="actor">${actor.name}</span>
      ${types.map(({ type, target, typeSource }) => typeMark({ type, typeSource }, target === null ? undefined : numbers.get(target)))}
      ${isSketch ? html`<span class="type">sketch</span>` : nothing}
      ${decision === null ? nothing : html`<span class="decision ${decision}">${decision}</span>`}
      ${isWithdrawn ? html`<span class="decision">withdrawn</span>` : nothing}
      ${isFolded ? html`<span class="quiet">${replies} below</span>` : nothing}
    </span>`;
}

/** The evidence of a critique, the code that was run, and the notes of the guards. */
function besides({ support, runs, warnings }: UtteranceView): TemplateResult {
  return html`${
    support === null
      ? nothing
      : html`<p class="support ${support.isSupported ? "supported" : "unsupported"}">
          ${support.isSupported ? "Rests on evidence" : "Unsupported"}${support.detail === "" ? nothing : html`: ${support.detail}`}
        </p>`
  }
  ${runs.map(
    ({ code, outcome, output }) =>
      html`<pre class="tactic">${leanText(code)}</pre>
        <p class="run ${outcome}">${outcome}${output === "" ? nothing : html`: ${output}`}</p>`,
  )}
  ${warnings.map((warning) => html`<p class="warning" role="note">${warning}</p>`)}`;
}

/** A sketch says how a proof may go; its steps can be folded away like a branch. */
function sketch(tactic: string): TemplateResult {
  return html`<details class="sketch" open>
    <summary>Sketch, to be filled in</summary>
    <pre class="tactic">${leanText(tactic)}</pre>
  </details>`;
}

function turnBar(
  utterance: UtteranceView,
  hasModel: boolean,
  { send, repair }: TurnActions,
): TemplateResult | typeof nothing {
  const { id, actor, verdict, decision, canUndo, isWithdrawn, tactic } = utterance;
  const isVerified = verdict?.isVerified === true;
  const isOpen = decision === null && !isWithdrawn && tactic !== null;
  const buttons = [
    isVerified && isOpen ? secondaryButton("Insert", () => send({ kind: "insertProposal", utterance: id })) : nothing,
    verdict !== null && !isVerified && !isWithdrawn ? secondaryButton("Repair", () => repair(utterance)) : nothing,
    ...(hasModel ? modelButtons(utterance, send) : []),
    canUndo ? secondaryButton("Undo this step", () => send({ kind: "undo", utterance: id })) : nothing,
    isOpen && actor.kind === "human"
      ? html`<button class="link" @click=${() => send({ kind: "withdraw", utterance: id })}>Withdraw</button>`
      : nothing,
    isOpen || decision === "accepted"
      ? reasonForm("Reject", (reason) => send({ kind: "critique", utterance: id, reason }))
      : nothing,
  ].filter((button) => button !== nothing);
  return buttons.length === 0 ? nothing : html`<div class="bar">${buttons}</div>`;
}

function modelButtons({ id, types, verdict }: UtteranceView, send: Send): readonly (TemplateResult | typeof nothing)[] {
  return [
    types.some(({ type }) => type === "proposal")
      ? secondaryButton("Ask for a critique", () => send({ kind: "askModel", role: "critic", target: id }))
      : nothing,
    verdict !== null && !verdict.isVerified
      ? secondaryButton("Ask for a repair", () => send({ kind: "askModel", role: "repairer", target: id }))
      : nothing,
  ];
}

/** A type that a model assigned is marked as a guess. */
function typeMark(
  { type, typeSource }: { readonly type: string; readonly typeSource: string },
  target: number | undefined,
): TemplateResult {
  const name = type.replace("-", " ");
  const guess = typeSource === "model" ? "?" : "";
  return html`<span class="type ${type}"
    >${name}${guess}${target === undefined ? nothing : html` of <a href="#turn-${target}">${target}</a>`}</span
  >`;
}
