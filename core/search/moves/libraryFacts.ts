/** Facts of Lean's core library that its simplifier does not use by itself, by what a goal mentions. */
const table: readonly (readonly [pattern: RegExp, names: readonly string[]])[] = [
  [/ [/%] /u, ["Nat.div_add_mod", "Nat.mod_lt"]],
  [/List\.range\b/u, ["List.range_succ"]],
  [/\.filter\b|List\.filter/u, ["List.filter_cons"]],
  [/\+\+|List\.append/u, ["List.append_assoc"]],
  [/\^/u, ["Nat.pow_succ"]],
  [/\.foldl\b|List\.foldl/u, ["List.foldl_cons"]],
  [/\.foldr\b|List\.foldr/u, ["List.foldr_cons"]],
  [/\.count\b|List\.count/u, ["List.count_cons"]],
  [/\.reverse\b|List\.reverse/u, ["List.reverse_cons"]],
  [/\.take\b|\.drop\b/u, ["List.take_succ_cons", "List.drop_succ_cons"]],
  [/ - /u, ["Nat.sub_add_cancel"]],
];

/**
 * Laws of multiplication for the simplifier, the cheaper list first. `grind` knows them by itself, and given them as facts it
 * would look for instances without end.
 */
export function multiplicationLaws(goalText: string): readonly (readonly string[])[] {
  if (!/ \* .*\+|\+.* \* /u.test(goalText)) return [];
  const distributive = ["Nat.mul_add", "Nat.add_mul"];
  return [distributive, [...distributive, "Nat.mul_comm", "Nat.mul_left_comm", "Nat.add_assoc"]];
}

/** Lists of names to be given together. */
export function libraryFacts(goalText: string): readonly (readonly string[])[] {
  const found = table.filter(([pattern]) => pattern.test(goalText)).map(([, names]) => names);
  return found.length > 1 ? [...found.slice(0, 2), [...new Set(found.flat())]] : found;
}
