import type { LeanRelease, ReleaseName } from "./leanRelease.ts";
import { isBefore } from "./leanRelease.ts";

/** Options that we set in texts of ours and that not every Lean from 4.20 on has. */
const youngOptions: readonly { readonly option: string; readonly since: ReleaseName; readonly source: string }[] = [
  { option: "warn.sorry", since: "4.22", source: "lean4#8662" },
  { option: "pp.unicode", since: "4.24", source: "lean4#10373" },
];

/**
 * `set_option` commands for those of some settings (`pp.all true`) that a Lean has, each ended by `end`. To Lean an option
 * that it does not know is an error; and nobody can have set it to anything that would have to be set back.
 */
export function settings(wanted: readonly string[], lean: LeanRelease | undefined, end: string): string {
  const isMissing = (setting: string): boolean =>
    youngOptions.some(({ option, since }) => setting.startsWith(`${option} `) && lean && isBefore(lean, since));
  return wanted
    .filter((setting) => !isMissing(setting))
    .map((setting) => `set_option ${setting}${end}`)
    .join("");
}
