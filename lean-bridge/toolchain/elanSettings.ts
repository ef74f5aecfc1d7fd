/** The part of elan's `settings.toml` that a search needs. */
export interface ElanSettings {
  /** Unresolved, for example `stable` or `leanprover/lean4:v4.20.0`. */
  readonly defaultToolchain: string | undefined;
  /** Folder to toolchain name, as `elan override set` wrote them. */
  readonly overrides: ReadonlyMap<string, string>;
}

const quoted = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'`;
const assignment = new RegExp(String.raw`^\s*(${quoted}|[\w-]+)\s*=\s*(${quoted})\s*(?:#.*)?$`);
const tableHeader = /^\s*\[\s*([\w."'-]+)\s*\]\s*(?:#.*)?$/;

/** Reads the string entries that elan itself writes; anything else in the file is passed over. */
export function parseElanSettings(text: string): ElanSettings {
  const overrides = new Map<string, string>();
  let defaultToolchain: string | undefined;
  let table = "";
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const header = tableHeader.exec(line);
    if (header !== null) {
      table = header[1] ?? "";
      continue;
    }
    const entry = assignment.exec(line);
    const key = unquote(entry?.[1]);
    const value = unquote(entry?.[2]);
    if (key === undefined || value === undefined) {
      continue;
    }
    if (table === "overrides") {
      overrides.set(key, value);
    } else if (table === "" && key === "default_toolchain") {
      defaultToolchain = value;
    }
  }
  return { defaultToolchain, overrides };
}

/** A TOML key or string without its quotation marks; undefined for escapes that JSON does not share. */
function unquote(written: string | undefined): string | undefined {
  if (written?.startsWith("'")) {
    return written.slice(1, -1);
  }
  if (!written?.startsWith('"')) {
    return written;
  }
  try {
    return String(JSON.parse(written));
  } catch {
    return undefined;
  }
}

/** The override for exactly this folder. Windows writes canonical paths with `\\?\` in front and ignores case. */
export function overrideFor(settings: ElanSettings, folder: string, windows: boolean): string | undefined {
  if (!windows) {
    return settings.overrides.get(folder);
  }
  const plain = (path: string) =>
    path
      .replace(/^\\\\\?\\/, "")
      .replaceAll("/", "\\")
      .toLowerCase();
  return [...settings.overrides].find(([key]) => plain(key) === plain(folder))?.[1];
}
