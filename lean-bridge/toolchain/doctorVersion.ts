import { differencesOf } from "../../core/lean/versions/differences.ts";
import { type KernelFault, kernelFaultsOf, mendedBy } from "../../core/lean/versions/kernelFaults.ts";
import { standingMessage, standingOf } from "../../core/lean/versions/knownReleases.ts";
import type { LeanRelease } from "../../core/lean/versions/leanRelease.ts";
import type { DoctorLine } from "./doctorLine.ts";

/** What a version of Lean means for its user: whether we know it, what its kernel is known to get wrong, what is otherwise. */
export function versionLines(release: LeanRelease | undefined): readonly DoctorLine[] {
  if (release === undefined) return [];
  return [
    ...standingLines(release),
    ...faultLines(release),
    ...differencesOf(release).map(({ text }): DoctorLine => ({ status: "info", text })),
  ];
}

function standingLines(release: LeanRelease): readonly DoctorLine[] {
  const message = standingMessage(release);
  if (message === undefined) return [];
  const next =
    standingOf(release) === "tooNew" ? "update Colloquy" : "have the project name a later Lean in its lean-toolchain";
  const text = `${message}: a file is V5 only where a second checker accepts it, and new syntax may pass the gate`;
  return [{ status: "warn", text, next }];
}

function faultLines(release: LeanRelease): readonly DoctorLine[] {
  const faults = kernelFaultsOf(release);
  if (faults.length === 0) return [];
  const mended = mendedBy(release);
  const update = mended === undefined ? "" : `update to Lean ${mended} or later, or `;
  const had = release.suffix === undefined ? "has" : "may have";
  const summary: DoctorLine = {
    status: "warn",
    text: `the kernel of this Lean ${had} ${faults.length} known faults; each needs a file that is made for it`,
    next: `${update}have a checker that does not share them judge a file that you do not trust: colloquy verify --paranoid`,
  };
  return [summary, ...faults.map((fault): DoctorLine => ({ status: "info", text: faultText(fault) }))];
}

function faultText({ source, by, fixedIn, caughtBy }: KernelFault): string {
  const caught = caughtBy.length === 0 ? "" : `; not shared by ${caughtBy.join(" and ")}`;
  return `lean4${source}: ${by}; mended in ${fixedIn.join(" and ")}${caught}`;
}
