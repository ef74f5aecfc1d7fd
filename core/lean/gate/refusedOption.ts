import type { Token } from "../tokens.ts";
import { decideOption } from "./optionTable.ts";
import { nameParts } from "./refusedNames.ts";

const plainPart = /^[A-Za-z][A-Za-z0-9_]*$/u;
const plainNumber = /^[0-9]+$/u;

/** Why `set_option`, which stands at `at`, is refused; by the parts of the option's name and not by how it is written. */
export function refusedOption(code: readonly Token[], at: number): string | undefined {
  const [name, value] = [code[at + 1], code[at + 2]];
  if (name?.kind !== "identifier") return "`set_option` without the plain name of an option";
  const parts = nameParts(name.text);
  const rule = decideOption(parts);
  const shown = `\`set_option ${parts.join(".")}\``;
  // Below a name that is cut in two we would judge the wrong one.
  if (value?.text.startsWith(".") || !parts.every((part) => plainPart.test(part)) || name.text.startsWith("_root_"))
    return `${shown} is not the plain name of an option`;
  if (rule === undefined) return `${shown} is not among the options that are known to change no limit and no check`;
  if (rule.decision === "refused") return `${shown} ${rule.why}`;
  if (rule.decision === "allowed")
    return value?.kind === "string" ? `${shown} with a text, which none of the allowed options takes` : undefined;
  const isWithin =
    plainNumber.test(value?.text ?? "") && Number(value?.text) > 0 && Number(value?.text) <= (rule.atMost ?? 0);
  return isWithin ? undefined : `${shown} is ${rule.why}: from 1 to ${rule.atMost ?? 0}`;
}
