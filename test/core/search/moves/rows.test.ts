import { describe, expect, test } from "vitest";
import type { GoalContext, Move, MoveRow, MoveTags } from "../../../../core/search/moves/move.ts";
import { rowMoves } from "../../../../core/search/moves/rowMoves.ts";
import { moveRows } from "../../../../core/search/moves/table.ts";
import { exampleContext } from "./exampleContext.ts";

const exampleGoals = moveRows.flatMap(({ examples: { at, notAt = [] } }) => [...at, ...notAt]);
const contexts = exampleGoals.map(exampleContext);

test("each row has an id of its own", () => {
  const ids = moveRows.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z]+\.[a-z]+(?:_[a-z]+)*$/u.test(id))).toEqual([]);
});

describe.each(moveRows.map((row) => [row.id, row] as const))("%s", (_, row) => {
  test("proposes the text of each example", () => {
    for (const example of row.examples.at)
      expect([example.goal, textsAt(row, exampleContext(example))]).toEqual([
        example.goal,
        expect.arrayContaining([example.text]),
      ]);
  });

  test("proposes nothing at its counter-goals, or something at every goal", () => {
    const { notAt } = row.examples;
    const isSilent = (context: GoalContext): boolean => textsAt(row, context).length === 0;
    const isPossible = ({ file }: GoalContext): boolean =>
      row.needs?.every((tactic) => file.tactics.known.has(tactic)) ?? true;
    if (!notAt)
      expect(
        contexts.filter((context) => isPossible(context) && isSilent(context)).map(({ goal }) => goal.text),
      ).toEqual([]);
    for (const goal of notAt ?? []) expect([goal, textsAt(row, exampleContext(goal))]).toEqual([goal, []]);
  });
});

function textsAt(row: MoveRow, context: GoalContext): readonly string[] {
  return rowMoves(row, context).map(({ text }) => text);
}

/** The property of a move that each tag asserts. */
const saidBy: { readonly [Tag in keyof MoveTags]-?: (move: Move) => boolean } = {
  induction: ({ text, tags }) =>
    text.includes("induction ") && (tags?.induction === "strong") === text.includes(" using Nat.strongRecOn"),
  generalises: ({ text }) => /(?:^|; )generalize /u.test(text),
  simplifies: ({ text }) => /^simp_all(?: \[[^\]]*\])?$/u.test(text),
  split: ({ text }) => /^(?:cases|fun_cases|by_cases|split)\b|; split$/u.test(text),
  byCases: ({ text }) => text.startsWith("by_cases "),
  arms: ({ text }) => /^(?:induction|cases) [^<;]+$/u.test(text),
  lemma: ({ text, tags }) => text.startsWith(`have ${tags?.lemma} : `) && text.endsWith(" := ?_"),
  adds: ({ text, tags }) => tags?.adds?.every((proof) => text.includes(` := ${proof}`)) ?? false,
  suggests: ({ text, variants }) => /^(?:\w+\?|hint)$/u.test(text) && !variants,
  several: ({ text, variants = [] }) => text.includes("first | ") && variants.length > 0,
};

describe("a tag says what is so, at every goal of the examples", () => {
  const moves = contexts.flatMap((context) => moveRows.flatMap((row) => rowMoves(row, context)));

  test.each(Object.entries(saidBy))("%s", (tag, isSo) => {
    const tagged = moves.filter(({ tags }) => tags && tag in tags);
    expect(tagged.length).toBeGreaterThan(0);
    expect(tagged.filter((move) => !isSo(move)).map(({ row, text }) => [row, text])).toEqual([]);
  });
});
