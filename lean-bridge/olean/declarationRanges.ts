import type { NameReader } from "./leanName.ts";
import type { Address, OleanObjects } from "./oleanObjects.ts";

/** The place of a declaration; lines from 1, columns from 0 in code points, as Lean counts. */
export interface DeclarationRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

const rangesExtension = JSON.stringify(["Lean", "declRangeExt"]);

/** The ranges that `Lean.declRangeExt` has stored, by the keys of names. `entries` are the last fields of the files' roots. */
export function readDeclarationRanges(
  objects: OleanObjects,
  names: NameReader,
  entries: readonly Address[],
): ReadonlyMap<string, DeclarationRange> {
  const ranges = new Map<string, DeclarationRange>();
  for (const extension of entries.flatMap((all) => [...objects.array(all)])) {
    if (names.read(objects.field(extension, 0)).key !== rangesExtension) continue;
    for (const entry of objects.array(objects.field(extension, 1))) {
      const range = objects.field(objects.field(entry, 1), 0);
      const [start, end] = [positionAt(objects, objects.field(range, 0)), positionAt(objects, objects.field(range, 2))];
      ranges.set(names.read(objects.field(entry, 0)).key, { start, end });
    }
  }
  return ranges;
}

function positionAt(objects: OleanObjects, position: Address): DeclarationRange["start"] {
  return { line: objects.scalar(objects.field(position, 0)), column: objects.scalar(objects.field(position, 1)) };
}
