import { partId } from "../../core/conversation/utterance.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { readSketch } from "../../core/lean/sketch.ts";
import { isSketch } from "./checked.ts";

/** What an edit has put into the document, and what stood there. */
export interface EditedStep {
  readonly start: number;
  readonly inserted: string;
  readonly replaced: string;
}

/** What was put into the document, so that one step can be taken back. */
export interface InsertedStep extends EditedStep {
  /** It was put in as a sketch, to be filled in. */
  readonly isSketch: boolean;
}

/** A change of the document; offsets count in the text before it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * A step after a change of the document, wherever it stands now. One whose text is no longer what was inserted is undone
 * if what it had replaced stands there again, else it counts as edited.
 */
export function stepAfter(
  step: InsertedStep,
  change: TextChange,
  textAfter: string,
): { readonly kind: "stays"; readonly step: InsertedStep } | { readonly kind: "undone" | "edited" } {
  const start = moved(step.start, change);
  if (textAfter.startsWith(step.inserted, start)) return { kind: "stays", step: { ...step, start } };
  const filled = filledSketch(step, change, textAfter);
  if (filled) return { kind: "stays", step: filled };
  return { kind: textAfter.startsWith(step.replaced, start) ? "undone" : "edited" };
}

export function movedHole(hole: Hole, change: TextChange): Hole {
  const start = moved(hole.start, change);
  return { ...hole, start, end: start + hole.end - hole.start };
}

/** The open part of an inserted sketch at a place, as the claim that what is proposed there would prove. */
export function claimAt(steps: ReadonlyMap<string, InsertedStep>, offset: number): string | undefined {
  for (const [utterance, { start, inserted }] of steps) {
    const parts = isSketch(inserted) ? readSketch(inserted)?.parts : undefined;
    const part = parts?.find((one) => offset >= start + one.start && offset <= start + one.end);
    if (part) return partId(utterance, part.name);
  }
  return undefined;
}

function moved(offset: number, { rangeOffset, rangeLength, text }: TextChange): number {
  return rangeOffset + rangeLength <= offset ? offset + text.length - rangeLength : offset;
}

/**
 * A sketch is there to be filled in: a change inside it leaves it a step, with the text as it then is. That holds for a
 * full one too, whose pieces can be taken back out.
 */
function filledSketch(step: InsertedStep, change: TextChange, textAfter: string): InsertedStep | undefined {
  const { start, inserted } = step;
  const { rangeOffset, rangeLength, text } = change;
  const isInside = rangeOffset > start && rangeOffset + rangeLength <= start + inserted.length;
  if (!isInside || !step.isSketch) return undefined;
  return { ...step, inserted: textAfter.slice(start, start + inserted.length + text.length - rangeLength) };
}
