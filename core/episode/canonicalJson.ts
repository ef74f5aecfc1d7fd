/**
 * Returns JSON in the canonical form of RFC 8785, for plain data: keys in the order of their UTF-16 code units, no
 * white space, numbers as ECMAScript prints them. We do not use a library, because hashing a log of a million records
 * spends most of its time here: a value whose keys are in order, as in every line of ours, is printed directly. A
 * property test compares it with the library.
 */
export function canonicalJson(value: unknown): string {
  return isOrdered(value) ? (JSON.stringify(value) ?? "null") : reordered(value);
}

/** True if the keys of the value are in order. */
function isOrdered(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  const members = value as Readonly<Record<string, unknown>>;
  let before: string | undefined;
  for (const key of Object.keys(members)) {
    // Comparing strings without a locale compares their code units.
    if ((before !== undefined && key < before) || !isOrdered(members[key])) return false;
    before = key;
  }
  return true;
}

/** Printed without an object, because keys that look like numbers come first in any object. */
function reordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value ?? {}).filter(([, member]) => member !== undefined);
  const sorted = members.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
}
