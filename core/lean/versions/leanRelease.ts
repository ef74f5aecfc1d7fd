/** The number of a Lean, without the 4 that all of them begin with. */
export interface LeanRelease {
  readonly minor: number;
  readonly patch: number;
  /** What stands behind the hyphen of a candidate, a nightly build or one of one's own: `rc1`, `nightly-2026-09-01`, `pre`. */
  readonly suffix?: string | undefined;
}

/** `4.33` or `4.33.1`: a release, as a table names it. */
export type ReleaseName = `4.${number}` | `4.${number}.${number}`;

export function releaseNamed(name: ReleaseName): LeanRelease {
  const [, minor, patch] = name.split(".");
  return { minor: Number(minor), patch: Number(patch ?? 0) };
}

/** By number alone: a candidate stands where its release does. */
export function compareReleases(left: LeanRelease, right: LeanRelease): number {
  return left.minor - right.minor || left.patch - right.patch;
}

/**
 * True if a release is older than the one named. What leads up to it (4.28.0-rc1, a nightly build) is not: it may have
 * all that the release has.
 */
export function isBefore(release: LeanRelease, name: ReleaseName): boolean {
  return compareReleases(release, releaseNamed(name)) < 0;
}

/** True also for what leads up to the release named: it may lack what that has. */
export function mayBeBefore(release: LeanRelease, name: ReleaseName): boolean {
  const order = compareReleases(release, releaseNamed(name));
  return order < 0 || (order === 0 && release.suffix !== undefined);
}

export function shownRelease({ minor, patch, suffix }: LeanRelease): string {
  return `4.${minor}.${patch}${suffix === undefined ? "" : `-${suffix}`}`;
}
