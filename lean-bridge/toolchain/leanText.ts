const marks = /"(?:[^"\\]|\\[\s\S])*"|\/-|-\/|--[^\n]*/g;

/**
 * Lean source with comments replaced by a blank; block comments nest, and strings are left alone.
 * @internal
 */
export function withoutComments(source: string): string {
  let kept = "";
  let depth = 0;
  let at = 0;
  // Inside a block comment a quotation mark or `--` means nothing, so only the block marks are looked for there.
  const blockMarks = /\/-|-\//g;
  for (;;) {
    const search = depth === 0 ? marks : blockMarks;
    search.lastIndex = at;
    const found = search.exec(source);
    if (found === null) {
      return depth === 0 ? kept + source.slice(at) : kept;
    }
    const mark = found[0];
    const end = found.index + mark.length;
    if (depth === 0) {
      kept += source.slice(at, found.index) + (mark.startsWith('"') || mark === "-/" ? mark : " ");
    }
    if (mark === "/-") {
      depth += 1;
    } else if (mark === "-/" && depth > 0) {
      depth -= 1;
    }
    at = end;
  }
}

const headerItem = /\s*(?:(?:module|prelude)\b|(?:public\s+)?(?:meta\s+)?import\s+(?:all\s+)?((?:«[^»]*»|[^\s«])+))/y;

/** Names of the modules that a Lean file imports, as written in its header, in order. */
export function importsOf(source: string): readonly string[] {
  const text = withoutComments(source.replace(/^\uFEFF/, ""));
  const names: string[] = [];
  headerItem.lastIndex = 0;
  for (let item = headerItem.exec(text); item !== null; item = headerItem.exec(text)) {
    if (item[1] !== undefined) {
      names.push(item[1].replaceAll(/[«»]/g, ""));
    }
  }
  return names;
}

const leanRequire = /\brequire\s+(?:"[^"]*"\s*\/\s*)?(?:"([^"]+)"|([\w.«»-]+))/g;

/** Packages that a `lakefile.lean` requires. A macro may hide some; the manifest then names them. */
export function packagesInLakefileLean(source: string): readonly string[] {
  return [...withoutComments(source).matchAll(leanRequire)].map((found) =>
    (found[1] ?? found[2] ?? "").replaceAll(/[«»]/g, ""),
  );
}

/** Packages that a `lakefile.toml` requires, by its `[[require]]` tables. */
export function packagesInLakefileToml(source: string): readonly string[] {
  const packages: string[] = [];
  for (const table of source.split(/^(?=[ \t]*\[)/m)) {
    if (/^[ \t]*\[\[\s*"?require"?\s*\]\]/.test(table)) {
      packages.push(/^[ \t]*name\s*=\s*["']([^"']+)["']/m.exec(table)?.[1] ?? "(without a name)");
    }
  }
  return packages;
}

/** Packages that Lake resolved for a project, from `lake-manifest.json`; none when it cannot be understood. */
export function packagesInManifest(source: string): readonly string[] {
  try {
    const manifest: unknown = JSON.parse(source);
    const packages = typeof manifest === "object" && manifest !== null && "packages" in manifest && manifest.packages;
    return Array.isArray(packages) ? packages.map(packageName) : [];
  } catch {
    return [];
  }
}

function packageName(entry: unknown): string {
  const named = typeof entry === "object" && entry !== null && "name" in entry;
  return named && typeof entry.name === "string" ? entry.name.replaceAll(/[«»]/g, "") : "(without a name)";
}
