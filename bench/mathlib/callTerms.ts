/** The terms of a list as written between its brackets, sorted, each in a form that its own order does not change. */
export function withoutOrder(list: string): readonly string[] {
  return splitAtCommas(list)
    .map((fact) => symmetric(fact.trim()))
    .toSorted();
}

function splitAtCommas(list: string): readonly string[] {
  const terms: string[] = [];
  let depth = 0;
  let term = "";
  for (const sign of list) {
    if ("([{⟨".includes(sign)) depth += 1;
    if (")]}⟩".includes(sign)) depth -= 1;
    if (sign === "," && depth === 0) {
      terms.push(term);
      term = "";
    } else term += sign;
  }
  return [...terms, term];
}

/** `(a - b) ^ 2` and `(b - a) ^ 2` are one square, and a product of two facts is the same from either side. */
function symmetric(fact: string): string {
  const square = /^sq_nonneg \((\S+) ([-+]) (\S+)\)$/u.exec(fact);
  if (square) {
    const [, left = "", sign = "", right = ""] = square;
    return `sq_nonneg (${[left, right].toSorted().join(` ${sign} `)})`;
  }
  const product = /^(mul_pos|mul_nonneg) (\S+) (\S+)$/u.exec(fact);
  if (!product) return fact;
  const [, name = "", left = "", right = ""] = product;
  return `${name} ${[left, right].toSorted().join(" ")}`;
}

/**
 * The summands of `h₁ - 2 * h₂` in one order, each with its sign and without a factor of one. A sum with brackets is only
 * freed of its blanks.
 */
export function sameSum(written: string): string {
  const plain = written.replace(/\s+/gu, "").replace(/\((-?\d+)(?::[^()]*)?\)/gu, "$1");
  if (/[()]/u.test(plain)) return plain;
  return (plain.match(/[+-]*[^+-]+/gu) ?? []).map(summand).toSorted().join(" ");
}

function summand(written: string): string {
  const factors = written.replace(/^[+-]*/u, "");
  const signs = written.slice(0, written.length - factors.length);
  const isNegative = signs.replaceAll("+", "").length % 2 === 1;
  return `${isNegative ? "-" : "+"}${factors.replace(/^1\*/u, "")}`;
}
