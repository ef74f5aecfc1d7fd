import type { CommandRange } from "./commandRange.ts";
import type { Hole } from "./hole.ts";
import type { HoleMode } from "./insertion.ts";
import { dedent, insertionEdit } from "./insertion.ts";
import type { TextEdit } from "./textIndex.ts";
import { applyEdits } from "./textIndex.ts";
import { codeTokens } from "./tokens.ts";

/**
 * The screen's own hole. It has the width of `sorry`, so that columns stay what they are where it takes the place of
 * another `sorry` of the declaration, and it is not an identifier, so that it clashes with no name.
 */
const holeToken = "sorr✝";
const holeAxiom = "ColloquyHole";

/** Before the declaration: an axiom of ours, and one word for it that works as a term and as a tactic. */
const prelude = [
  `axiom _root_.${holeAxiom}.{colloquy_u} {α : Sort colloquy_u} : α`,
  `macro "${holeToken}" : tactic => \`(tactic| exact _root_.${holeAxiom})`,
  `macro "${holeToken}" : term => \`(_root_.${holeAxiom})`,
  "",
].join("\n");

export interface ScreenSite {
  readonly text: string;
  readonly hole: Hole;
  readonly mode: HoleMode;
  readonly command: CommandRange;
}

export interface ScreenText {
  readonly text: string;
  /** Where the declaration begins; what Lean says above it is not about the candidate. */
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
 * goal; what it leaves open is closed by the hole. Any "declaration uses sorry" is then the candidate's, and the
 * kernel has checked the whole term.
 */
export function screenText(site: ScreenSite, candidate: string): ScreenText {
  const wrapped = ["(focus", " (", ...dedent(candidate).map((line) => `  ${line}`), " )", ` all_goals ${holeToken})`];
  const { newText, ...place } = insertionEdit({ ...site, candidate: wrapped.join("\n"), goalsLeft: 0 });
  const edit = { ...place, newText: newText.replace(/\r\n/g, "\n") };
  const others = codeTokens(site.text.slice(site.command.start, site.command.end))
    .filter((token) => token.text === "sorry" && token.kind === "identifier")
    .map(
      (token): TextEdit => ({
        start: site.command.start + token.start,
        end: site.command.start + token.end,
        newText: holeToken,
      }),
    )
    .filter((other) => other.end <= edit.start || other.start >= edit.end);
  const head = site.text.slice(0, site.command.start) + prelude;
  const local = (other: TextEdit): TextEdit => ({
    ...other,
    start: other.start - site.command.start,
    end: other.end - site.command.start,
  });
  const command = site.text.slice(site.command.start, site.command.end);
  const text = `${head}${applyEdits(command, [...others, edit].map(local))}\n`;
  const start = head.length + edit.start - site.command.start + edit.newText.indexOf("(focus");
  const closing = edit.newText.lastIndexOf(` all_goals ${holeToken}`);
  return {
    text,
    commandStart: head.length,
    candidateStart: start,
    candidateEnd: head.length + edit.start - site.command.start + edit.newText.length,
    goalOffset: head.length + edit.start - site.command.start + edit.newText.lastIndexOf(")", closing) + 1,
  };
}

/** True for complaints about our own axiom, which say nothing about the candidate (a definition that has a hole is not compiled). */
export function isAboutOurHole(message: string): boolean {
  return message.includes(holeAxiom) && /code generator|noncomputable/u.test(message);
}
