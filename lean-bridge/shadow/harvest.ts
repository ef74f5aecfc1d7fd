import { insertionEdit } from "../../core/lean/insertion.ts";
import type { ScreenSite } from "../../core/lean/screenText.ts";
import { applyEdits, TextIndex } from "../../core/lean/textIndex.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { isTryThisTitle, offeredTexts } from "../../core/lean/leanMessages.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface HarvestTask {
  readonly site: ScreenSite;
  /** A tactic that only suggests, such as `exact?`. */
  readonly tactic: string;
  readonly timeoutMs: number;
}

/** Runs a suggesting tactic at the hole, in a text without anything of ours, and returns what it offers, unchecked. */
export async function harvestOn(
  lane: ShadowLane,
  { site, tactic, timeoutMs }: HarvestTask,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const edit = insertionEdit({ ...site, candidate: tactic, goalsLeft: 0 });
  const text = applyEdits(site.text.slice(0, site.command.end), [edit]);
  const settled = await lane.settle(text, timeoutMs, signal);
  if (settled.kind === "unknown") return [];
  const index = new TextIndex(text);
  const offset = edit.start + edit.newText.indexOf(tactic);
  const start = index.positionAt(offset);
  const range = { start, end: index.positionAt(offset + tactic.length) };
  const offered = await lane.ask((document) => document.suggestedEdits(range, signal));
  if (offered.kind === "unknown") return [];
  return offered.value
    .filter((item) => isTryThisTitle(item.title))
    .map((item) => outdent(item.newText, index.lineText(start.line)));
}

/** What the messages of the file as it is offer at a hole: an earlier `exact?`, a hint, Lean's own try at a `sorry`. */
export function offeredAt({ text, hole }: ScreenSite, said: readonly Diagnostic[]): readonly string[] {
  const index = new TextIndex(text);
  const isHere = ({ range }: Diagnostic): boolean =>
    index.offsetAt(range.start) <= hole.end && index.offsetAt(range.end) >= hole.start;
  const line = index.lineText(index.positionAt(hole.start).line);
  const texts = said.filter(isHere).flatMap(({ message }) => offeredTexts(message));
  return [...new Set(texts.map((tactic) => outdent(tactic, line)))];
}

/**
 * Lean indents what it breaks over several lines by two more than the line in which the tactic stands, wherever in the
 * line that is. Source: `Lean.Meta.Tactic.TryThis.getIndentAndColumn`.
 */
function outdent(text: string, line: string): string {
  const indent = /^ */u.exec(line)?.[0].length ?? 0;
  return text.replace(new RegExp(`\n {0,${indent}}`, "gu"), "\n");
}
