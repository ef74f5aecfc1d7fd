import type { LeanRelease } from "./leanRelease.ts";
import { shownRelease } from "./leanRelease.ts";

/** The tables of this folder, Lean's wordings and the syntax gate have been held against the releases from here ... */
const oldestMinor = 20;
/** ... to here. */
const newestMinor = 36;

/** Whether our tables are about a release. Nobody has looked at those outside of the range. */
export type ReleaseStanding = "known" | "tooOld" | "tooNew";

/** What leads up to a release (4.37.0-nightly) is as new as the release. */
export function standingOf({ minor }: LeanRelease): ReleaseStanding {
  if (minor < oldestMinor) return "tooOld";
  return minor > newestMinor ? "tooNew" : "known";
}

/** One sentence for a person; undefined for a release that is known. */
export function standingMessage(release: LeanRelease): string | undefined {
  const shown = `Lean ${shownRelease(release)}`;
  switch (standingOf(release)) {
    case "known":
      return undefined;
    case "tooOld":
      return `${shown} is older than the Leans that Colloquy knows (from 4.${oldestMinor})`;
    case "tooNew":
      return `${shown} is newer than the Leans that Colloquy knows (up to 4.${newestMinor})`;
  }
}
