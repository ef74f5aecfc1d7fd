import { expect, test } from "vitest";
import { failure } from "../../../core/base/result.ts";
import { LeanSession } from "../../../lean-bridge/session/leanSession.ts";
import { ShadowLane } from "../../../lean-bridge/shadow/shadowLane.ts";

/** Nothing here asks Lean: the tests check which questions the lane lets through. */
function lane(): ShadowLane {
  return new ShadowLane(new LeanSession(async () => failure({ kind: "cancelled" })), "file:///a.lean");
}

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("of many questions asked side by side few reach Lean at once, each has its answer, and in order", async () => {
  const shadow = lane();
  let open = 0;
  let most = 0;
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, at) =>
      shadow.ask(async () => {
        open += 1;
        most = Math.max(most, open);
        await later();
        open -= 1;
        return at;
      }),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 64 }, (_, at) => at));
  expect(most).toBe(2);
  expect(open).toBe(0);
});

test("a question that fails lets the next ones through", async () => {
  const shadow = lane();
  const questions = Array.from({ length: 6 }, (_, at) =>
    shadow.ask(async () => {
      await later();
      if (at < 3) throw new Error(`question ${at}`);
      return at;
    }),
  );
  const outcomes = await Promise.allSettled(questions);
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...Array.from({ length: 3 }, () => "rejected"),
    ...Array.from({ length: 3 }, () => "fulfilled"),
  ]);
});
