import type { Goal } from "../../core/lean/goal.ts";
import { normaliseGoals, parseGoal } from "../../core/lean/goal.ts";
import { accountForGoals } from "../../core/lean/goalAccount.ts";
import { noTactics } from "./noTactics.ts";
import type { CheckLimits, HoleChecker } from "../../core/lean/ports.ts";
import type { Finding, Verdict } from "../../core/lean/verdict.ts";
import { isSuccess } from "../../core/lean/verdict.ts";
import { screenStep } from "../../core/lean/checkStep.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";

/**
 * A checker for propositions without a Lean: `intro`, `constructor`, `left`, `right`, `assumption`, `exact`, `cases`
 * and `obtain` on one hypothesis, the combinators that the search writes, `case` blocks and bullets. It passes the same
 * contract as the real checker (test/contract/holeCheckerContract.ts).
 */
export class PropositionChecker implements HoleChecker {
  readonly parallel = 2;
  readonly goalsBefore: readonly Goal[];
  readonly documentBefore = "";
  readonly declaration: string;
  readonly tactics = noTactics;
  readonly offered: readonly string[] = [];
  readonly asked: string[] = [];
  /** If set, no question gets an answer, as after Lean's process was killed. */
  isGone = false;
  /** The budget needed; a smaller one runs out. */
  heartbeatsNeeded = 0;

  constructor(goalText: string) {
    this.goalsBefore = [parseGoal(goalText)];
    this.declaration = `example : ${this.goalsBefore[0]?.target ?? ""} := by sorry`;
  }

  async screen(
    candidates: readonly string[],
    { maxHeartbeats = Infinity }: CheckLimits,
    signal: AbortSignal,
  ): Promise<readonly Verdict[]> {
    // Real answers come later, so that a search under test has several questions in flight.
    await new Promise((resolve) => setTimeout(resolve, 1));
    return candidates.map((candidate) => {
      this.asked.push(candidate);
      if (signal.aborted || this.isGone)
        return this.#verdict({ kind: "unknown", level: "none", reason: "nobody answers" });
      if (maxHeartbeats < this.heartbeatsNeeded)
        return this.#verdict({ kind: "timeout", level: "none", reason: "out of heartbeats" });
      if (/\bsorry\b/u.test(candidate)) return this.#verdict({ kind: "refused", level: "none", reason: "sorry" });
      const after = run(candidate.split("\n"), this.goalsBefore);
      if (!after) return this.#verdict({ kind: "failed", level: "V0", reason: "the step failed" });
      return this.#verdict({ ...accountForGoals(this.goalsBefore, after), level: "V2" });
    });
  }

  async *gate(candidate: string, screened: Verdict, signal: AbortSignal): AsyncGenerator<Verdict, void> {
    if (!isSuccess(screened)) {
      yield screened;
      return;
    }
    const again = await screenStep(this, { text: candidate, limits: { timeoutMs: 1 } }, signal);
    if (again.kind !== screened.kind || !isSuccess(again)) {
      yield again;
      return;
    }
    yield { ...again, level: "V3" };
    if (again.kind === "proved") yield { ...again, level: "V4" };
  }

  insertion(newText: string): TextEdit {
    return { start: 0, end: 0, newText };
  }

  harvest(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  #verdict(finding: Finding): Verdict {
    return {
      messages: [],
      elapsedMs: 1,
      uri: "file:///fake.lean",
      documentVersion: 1,
      engine: "propositions",
      goalsBefore: this.goalsBefore,
      goalKey: normaliseGoals(this.goalsBefore),
      ...finding,
    };
  }
}

/** The goals after some lines; undefined if one of them fails. */
function run(lines: readonly string[], goals: readonly Goal[]): readonly Goal[] | undefined {
  let state: readonly Goal[] | undefined = goals;
  for (let at = 0; at < lines.length && state; ) {
    const head = lines[at] ?? "";
    const block = [];
    for (at += 1; at < lines.length && lines[at]?.startsWith("  "); at += 1) block.push(lines[at]?.slice(2) ?? "");
    state = step(head, block, state);
  }
  return state;
}

function step(head: string, block: readonly string[], goals: readonly Goal[]): readonly Goal[] | undefined {
  const bullet = /^· (.*)$/u.exec(head);
  if (bullet) return closing([bullet[1] ?? "", ...block], goals.slice(0, 1), goals.slice(1));
  const named = /^case (\S+)(?: ([^=]+))? =>(?: (.*))?$/u.exec(head);
  if (named) {
    const at = goals.findIndex((goal) => goal.caseTag === named[1]);
    const goal = goals[at];
    if (!goal) return undefined;
    const rename = named[2] === undefined ? [] : [`rename_i ${named[2].trim()}`];
    const body = named[3] === undefined ? block : [named[3], ...block];
    return closing([...rename, ...body], [goal], [...goals.slice(0, at), ...goals.slice(at + 1)]);
  }
  return head
    .split(";")
    .reduce<readonly Goal[] | undefined>((state, text) => state && tactic(text.trim(), state), goals);
}

function closing(lines: readonly string[], focus: readonly Goal[], rest: readonly Goal[]): readonly Goal[] | undefined {
  return run(lines, focus)?.length === 0 ? rest : undefined;
}

function tactic(text: string, goals: readonly Goal[]): readonly Goal[] | undefined {
  const [goal, ...others] = goals;
  const rotation = /^rotate_left (\d+)$/u.exec(text);
  if (rotation) return [...goals.slice(Number(rotation[1])), ...goals.slice(0, Number(rotation[1]))];
  if (!goal) return undefined;
  const alternatives = /^first \| (.*)$/u.exec(text)?.[1]?.split(" | ");
  for (const alternative of alternatives ?? []) {
    const after = tactic(alternative, goals);
    if (after) return after;
  }
  const own = alternatives ? undefined : onGoal(text, goal);
  return own && [...own, ...others];
}

function onGoal(text: string, goal: Goal): readonly Goal[] | undefined {
  const [word = "", ...args] = text.split(/\s+/u);
  const shape = split(goal.target);
  const types = new Map(goal.hypotheses.flatMap(({ names, type }) => names.map((name) => [name, type])));
  if (word === "rename_i") return renamed(goal, args);
  if (word === "skip") return [goal];
  if (word === "assumption") return [...types.values()].includes(goal.target) ? [] : undefined;
  if (word === "exact") return types.get(args[0] ?? "") === goal.target ? [] : undefined;
  if (word === "intro") return introduced(goal, args);
  if (word === "constructor" && shape?.kind === "and")
    return shape.sides.map((side, at) => made(goal, { target: side, tag: at === 0 ? "left" : "right" }));
  if (shape?.kind === "or" && word === "left") return [made(goal, { target: shape.sides[0] })];
  if (shape?.kind === "or" && word === "right") return [made(goal, { target: shape.sides[1] })];
  const over = split(types.get(args[0] ?? "") ?? "");
  if (word === "cases" && over?.kind === "or")
    return over.sides.map((side, at) =>
      made(goal, { without: args[0], added: [["h✝", side]], tag: at === 0 ? "inl" : "inr" }),
    );
  const taken = /^obtain ⟨(\S+), (\S+)⟩ := (\S+)$/u.exec(text);
  const pair = split(types.get(taken?.[3] ?? "") ?? "");
  if (taken && pair?.kind === "and")
    return [
      made(goal, {
        without: taken[3],
        added: [
          [taken[1] ?? "", pair.sides[0]],
          [taken[2] ?? "", pair.sides[1]],
        ],
      }),
    ];
  return undefined;
}

interface Split {
  readonly kind: "implies" | "or" | "and";
  readonly sides: readonly [string, string];
}

const connectives = [
  ["implies", "→"],
  ["or", "∨"],
  ["and", "∧"],
] as const;

/**
 * The weakest connective outside brackets, all of them right associative; parsed here and not by the code under test.
 */
function split(proposition: string): Split | undefined {
  const text =
    proposition.startsWith("(") && matching(proposition) === proposition.length - 1
      ? proposition.slice(1, -1)
      : proposition;
  for (const [kind, sign] of connectives) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === "(") depth += 1;
      if (text[at] === ")") depth -= 1;
      if (depth === 0 && text[at] === sign)
        return { kind, sides: [text.slice(0, at).trim(), text.slice(at + 1).trim()] };
    }
  }
  return undefined;
}

/** The index of the bracket that closes the first character. */
function matching(text: string): number {
  let depth = 0;
  return Array.from(text).findIndex((character) => {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    return depth === 0;
  });
}

function introduced(goal: Goal, names: readonly string[]): readonly Goal[] | undefined {
  return names.reduce<readonly Goal[] | undefined>(
    (state, name) => {
      const [at] = state ?? [];
      const shape = at && split(at.target);
      return at && shape?.kind === "implies"
        ? [made(at, { target: shape.sides[1], added: [[name, shape.sides[0]]] })]
        : undefined;
    },
    [goal],
  );
}

function renamed(goal: Goal, names: readonly string[]): readonly Goal[] {
  let next = 0;
  return [parseGoal(goal.text.replace(/\S+✝/gu, (name) => names[next++] ?? name))];
}

interface Change {
  readonly target?: string | undefined;
  readonly tag?: string;
  readonly without?: string | undefined;
  readonly added?: readonly (readonly [name: string, type: string])[];
}

function made(goal: Goal, { target, tag, without, added = [] }: Change): Goal {
  const kept = goal.hypotheses.filter(({ names }) => !names.includes(without ?? ""));
  const lines = [
    ...(tag === undefined ? [] : [`case ${tag}`]),
    ...kept.map(({ names, type }) => `${names.join(" ")} : ${type}`),
    ...added.map(([name, type]) => `${name} : ${type}`),
    `⊢ ${target ?? goal.target}`,
  ];
  return parseGoal(lines.join("\n"));
}
