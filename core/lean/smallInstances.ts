import type { Goal } from "./goal.ts";
import type { Instance } from "./probes.ts";

const small: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Nat$|^ℕ$/u, ["0", "1", "2", "3", "5"]],
  [/^Int$|^ℤ$/u, ["0", "1", "-1", "2"]],
  [/^Bool$/u, ["true", "false"]],
  [/^Prop$/u, ["True", "False"]],
  [/^List (?:Nat|Int|α|β)$/u, ["[]", "[1]", "[2, 1]", "[1, 2, 3]"]],
  [/^(?:α|β)$/u, ["0", "1"]],
  [/^Nat → Nat$/u, ["(fun n => n)", "(fun _ => 0)", "(fun n => n + 1)"]],
  [/^(?:α|Nat) → Bool$/u, ["(fun _ => true)", "(fun _ => false)"]],
  [/^(?:α|Nat) → Prop$/u, ["(fun _ => True)", "(fun _ => False)"]],
  [/^Fin \d+$/u, ["0"]],
];

/**
 * Instances of a goal's variables to be tried against it, the smallest first; at most `limit`. None where a variable has
 * a type of which no small values are known. Hypotheses that look like propositions need no value.
 */
export function smallInstances(goal: Goal, limit: number): readonly (readonly Instance[])[] {
  const variables: { readonly name: string; readonly values: readonly string[] }[] = [];
  for (const { names, type, isInstance } of goal.hypotheses) {
    if (isInstance || looksLikeProof(type) || /^(?:Type|Sort)\b/u.test(type)) continue;
    const values = small.find(([pattern]) => pattern.test(type))?.[1];
    if (!values) return [];
    for (const name of names) variables.push({ name, values });
  }
  const found: (readonly Instance[])[] = [];
  // By the sum of the places in the lists, so that all variables are small before any of them is large.
  const greatest = variables.reduce((sum, { values }) => sum + values.length - 1, 0);
  for (let sum = 0; sum <= greatest && found.length < limit; sum += 1) {
    for (const places of placesWithSum(
      variables.map(({ values }) => values.length),
      sum,
    )) {
      if (found.length >= limit) break;
      found.push(variables.map(({ name, values }, at) => ({ name, value: values[places[at] ?? 0] ?? "" })));
    }
  }
  return found;
}

function looksLikeProof(type: string): boolean {
  return /[=<>≤≥≠∈∣∧∨¬∃↔]|^∀|^False$/u.test(type) && !/→ (?:Prop|Bool|Nat)$/u.test(type);
}

function* placesWithSum(sizes: readonly number[], sum: number): Generator<readonly number[]> {
  const [size, ...rest] = sizes;
  if (size === undefined) {
    if (sum === 0) yield [];
    return;
  }
  for (let place = Math.min(size - 1, sum); place >= 0; place -= 1)
    for (const others of placesWithSum(rest, sum - place)) yield [place, ...others];
}
