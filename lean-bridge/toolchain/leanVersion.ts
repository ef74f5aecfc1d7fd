/** The answer of `lean --version`. Parts that a build leaves out are undefined. */
export interface LeanVersion {
  /** As printed, for example `4.20.0`, `4.9.0-rc1` or `4.28.0-pre`. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Without the hyphen, for example `rc1`, `pre` or `nightly-2025-01-03`. */
  readonly suffix: string | undefined;
  /** For example `x86_64-unknown-linux-gnu`. */
  readonly target: string | undefined;
  readonly commit: string | undefined;
  /** For example `Release`. */
  readonly buildKind: string | undefined;
}

const banner = /^Lean \(version ([^,)]+)((?:,[^,)]*)*)\)/m;
const numbers = /^(\d+)\.(\d+)\.(\d+)(?:-(.+))?$/;

/**
 * Reads `Lean (version 4.20.0, x86_64-unknown-linux-gnu, commit 77cfc4d1a4f6, Release)`.
 * Lines around it are allowed; older and self-made builds leave parts out, in any combination.
 */
export function parseLeanVersion(output: string): LeanVersion | undefined {
  const found = banner.exec(output);
  const text = found?.[1]?.trim() ?? "";
  const parts = numbers.exec(text);
  if (parts === null) {
    return undefined;
  }
  const rest = (found?.[2] ?? "").split(",").map((part) => part.trim());
  const commit = rest.find((part) => part.startsWith("commit "))?.slice("commit ".length);
  return {
    text,
    major: Number(parts[1]),
    minor: Number(parts[2]),
    patch: Number(parts[3]),
    suffix: parts[4],
    target: rest.find((part) => /^[\w.]+-[\w.-]+$/.test(part)),
    commit,
    buildKind: rest.find((part) => /^[A-Z]\w*$/.test(part)),
  };
}

/** One line for people, for example `4.20.0 (x86_64-unknown-linux-gnu, commit 77cfc4d1a4f6)`. */
export function describeVersion(version: LeanVersion): string {
  const commit = version.commit === undefined ? undefined : `commit ${version.commit.slice(0, 12)}`;
  const details = [version.target, commit].filter((detail) => detail !== undefined);
  return details.length === 0 ? version.text : `${version.text} (${details.join(", ")})`;
}
