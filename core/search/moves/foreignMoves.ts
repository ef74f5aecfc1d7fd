import type { MoveTags } from "./move.ts";

/** Tags for a text that no row has written (from history, `exact?` or an earlier tree), as far as its first words tell. */
export function tagsOfText(text: string): MoveTags {
  const isInduction = /^(?:fun_)?induction /u.test(text);
  return {
    ...(/^(?:induction|cases) [^<;]*$/u.test(text) ? { arms: true } : {}),
    ...(/^cases [^<;]*$/u.test(text) ? { split: true } : {}),
    ...(isInduction ? { induction: text.includes(" using ") ? "strong" : "plain" } : {}),
    ...(/(?:^|; )generalize /u.test(text) ? { generalises: true } : {}),
    ...(text.startsWith("simp_all") ? { simplifies: true } : {}),
    ...(text.startsWith("by_cases ") ? { byCases: true } : {}),
  };
}
