/** A path in a document, from the repository's root or from the document's own folder. */
export interface NamedPath {
  readonly path: string;
  readonly from: "root" | "document" | "anywhere";
}

/**
 * The repository paths that a Markdown text names. Links count when they are relative; code counts word by word when a
 * word begins with one of `topNames` and a slash, is one of them and has an extension, or is a bare source file's name
 * (which may stand anywhere). Paths may be globs. Line numbers, anchors and closing punctuation are cut off.
 */
export function namedPaths(markdown: string, topNames: ReadonlySet<string>): readonly NamedPath[] {
  const words = codeOf(markdown).flatMap((code) => code.split(/[\s"'(),;=|]+/));
  const named = [...linksOf(markdown), ...words.flatMap((word) => pathInCode(word, topNames))];
  return [...new Map(named.map((entry) => [`${entry.from} ${entry.path}`, entry])).values()];
}

function linksOf(markdown: string): readonly NamedPath[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map((match) => match[1] ?? "");
  return targets
    .filter((target) => !/^[a-z]+:|^#/i.test(target))
    .map((target) => ({ path: decodeURIComponent(target.replace(/#.*$/, "")), from: "document" }));
}

function codeOf(markdown: string): readonly string[] {
  const fences = [...markdown.matchAll(/^```[^\n]*\n(.*?)^```/gms)].map((match) => match[1] ?? "");
  const spans = [...markdown.replace(/^```.*?^```/gms, "").matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
  return [...fences, ...spans];
}

function pathInCode(word: string, topNames: ReadonlySet<string>): readonly NamedPath[] {
  const path = word.replace(/^\.\//, "").replace(/(:\d+)*[.:]*$/, "");
  const [top = "", ...rest] = path.split("/");
  if (!/^[\w.*{}@/-]+$/.test(path)) return [];
  if (rest.length > 0) return topNames.has(top) ? [{ path, from: "root" }] : [];
  if (topNames.has(path) && path.includes(".")) return [{ path, from: "root" }];
  return /^\w[\w.-]*\.(ts|mjs|md)$/.test(path) ? [{ path, from: "anywhere" }] : [];
}
