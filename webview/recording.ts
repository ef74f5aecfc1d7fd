import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { ViewState } from "../core/protocol/viewState.ts";
import type { Send } from "./send.ts";

/** The recording mark and its switch; before the first choice, the question with an explanation. */
export function recordingMark(recording: ViewState["recording"], send: Send): TemplateResult | typeof nothing {
  if (recording === null) return nothing;
  const choose = (on: boolean) => () => send({ kind: "record", on });
  if (recording === "unchosen")
    return html`<div class="recording" role="group" aria-label="Recording">
      <span>Keep what happens here as episodes? They stay in this workspace (<code>.colloquy</code>) and are sent nowhere.</span>
      <button class="primary" @click=${choose(true)}>Record</button>
      <button @click=${choose(false)}>Don't record</button>
    </div>`;
  const words = { off: "not recording", on: "recording", failed: "recording fails: see the log" }[recording];
  return html`<div class="recording">
    <span class=${recording}><span aria-hidden="true">${recording === "on" ? "●" : "○"}</span> ${words}</span>
    <button class="link" @click=${choose(recording === "off")}>${recording === "off" ? "Record" : "Stop recording"}</button>
    <button class="link" @click=${() => send({ kind: "episodes" })}>Episodes</button>
  </div>`;
}
