import { isObject } from "./jsonRpc.ts";

/**
 * Ends the name of a private document beside a real one. Lean makes a module's name of a document's, and the module's
 * name is in the names of private declarations and unnamed instances, so to Lean both have the same.
 */
const privateMark = /(?:\.fast)?\.colloquy-shadow-\d+(?=\.lean$)/u;

/** The path of the file that a document stands for. */
export function pathOfOriginal(path: string): string {
  return path.replace(privateMark, "");
}

/** A message with every text that is `from`, also among the keys, as `to`. */
export function renamed(value: unknown, from: string, to: string): unknown {
  if (from === to) return value;
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((part) => renamed(part, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key === from ? to : key, renamed(part, from, to)]),
  );
}

/**
 * Lean writes its module's name into completion items, whose `data` is `[module, line, character, ...]`, and nothing
 * else that names the document. As several documents may have one module, the items name their document instead.
 */
export function withOwner(completion: unknown, owner: string): unknown {
  if (!isObject(completion) || !Array.isArray(completion["items"])) return completion;
  return { ...completion, items: completion["items"].map((item: unknown) => withOwnerInItem(item, owner)) };
}

function withOwnerInItem(item: unknown, owner: string): unknown {
  if (!isObject(item) || !Array.isArray(item["data"])) return item;
  return { ...item, data: [owner, ...(item["data"] as readonly unknown[]).slice(1)] };
}

/** An item that is sent back, as Lean has made it. */
export function withModule(item: unknown, module: string | undefined): unknown {
  return module === undefined ? item : withOwnerInItem(item, module);
}
