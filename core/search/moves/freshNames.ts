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
