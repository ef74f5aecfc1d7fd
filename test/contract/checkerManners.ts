import { expect, test } from "vitest";
import type { HoleChecker } from "../../core/lean/ports.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import { checkStep, screenStep, lastVerdict } from "../../core/lean/checkStep.ts";

/** Tests that every checker must pass, whatever it accepts; `texts` are some that it may be asked about. */
export function checkerManners(open: () => HoleChecker, texts: readonly string[]): void {
  const limits = { timeoutMs: 20_000 };
  const never = new AbortController().signal;

  test("many texts have the verdicts that each has by itself, in their order", async () => {
    const asked = [...texts, "sorry", ...texts.toReversed()];
    const together = await open().screen(asked, limits, never);
    const alone = await Promise.all(asked.map((text) => screenStep(open(), { text, limits }, never)));
    expect(together.map(({ kind, level }) => [kind, level])).toEqual(alone.map(({ kind, level }) => [kind, level]));
  });

  test("`sorry` is refused, and the gate makes nothing of what the screen turned down", async () => {
    const checker = open();
    const refused = await screenStep(checker, { text: "sorry", limits }, never);
    expect(refused.kind).toBe("refused");
    expect(isVerified(await lastVerdict(checker.gate("sorry", refused, never)))).toBe(false);
    for (const text of texts) {
      const { screened, verdict } = await checkStep(checker, { text, limits }, never);
      if (isVerified(verdict)) expect(["proved", "progress"]).toContain(screened.kind);
    }
  });

  test("the gate gives one verdict, and a second one only behind a proof at V3", async () => {
    const checker = open();
    for (const text of texts) {
      const screened = await screenStep(checker, { text, limits }, never);
      const given: Verdict[] = [];
      for await (const verdict of checker.gate(text, screened, never)) given.push(verdict);
      const [first, second] = given;
      expect(first).toBeDefined();
      if (second) expect(first).toMatchObject({ kind: "proved", level: "V3" });
      expect(given.length).toBeLessThanOrEqual(2);
    }
  });

  test("what is taken back is answered with neither yes nor no", async () => {
    const taken = AbortSignal.abort();
    const verdicts = await open().screen(texts, limits, taken);
    expect(verdicts.map(({ kind }) => kind)).toEqual(texts.map(() => "unknown"));
  });

  test("a verdict speaks of the goals at the hole, and of what is left where the step went through", async () => {
    const checker = open();
    for (const verdict of await checker.screen(texts, limits, never)) {
      expect(verdict.goalsBefore).toEqual(checker.goalsBefore);
      const isThrough = verdict.kind === "proved" || verdict.kind === "progress";
      if (isThrough)
        expect([verdict.kind, verdict.goalsAfter?.length === 0]).toEqual([verdict.kind, verdict.kind === "proved"]);
    }
  });
}
