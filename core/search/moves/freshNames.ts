import type { GoalContext } from "./move.ts";

/** The wanted names, each with the first number behind it that makes it differ from what is taken and from the others. */
export function freshNames(wanted: readonly string[], taken: ReadonlySet<string>): readonly string[] {
  const used = new Set(taken);
  return wanted.map((name) => {
    let chosen = name;
    for (let number = 1; used.has(chosen); number += 1) chosen = `${name}${number}`;
    used.add(chosen);
    return chosen;
  });
}

/** Names that no hypothesis has, as many as are wanted. */
export function freshHere<const Wanted extends readonly string[]>(
  { locals }: Pick<GoalContext, "locals">,
  ...wanted: Wanted
): { readonly [At in keyof Wanted]: string } {
  const names = freshNames(wanted, new Set(locals.map((local) => local.name)));
  // One for each wanted name, in their order.
  return names as unknown as { readonly [At in keyof Wanted]: string };
}
