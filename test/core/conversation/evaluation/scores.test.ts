import { expect, test } from "vitest";
import { firstErrorScores, turnScores } from "../../../../core/conversation/evaluation/scores.ts";

test("the first wrong step: exact index on erroneous proofs, -1 on clean ones, harmonic mean", () => {
  const items = [
    { truth: 2, guess: 2 },
    { truth: 1, guess: 2 },
    { truth: 0, guess: undefined },
    { truth: 3, guess: 3 },
    { truth: -1, guess: -1 },
    { truth: -1, guess: 0 },
    { truth: -1, guess: -1 },
    { truth: -1, guess: -1 },
  ];
  expect(firstErrorScores(items)).toEqual({
    erroneous: 4,
    clean: 4,
    erroneousAccuracy: 0.5,
    cleanAccuracy: 0.75,
    f1: 0.6,
  });
});

test("who never finds an error, or always one, has an F1 of 0", () => {
  const never = [1, 0, -1, -1].map((truth) => ({ truth, guess: -1 }));
  expect(firstErrorScores(never)).toMatchObject({ erroneousAccuracy: 0, cleanAccuracy: 1, f1: 0 });
  expect(firstErrorScores([{ truth: 1, guess: 1 }]).f1).toBeUndefined();
});

test("turns: speaking into the person's typing, speaking for nothing, and staying silent when it is one's turn", () => {
  const wait = { truth: "wait", isPersonBusy: true, guess: "speak" } as const;
  const scores = turnScores([
    wait,
    {
      ...wait,
      guess: "wait" as const,
    },
    {
      ...wait,
      isPersonBusy: false,
    },
    {
      truth: "speak",
      isPersonBusy: false,
      guess: undefined,
    } as const,
  ]);
  expect(scores).toEqual({ bargeIn: 0.5, unneeded: 1, missed: 1 });
});
