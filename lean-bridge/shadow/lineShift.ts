import type { LineShift } from "../../core/lean/diagnostic.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";

/** How positions move when the stretch `start..oldEnd` of one text has become `start..newEnd` of another. */
export function shiftOf(
  before: string,
  after: string,
  edit: { readonly start: number; readonly oldEnd: number; readonly newEnd: number },
): LineShift {
  const index = new TextIndex(before);
  return {
    editStart: index.positionAt(edit.start),
    oldEnd: index.positionAt(edit.oldEnd),
    newEnd: new TextIndex(after).positionAt(edit.newEnd),
  };
}
