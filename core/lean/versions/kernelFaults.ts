import type { LeanRelease, ReleaseName } from "./leanRelease.ts";
import { compareReleases, mayBeBefore, releaseNamed, shownRelease } from "./leanRelease.ts";

/** A mistake in Lean's kernel, or below it, by which it may accept a proof of `False`. */
export interface KernelFault {
  /** The pull request that mends it. */
  readonly source: `#${number}`;
  /** How it is reached; part of a sentence. */
  readonly by: string;
  /** The first release without it, and the patches of older releases that mend it there, oldest first. */
  readonly fixedIn: readonly ReleaseName[];
  /** Checkers that Lean's own notes say do not share it. */
  readonly caughtBy: readonly ("nanoda" | "lean4lean" | "con-ron")[];
}

/** Those that releases from 4.20 on have. Source: Lean's release notes; only what these call unsound, or possibly so. */
const kernelFaults: readonly KernelFault[] = [
  { source: "#8559", by: "a program in the file that redirects messages", fixedIn: ["4.21.0"], caughtBy: [] },
  {
    source: "#14498",
    by: "an `opaque` with a free variable, made by a program in the file",
    fixedIn: ["4.32.1", "4.33.0"],
    caughtBy: [],
  },
  {
    source: "#14577",
    by: "a nested inductive type with unused parameters (#14576)",
    fixedIn: ["4.32.2", "4.33.0"],
    caughtBy: ["nanoda"],
  },
  { source: "#14609", by: "a `partial` definition of another module", fixedIn: ["4.33.0"], caughtBy: [] },
  { source: "#14613", by: "a type in `Sort (imax 1 0)`", fixedIn: ["4.33.0"], caughtBy: ["nanoda"] },
  {
    source: "#14616",
    by: "an inductive type that names the kernel's own auxiliary types",
    fixedIn: ["4.33.0"],
    caughtBy: [],
  },
  {
    source: "#14806",
    by: "comparisons whose answers depend on their order",
    fixedIn: ["4.33.1", "4.34.0"],
    caughtBy: ["nanoda"],
  },
  {
    source: "#14807",
    by: "a proposition that does not reduce to one (older nanoda has this too)",
    fixedIn: ["4.33.1", "4.34.0"],
    caughtBy: ["lean4lean"],
  },
  {
    source: "#14833",
    by: "very large numbers (GMP before 6.3)",
    fixedIn: ["4.33.1", "4.34.0"],
    caughtBy: ["nanoda"],
  },
  { source: "#14838", by: "terms that take 18 GB", fixedIn: ["4.33.1", "4.34.0"], caughtBy: ["nanoda"] },
  { source: "#15241", by: "terms that take 18 GB", fixedIn: ["4.34.1", "4.35.0"], caughtBy: ["nanoda", "con-ron"] },
  {
    source: "#15288",
    by: "objects shared between threads, as in checkers written in Lean and not in the kernel itself",
    fixedIn: ["4.34.1", "4.35.0"],
    caughtBy: [],
  },
  { source: "#15289", by: "terms that take 100 GB", fixedIn: ["4.34.1", "4.35.0"], caughtBy: ["nanoda"] },
];

/** The known faults of a release. One that only leads up to a mended release counts as not mended. */
export function kernelFaultsOf(release: LeanRelease): readonly KernelFault[] {
  return kernelFaults.filter((fault) => hasFault(release, fault));
}

function hasFault(release: LeanRelease, { fixedIn }: KernelFault): boolean {
  const ofItsLine = fixedIn.find((name) => releaseNamed(name).minor === release.minor);
  const [newest] = fixedIn.slice(-1);
  const first = ofItsLine ?? newest;
  return first !== undefined && mayBeBefore(release, first);
}

/** The next release without any of them; undefined where there is none to be named. */
export function mendedBy(release: LeanRelease): string | undefined {
  const named = [...new Set(kernelFaults.flatMap(({ fixedIn }) => fixedIn))].map(releaseNamed);
  const next = named
    .filter((other) => compareReleases(other, release) >= 0 && kernelFaultsOf(other).length === 0)
    .toSorted(compareReleases)[0];
  return next && shownRelease(next);
}
