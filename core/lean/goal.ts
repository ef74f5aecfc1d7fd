/** One line of a goal's context; several names share a type in Lean's display (`p q : Prop`). */
export interface Hypothesis {
  readonly names: readonly string[];
  readonly type: string;
  readonly value?: string;
  /** An unnamed instance argument, shown as `inst✝`. */
  readonly isInstance: boolean;
  /** Every name is out of the person's reach (shown with a dagger). */
  readonly isInaccessible: boolean;
}

export interface Goal {
  /** The case tag, as in `case left`; absent where Lean shows none. */
  readonly caseTag?: string;
  readonly hypotheses: readonly Hypothesis[];
  /** The statement that is to be shown, without its prefix. */
  readonly target: string;
  /** `⊢` for an ordinary goal, `|` in `conv` mode. */
  readonly prefix: string;
  /** The goal as Lean prints it. */
  readonly text: string;
}

/** Reads one goal as `$/lean/plainGoal` gives it. Source of the form: `Lean.Meta.ppGoal`. */
export function parseGoal(text: string): Goal {
  const entries = joinContinuations(text.replace(/\r/g, "").split("\n"));
  const first = entries[0]?.startsWith("case ") ? entries.shift()?.slice("case ".length).trim() : undefined;
  const hypotheses: Hypothesis[] = [];
  let target = "";
  let prefix = "⊢";
  for (const entry of entries) {
    const goal = /^(⊢|\|)\s?/u.exec(entry);
    if (goal) {
      prefix = goal[1] ?? prefix;
      target = entry.slice(goal[0].length);
    } else {
      const hypothesis = parseHypothesis(entry);
      if (hypothesis) hypotheses.push(hypothesis);
    }
  }
  return { ...(first === undefined ? {} : { caseTag: first }), hypotheses, target, prefix, text };
}

/** Lean indents what continues an entry, so a line that begins with a blank belongs to the one before. */
function joinContinuations(lines: readonly string[]): string[] {
  const entries: string[] = [];
  for (const line of lines) {
    if (line.startsWith(" ") && entries.length > 0) entries[entries.length - 1] += `\n${line}`;
    else if (line !== "") entries.push(line);
  }
  return entries;
}

function parseHypothesis(entry: string): Hypothesis | undefined {
  // Names stand before the first colon, whatever the type behind it has of colons; one in guillemets may hold any.
  const [head, written = ""] = /^((?:«[^»]*»|[^«:])+?)\s:\s/u.exec(entry) ?? [];
  if (head === undefined) return undefined;
  const names = written.match(/(?:«[^»]*»|\S)+/gu) ?? [];
  const rest = entry.slice(head.length);
  const assign = rest.indexOf(" := ");
  return {
    names,
    type: (assign < 0 ? rest : rest.slice(0, assign)).trim(),
    ...(assign < 0 ? {} : { value: rest.slice(assign + 4).trim() }),
    isInstance: names.every((name) => /^inst(?:\.\d+)?✝/u.test(name)),
    isInaccessible: names.every((name) => name.includes("✝")),
  };
}

/**
 * A goal list in a form in which two states that differ only in layout, case tags, the names of hypotheses or the
 * numbering of inaccessible names are equal. Used to find steps that changed nothing and states that were seen before.
 */
export function normaliseGoals(goals: readonly Goal[]): string {
  return goals.map(keptNormalForm).join("\n\n");
}

/** Of each goal object once: guards, branches and searches ask for the same ones, and a goal never changes. */
const normalForms = new WeakMap<Goal, string>();

function keptNormalForm(goal: Goal): string {
  const known = normalForms.get(goal) ?? normaliseGoal(goal);
  normalForms.set(goal, known);
  return known;
}

function normaliseGoal(goal: Goal): string {
  const names = new Map<string, string>();
  for (const name of goal.hypotheses.flatMap((hypothesis) => hypothesis.names)) {
    // That a name is out of reach is part of the state; which name it is, is not.
    names.set(squeeze(name), `#${names.size}${name.includes("✝") ? "✝" : ""}`);
  }
  const hypotheses = goal.hypotheses.map(({ names: own, type, value }) => {
    const shown = own.map((name) => names.get(squeeze(name)) ?? name).join(" ");
    return `${shown} : ${renamed(type, names)}${value === undefined ? "" : ` := ${renamed(value, names)}`}`;
  });
  return [...hypotheses, `${goal.prefix} ${renamed(goal.target, names)}`].join("\n");
}

/** A name is replaced as a whole or where it begins a dotted one (`h.1`); a part of a longer word is not it. */
function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return squeeze(text).replace(/[\p{L}_][\p{L}\p{N}_'!?₀-₉✝]*/gu, (word, at: number, whole: string) => {
    return whole[at - 1] === "." ? word : (names.get(word) ?? word);
  });
}

function squeeze(text: string): string {
  // Most types are as they should be; looking is cheaper than writing them anew.
  if (!/✝[⁰¹²³⁴⁵⁶⁷⁸⁹]|\s\s|[^\S ]/u.test(text)) return text.trim();
  return text
    .replace(/✝[⁰¹²³⁴⁵⁶⁷⁸⁹]*/gu, "✝")
    .replace(/\s+/gu, " ")
    .trim();
}
