import { partId } from "../../core/conversation/utterance.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { readSketch } from "../../core/lean/sketch.ts";
import { isSketch } from "./checked.ts";

/** The text that an edit put into the document, and the text that it replaced. */
export interface EditedStep {
  readonly start: number;
  readonly inserted: string;
  readonly replaced: string;
}

/** An inserted step, kept so that it can be taken back by itself. */
export interface InsertedStep extends EditedStep {
  /** It was inserted as a sketch, to be filled in. */
  readonly isSketch: boolean;
}

/** A change of the document; offsets count in the text before it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * A step after a change of the document, at its new place. If its text is no longer what was inserted, it is undone
 * if the replaced text is back, and edited otherwise.
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

/** The open part of an inserted sketch at a place, as the claim that a proposal there would prove. */
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
 * A sketch is there to be filled in: after a change inside it, it is still a step, with the changed text. The same
 * holds for a complete sketch, whose pieces can be taken back.
 */
function filledSketch(step: InsertedStep, change: TextChange, textAfter: string): InsertedStep | undefined {
  const { start, inserted } = step;
  const { rangeOffset, rangeLength, text } = change;
  const isInside = rangeOffset > start && rangeOffset + rangeLength <= start + inserted.length;
  if (!isInside || !step.isSketch) return undefined;
  return { ...step, inserted: textAfter.slice(start, start + inserted.length + text.length - rangeLength) };
}
