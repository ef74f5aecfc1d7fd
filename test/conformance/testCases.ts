import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestEngine } from "../fixtures/testEngine.ts";
import { ColloquyChecker } from "./colloquyChecker.ts";
import type { CaseGroup } from "./conformanceCase.ts";
import { judgeAll } from "./judgeAll.ts";

/** Makes a test of every case with Colloquy's own gate on a Lean. */
export function testCases(groups: readonly CaseGroup[], engine: TestEngine): void {
  /** Two, to use both of two cores. */
  let checkers: readonly ColloquyChecker[] = [];
  let judgements: ReturnType<typeof judgeAll>;
  const stop = new AbortController();
  beforeAll(() => {
    checkers = [new ColloquyChecker(engine), new ColloquyChecker(engine)];
    const cases = groups.flatMap((group) => group.cases);
    judgements = judgeAll(checkers, cases, stop.signal);
  });
  afterAll(() => {
    stop.abort();
    return Promise.all(checkers.map((checker) => checker[Symbol.asyncDispose]()));
  });

  describe.each(groups.map((group) => [group.subject, group.cases] as const))("%s", (_, cases) => {
    test.each(cases.map((tested) => [tested.name, tested] as const))("%s", async (_name, tested) => {
      const judgement = await judgements.get(tested);
      expect(judgement).toMatchObject({ complaint: undefined });
    });
  });
}
