import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { blockEnd } from "../../../../core/lean/blockRange.ts";
import type { CommandRange } from "../../../../core/lean/commandRange.ts";
import { commandRangeAt, commandStarts } from "../../../../core/lean/commandRange.ts";
import { parseHeader } from "../../../../core/lean/header.ts";
import type { Hole } from "../../../../core/lean/hole.ts";
import { fromOwnColumn } from "../../../../core/lean/tacticLayout.ts";
import type { TacticStep } from "../../../../core/lean/tacticSteps.ts";
import { tacticSteps } from "../../../../core/lean/tacticSteps.ts";
import { applyEdits, TextIndex } from "../../../../core/lean/textIndex.ts";

const root = resolve(import.meta.dirname, "../../../..");
const ownFolders = ["examples", "examples/hard", "bench/prove/problems", "test/fixtures/lean"];

export interface CampaignFile {
  readonly name: string;
  readonly text: string;
}

/** The repository's Lean files, and those of a folder that is not part of it. */
export function campaignFiles(otherFolder: string | undefined): readonly CampaignFile[] {
  const folders = [...ownFolders.map((folder) => join(root, folder)), ...(otherFolder ? [otherFolder] : [])];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".lean"))
      .sort()
      .map((name) => ({ name, text: withTraps(readFileSync(join(folder, name), "utf8")) })),
  );
}

/** Macros and lemmas that close a goal without a proof; a candidate's own text shows nothing of them. */
const traps = `
macro "trap_step" : tactic => \`(tactic| sorry)
macro "trap_late" : tactic => \`(tactic| first | done | exact sorry)
macro "trap_quiet" : tactic => \`(tactic| set_option warn.sorry false in exact sorry)
macro "trap_term" : term => \`(sorry)
axiom trap_axiom : False
theorem trap_unproved : False := sorry
`;

/** Candidates that use the traps. */
export const trapCandidates: readonly string[] = [
  "trap_step",
  "skip\nall_goals trap_late",
  "trap_quiet",
  "exact trap_term",
  "have trapped : False := trap_term\nexact trapped.elim",
  "exact trap_axiom.elim",
  "exact trap_unproved.elim",
];

function withTraps(text: string): string {
  const { end } = parseHeader(text);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return text.slice(0, end) + traps.replaceAll("\n", lineEnd) + text.slice(end);
}

const [fewestLines, mostLines] = [40, 100];

/** The whole commands up to some line of a long text: Lean reads a text to its end for each verdict. */
export function shortened(text: string, seed: number): string {
  const [lines = mostLines] = fc.sample(fc.integer({ min: fewestLines, max: mostLines }), { numRuns: 1, seed });
  const index = new TextIndex(text);
  const end = commandStarts(text).find((start) => index.positionAt(start).line >= lines);
  return text.slice(0, end);
}

/** A place for candidates, with texts that are known to succeed there. */
export interface CampaignPlace {
  readonly hole: Hole;
  readonly command: CommandRange;
  readonly own: readonly string[];
}

/** Each certain step, at its own place. */
export function stepPlaces(text: string): readonly CampaignPlace[] {
  return sureSteps(text).map((step) => ({
    hole: { kind: "step", start: step.start, end: step.end },
    command: commandRangeAt(text, step.start),
    own: [fromOwnColumn(step.text, step.column)],
  }));
}

export function sureSteps(text: string): readonly TacticStep[] {
  return tacticSteps(text).filter(({ uncertain, within }) => !uncertain && within === undefined);
}

export interface GappedText {
  readonly text: string;
  readonly places: readonly CampaignPlace[];
}

/** The number of the command that contains an offset, from the first. */
export function commandNumber(text: string, offset: number): number {
  return commandStarts(text).findLastIndex((start) => start <= offset);
}

/**
 * A text in which a step and the rest of its block are replaced by `sorry`, in each command with steps except those
 * with the given numbers.
 */
export function withGaps(text: string, seed: number, without: ReadonlySet<number>): GappedText {
  const gaps = grouped(sureSteps(text), ({ start }) => commandNumber(text, start)).flatMap(([number, steps]) => {
    const [step] = fc.sample(fc.constantFrom(...steps), { numRuns: 1, seed: seed + number });
    if (!step || without.has(number)) return [];
    const command = commandRangeAt(text, step.start);
    const end = blockEnd(text, { from: step.end, column: step.column, command });
    const rest = fromOwnColumn(text.slice(step.start, end), step.column);
    return [{ edit: { start: step.start, end, newText: "sorry" }, own: [rest, fromOwnColumn(step.text, step.column)] }];
  });
  const gapped = applyEdits(
    text,
    gaps.map(({ edit }) => edit),
  );
  let moved = 0;
  const places = gaps.map(({ edit, own }) => {
    const start = edit.start + moved;
    moved += edit.newText.length - (edit.end - edit.start);
    const hole: Hole = { kind: "sorry", start, end: start + edit.newText.length };
    return { hole, command: commandRangeAt(gapped, start), own };
  });
  return { text: gapped, places };
}

/** Groups items by key, in the order of their first members. */
export function grouped<Item>(
  items: readonly Item[],
  key: (item: Item) => number,
): readonly (readonly [number, readonly Item[]])[] {
  const groups = new Map<number, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
