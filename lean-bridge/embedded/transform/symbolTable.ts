/**
 * The file `symbols.bin`: where each exported name of the original module lives, as an open-addressed hash table of
 * little-endian triples (first hash, second hash, address). The address is a table index for a function and a memory
 * address for a variable. Names themselves are not stored: two independent 32-bit hashes identify them, and building
 * fails should two names ever agree in both.
 */

/** Four times the 201,110 names, so that a miss costs about one look. Must be a power of two. */
const symbolSlots = 1 << 19;
const wordsPerSlot = 3;

type NameHash = { readonly first: number; readonly second: number };

/** Builds the table; undefined when two names cannot be told apart. */
export function buildSymbolTable(addresses: ReadonlyMap<string, number>, slots = symbolSlots): Uint32Array | undefined {
  const table = new Uint32Array(slots * wordsPerSlot);
  for (const [name, address] of addresses) {
    const hash = hashName(name);
    const slot = findSlot(table, hash);
    if (slot === undefined || table[slot + 1] !== 0) return undefined;
    table[slot] = hash.first;
    table[slot + 1] = hash.second;
    table[slot + 2] = address;
  }
  return table;
}

/** The address of a name, or undefined when the module has no such name. */
export function lookUpSymbol(table: Uint32Array, name: string): number | undefined {
  const slot = findSlot(table, hashName(name));
  return slot === undefined || table[slot + 1] === 0 ? undefined : table[slot + 2];
}

/** Index of the slot's first word: the one with this hash, else the empty one where it belongs. */
function findSlot(table: Uint32Array, { first, second }: NameHash): number | undefined {
  const slots = table.length / wordsPerSlot;
  for (let probe = 0; probe < slots; probe += 1) {
    const slot = ((first + probe) & (slots - 1)) * wordsPerSlot;
    if (table[slot + 1] === 0 || (table[slot] === first && table[slot + 1] === second)) return slot;
  }
  return undefined;
}

/** FNV-1a and a multiplicative hash over the UTF-8 bytes; the second is never 0, which marks an empty slot. */
function hashName(name: string): NameHash {
  let first = 0x811c9dc5;
  let second = 0x01234567;
  for (const byte of Buffer.from(name, "utf8")) {
    first = Math.imul(first ^ byte, 0x01000193);
    second = (Math.imul(second ^ byte, 0x85ebca6b) + 0x9e3779b9) | 0;
  }
  return { first: first >>> 0, second: second >>> 0 || 1 };
}
