import type { LeanRelease, ReleaseName } from "./leanRelease.ts";
import { isBefore } from "./leanRelease.ts";

/** What is otherwise in some releases, and what Colloquy does about it. */
export interface Difference {
  readonly since?: ReleaseName;
  /** The first release in which it holds no longer. */
  readonly until?: ReleaseName;
  /** For a person whose Lean it holds for: one sentence without its full stop. */
  readonly text: string;
  /** Pull requests of leanprover/lean4. */
  readonly source: string;
}

/**
 * What a person may notice. Messages are in `wordings.ts`, options in `leanOptions.ts`, syntax and options that are not safe
 * in `../gate`, faults in `kernelFaults.ts`.
 */
const differences: readonly Difference[] = [
  {
    until: "4.29",
    text: "a proof by `native_decide` rests on `Lean.ofReduceBool`; later on each has an axiom of its own",
    source: "#12217",
  },
  {
    until: "4.30",
    text: "Lean loses messages behind `induction .. using r (by ..)`: such files are elaborated once more as a whole",
    source: "#12953",
  },
  {
    until: "4.30",
    text: "`#print axioms` does not work in a file with a `module` header: it is asked in a copy without that word",
    source: "#13117",
  },
  {
    since: "4.31",
    text: "`by` needs its tactics indented, and a goal may have another tag than before behind `apply` and `rw`",
    source: "#13229, #13476",
  },
  {
    since: "4.33",
    text: "`try?` may run by itself where `autoTry` options are set; candidates cannot set them",
    source: "#13830",
  },
  {
    since: "4.35",
    text: "`rwa` closes only the goal that it was called on, and `constructor` warns where it has to choose",
    source: "#14937, #14854",
  },
];

/** Those that hold for a release; what leads up to a release counts as that release. */
export function differencesOf(release: LeanRelease): readonly Difference[] {
  return differences.filter(
    ({ since, until }) => !(since && isBefore(release, since)) && (until === undefined || isBefore(release, until)),
  );
}
