import type { Goal, Hypothesis } from "../../lean/goal.ts";
import { parseGoal } from "../../lean/goal.ts";
import { lastPart, nameParts } from "../../lean/names.ts";
import { codeTokens } from "../../lean/tokens.ts";
import { freshNames } from "../moves/freshNames.ts";

/** A goal whose hypotheses can all be spoken of, and the names that `rename_i` must give for that, in Lean's order. */
export interface NamedGoal {
  readonly goal: Goal;
  readonly names: readonly string[];
}

const dagger = /[^\s()[\]{},⟨⟩]+✝[⁰¹²³⁴⁵⁶⁷⁸⁹]*/gu;

/** Names out of reach (shown with a dagger) get the nearest name that is free; the goal is what Lean would then show. */
export function nameAll(goal: Goal): NamedGoal {
  const hidden = goal.hypotheses.flatMap((hypothesis) =>
    hypothesis.names.filter((name) => name.includes("✝")).map((name) => ({ name, hypothesis })),
  );
  if (hidden.length === 0) return { goal, names: [] };
  const taken = new Set(
    goal.hypotheses.flatMap((hypothesis) => hypothesis.names).filter((name) => !name.includes("✝")),
  );
  const names = freshNames(
    hidden.map(({ name, hypothesis }) => wantedName(name, hypothesis)),
    taken,
  );
  const given = new Map(hidden.map(({ name }, at) => [name, names[at] ?? name]));
  const text = goal.text.replace(dagger, (name) => given.get(name) ?? name);
  return { goal: parseGoal(text), names };
}

function wantedName(name: string, { type, isInstance }: Hypothesis): string {
  if (isInstance) return "inst";
  const bare = lastPart(name.replace(/✝.*$/u, ""));
  const isSaying = /[=<>≤≥≠∈∣¬∧∨↔∀∃→]/u.test(type);
  if (/_ih$|^ih/u.test(bare)) return bare;
  return bare === "this" || (isSaying && /^(?:a|x)$/u.test(bare)) ? "h" : bare;
}

/** The text with names replaced wherever a token begins with one, as in `h.1` or `xs.length`. */
export function renameIn(text: string, names: ReadonlyMap<string, string>): string {
  let renamed = "";
  let from = 0;
  for (const token of codeTokens(text)) {
    if (token.kind !== "identifier") continue;
    const [first = "", ...rest] = nameParts(token.text);
    const name = names.get(first);
    if (name === undefined) continue;
    renamed += text.slice(from, token.start) + [name, ...rest].join(".");
    from = token.end;
  }
  return renamed + text.slice(from);
}

/** From the names of one goal to those of another that says the same; names that are equal are left out. */
export function translation(from: Goal, to: Goal): ReadonlyMap<string, string> {
  const own = from.hypotheses.flatMap((hypothesis) => hypothesis.names);
  const other = to.hypotheses.flatMap((hypothesis) => hypothesis.names);
  return new Map(own.flatMap((name, at) => (name === other[at] ? [] : [[name, other[at] ?? name] as const])));
}
