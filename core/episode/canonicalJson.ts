/**
 * JSON in the canonical form of RFC 8785, for plain data: keys in the order of their UTF-16 code units, no white space,
 * numbers as ECMAScript prints them. It stands here and is no library because hashing a log of a million records is
 * mostly this: what is in order already, as every line of ours is, is printed as it stands. A property test holds it
 * against the library.
 */
export function canonicalJson(value: unknown): string {
  return isOrdered(value) ? (JSON.stringify(value) ?? "null") : reordered(value);
}

/** Whether the value's keys stand in order already. */
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

/** Printed by hand, because keys that look like numbers come first in any object, whatever order they were set in. */
function reordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value ?? {}).filter(([, member]) => member !== undefined);
  const sorted = members.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
}
