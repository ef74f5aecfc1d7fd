import { expect, test } from "vitest";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { isVerified } from "../../core/lean/verdict.ts";

/** What holds of every checker, whatever it takes for true; `texts` are some that it may be asked about. */
export function checkerManners(open: () => HoleChecker, texts: readonly string[]): void {
  const limits = { timeoutMs: 20_000 };
  const never = new AbortController().signal;

  test("many texts have the verdicts that each has by itself, in their order", async () => {
    const asked = [...texts, "sorry", ...texts.toReversed()];
    const together = await open().screenAll(asked, limits, never);
    const alone = await Promise.all(asked.map((text) => open().screen(text, limits, never)));
    expect(together.map(({ kind, level }) => [kind, level])).toEqual(alone.map(({ kind, level }) => [kind, level]));
  });

  test("`sorry` is refused, and the gate makes nothing of what the screen turned down", async () => {
    const checker = open();
    const refused = await checker.screen("sorry", limits, never);
    expect(refused.kind).toBe("refused");
    expect(isVerified(await checker.gate("sorry", refused, never))).toBe(false);
    for (const text of texts) {
      const screened = await checker.screen(text, limits, never);
      const gated = await checker.gate(text, screened, never);
      if (isVerified(gated)) expect(["proved", "progress"]).toContain(screened.kind);
    }
  });

  test("what is taken back is answered with neither yes nor no", async () => {
    const taken = AbortSignal.abort();
    const verdicts = await open().screenAll(texts, limits, taken);
    expect(verdicts.map(({ kind }) => kind)).toEqual(texts.map(() => "unknown"));
  });

  test("a verdict speaks of the goals at the hole, and of what is left where the step went through", async () => {
    const checker = open();
    for (const verdict of await checker.screenAll(texts, limits, never)) {
      expect(verdict.goalsBefore).toEqual(checker.goalsBefore);
      const isThrough = verdict.kind === "proved" || verdict.kind === "progress";
      if (isThrough)
        expect([verdict.kind, verdict.goalsAfter?.length === 0]).toEqual([verdict.kind, verdict.kind === "proved"]);
    }
  });
}
