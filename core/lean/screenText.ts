import { blockColumn, blockEnd } from "./blockRange.ts";
import type { CommandRange } from "./commandRange.ts";
import type { FreshWords } from "./freshWords.ts";
import type { Hole } from "./hole.ts";
import { isStepHole } from "./hole.ts";
import type { HoleMode } from "./insertion.ts";
import { dedent } from "./dedent.ts";
import { insertionEdit } from "./insertion.ts";
import type { TextEdit } from "./textIndex.ts";
import { applyEdits } from "./textIndex.ts";
import { codeTokens } from "./tokens.ts";
import { saysNotCompiledFor } from "./compilerMessages.ts";
import { settings } from "./versions/leanOptions.ts";
import type { LeanRelease } from "./versions/leanRelease.ts";

/** The name of the axiom that stands for open goals. */
function holeAxiom({ name }: FreshWords): string {
  return `${name}_hole`;
}

const screenSettings = [
  // A file may have switched the warning off by which a hidden `sorry` is found out.
  "warn.sorry true",
  // Nothing that a linter says counts here, and with several lanes a thread for each body only costs: together these
  // two are a quarter of the time for a candidate. The gate's text keeps both as the file has them.
  "linter.all false",
  "Elab.async false",
];

/** Before the declaration: an axiom of ours, and one word for it that works as a term and as a tactic. */
function prelude({ words, settlesSorts, lean }: ScreenSite): string {
  const axiom = `_root_.${holeAxiom(words)}`;
  const universe = `${words.name}_u`;
  return [
    settings(screenSettings, lean, "\n") + `axiom ${axiom}.{${universe}} {α : Sort ${universe}} : α`,
    `macro "${words.hole}" : tactic => \`(tactic| ${settlesSorts ? `first | exact (${axiom} : Prop) | ` : ""}exact ${axiom})`,
    `macro "${words.hole}" : term => \`(${axiom})`,
    "",
  ].join("\n");
}

export interface ScreenSite {
  readonly text: string;
  readonly hole: Hole;
  readonly mode: HoleMode;
  readonly command: CommandRange;
  /** Ours, for this hole alone. */
  readonly words: FreshWords;
  /** The text that stands before the declaration instead of the file's own; it must mean the same. */
  readonly head?: string;
  /** See `CheckLimits`. */
  readonly maxHeartbeats?: number;
  /** An open goal that is some `Sort u` is closed as `Prop`, where no later step is there to settle `u`. */
  readonly settlesSorts?: boolean;
  /** The Lean that reads the text; one of the newest, if it is not known. */
  readonly lean?: LeanRelease;
}

export interface ScreenText {
  readonly text: string;
  /** The beginning of our own lines; an error in them makes every answer worthless. */
  readonly preludeStart: number;
  /** The beginning of the declaration; what Lean says above it is not about the candidate. */
  readonly commandStart: number;
  /** The stretch that differs from candidate to candidate. */
  readonly candidateStart: number;
  readonly candidateEnd: number;
  /** Directly behind the candidate: here Lean is asked for the goals that it leaves. */
  readonly goalOffset: number;
}

/**
 * The screen's document for one candidate: the text before the declaration, our hole, the declaration with every
 * other `sorry` replaced by the hole, and the candidate in brackets of its own, so that it cannot reach beyond its
 * block. What follows in the block is left out, and what the candidate leaves open is closed by the hole. Any
 * "declaration uses sorry" is then the candidate's, and the kernel has checked the whole term.
 */
export function screenText(site: ScreenSite, candidate: string): ScreenText {
  const { command } = site;
  const edit = screenEdit(site, candidate);
  const before = site.head ?? site.text.slice(0, command.start);
  const head = before + prelude(site) + limit(site);
  const local = (other: TextEdit): TextEdit => ({
    ...other,
    start: other.start - command.start,
    end: other.end - command.start,
  });
  const edits = [...otherHoles(site, edit), ...quietWarnings(site, edit), edit].map(local);
  // The replaced `sorry`s have the width of what replaces them, so this offset needs no correction.
  const base = head.length + edit.start - command.start;
  const closing = edit.newText.lastIndexOf(` all_goals ${site.words.hole}`);
  return {
    text: `${head}${applyEdits(site.text.slice(command.start, command.end), edits)}\n`,
    preludeStart: before.length,
    commandStart: head.length,
    candidateStart: base + edit.newText.indexOf("("),
    candidateEnd: base + edit.newText.length,
    goalOffset: base + edit.newText.lastIndexOf(")", closing) + 1,
  };
}

/** A limit inside the candidate would not do: Lean reads this option once for each declaration. */
function limit({ maxHeartbeats }: ScreenSite): string {
  // Lean takes 0 as no limit at all.
  return maxHeartbeats === undefined ? "" : `set_option maxHeartbeats ${Math.max(1, Math.floor(maxHeartbeats))}\n`;
}

/** The wrapped candidate in the place of the hole and of the rest of its block. */
function screenEdit(site: ScreenSite, candidate: string): TextEdit {
  const { text, hole, command } = site;
  const lines = dedent(candidate).map((line) => `   ${line}`);
  const wrapped = ["(", "  (", ...lines, "  )", `  all_goals ${site.words.hole})`].join("\n");
  if (site.mode === "tactic" && (hole.kind === "sorry" || hole.kind === "step" || isStepHole(hole))) {
    // Inside brackets Lean's layout rule begins anew, so the place on the line need not be respected.
    const column = blockColumn(text, hole.start);
    return { start: hole.start, end: blockEnd(text, { from: hole.end, column, command }), newText: wrapped };
  }
  if (site.mode === "term") return { start: hole.start, end: hole.end, newText: `(by ${wrapped})` };
  const { start, end, newText } = insertionEdit({ ...site, candidate: wrapped, goalsLeft: 0 });
  const edit = { start, end, newText: newText.replace(/\r\n/gu, "\n") };
  const column = firstColumn(text, edit);
  return { start, end: blockEnd(text, { from: end, column, command }), newText: edit.newText.trimEnd() };
}

/** The column at which an inserted block begins. */
function firstColumn(text: string, edit: TextEdit): number {
  const lead = edit.newText.slice(0, edit.newText.indexOf("("));
  if (lead.includes("\n")) return lead.length - lead.lastIndexOf("\n") - 1;
  return edit.start - (text.lastIndexOf("\n", edit.start - 1) + 1) + lead.length;
}

function otherHoles({ text, command, words }: ScreenSite, edit: TextEdit): readonly TextEdit[] {
  return codeTokens(text.slice(command.start, command.end))
    .filter((token) => token.text === "sorry" && token.kind === "identifier")
    .map((token) => ({ start: command.start + token.start, end: command.start + token.end, newText: words.hole }))
    .filter((other) => other.end <= edit.start || other.start >= edit.end);
}

/** Where the command itself switches the warning about `sorry` off: it is left on, in the same width. */
function quietWarnings({ text, command }: ScreenSite, edit: TextEdit): readonly TextEdit[] {
  const tokens = codeTokens(text.slice(command.start, command.end));
  return tokens
    .filter((token, at) => token.text === "false" && tokens[at - 1]?.text.replace(/[«»]/gu, "") === "warn.sorry")
    .map((token) => ({ start: command.start + token.start, end: command.start + token.end, newText: "true " }))
    .filter((other) => other.end <= edit.start || other.start >= edit.end);
}

/** True for complaints about our own axiom, which say nothing about the candidate (a definition that has a hole is not compiled). */
export function isAboutOurHole(message: string, words: FreshWords): boolean {
  return saysNotCompiledFor(message, holeAxiom(words));
}
