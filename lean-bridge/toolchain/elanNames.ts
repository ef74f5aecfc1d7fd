/**
 * A toolchain as elan names one.
 * `release`: `leanprover/lean4:v4.20.0`, `v4.20.0`, `nightly-2025-01-03`, or the bare name of a linked toolchain.
 * `channel`: `stable`, `beta`, `nightly`, which stand for the newest of their kind.
 * `folder`: a path to a toolchain, written with a leading `/`, `./`, `../` or a drive letter.
 */
export type ToolchainName =
  | { readonly kind: "release"; readonly origin: string; readonly release: string; readonly bare: boolean }
  | { readonly kind: "channel"; readonly origin: string; readonly channel: Channel }
  | { readonly kind: "folder"; readonly path: string };

export type Channel = "stable" | "beta" | "nightly";

const defaultOrigin = "leanprover/lean4";
const shape = /^(?:([\w-]+\/[\w-]+):)?([\w.+-]+)$/;
const pathShape = /^(?:[/\\]|\.{1,2}[/\\]|[A-Za-z]:[/\\])/;

/** Reads one toolchain name; undefined when it is not of a form that elan accepts. */
export function parseToolchainName(text: string): ToolchainName | undefined {
  const name = text.trim();
  if (pathShape.test(name)) {
    return { kind: "folder", path: name };
  }
  const found = shape.exec(name);
  const written = found?.[2];
  if (written === undefined) {
    return undefined;
  }
  const base = found?.[1] ?? defaultOrigin;
  const origin = written.startsWith("nightly") && !base.endsWith("-nightly") ? `${base}-nightly` : base;
  if (written === "stable" || written === "beta" || written === "nightly") {
    return { kind: "channel", origin, channel: written };
  }
  const release = /^\d/.test(written) ? `v${written}` : written;
  return { kind: "release", origin, release, bare: found?.[1] === undefined };
}

/** The full name, as `elan toolchain install` takes it. */
export function canonicalName(name: ToolchainName): string {
  switch (name.kind) {
    case "release":
      return `${name.origin}:${name.release}`;
    case "channel":
      return `${name.origin}:${name.channel}`;
    case "folder":
      return name.path;
  }
}

/** `leanprover/lean4:v4.20.0` is kept in `leanprover--lean4---v4.20.0`. */
export function folderNameOf(name: string): string {
  return name.replaceAll("/", "--").replaceAll(":", "---");
}

/** The inverse of `folderNameOf`, as far as it has one. */
export function nameOfFolder(folderName: string): string {
  return folderName.replace("---", ":").replace("--", "/");
}

/**
 * The installed toolchain that a channel stands for when the network is not asked: the newest of its origin.
 * `folderNames` are the names in `ELAN_HOME/toolchains`; the answer is one of them.
 */
export function newestOfChannel(
  name: { readonly origin: string; readonly channel: Channel },
  folderNames: readonly string[],
): string | undefined {
  const prefix = folderNameOf(`${name.origin}:`);
  const releases = folderNames
    .filter((folder) => folder.startsWith(prefix))
    .map((folder) => folder.slice(prefix.length))
    .filter((release) => belongsTo(release, name.channel));
  const newest = releases.sort(compareReleases).at(-1);
  return newest === undefined ? undefined : prefix + newest;
}

function belongsTo(release: string, channel: Channel): boolean {
  switch (channel) {
    case "stable":
      return /^v\d+\.\d+\.\d+$/.test(release);
    case "beta":
      return /^v\d+\.\d+\.\d+-.+$/.test(release);
    case "nightly":
      return release.startsWith("nightly-");
  }
}

/** Numbers within the names count as numbers, so that `v4.9.0` is older than `v4.20.0` and `rc2` than `rc10`. */
function compareReleases(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}
