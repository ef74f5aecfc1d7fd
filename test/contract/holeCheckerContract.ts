import { expect, test } from "vitest";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { goalsAfterOf } from "../../core/lean/verdict.ts";
import { screenStep, lastVerdict } from "../../core/lean/checkStep.ts";

/**
 * The guarantees that a search relies on, at a hole with `p q r : Prop`, `hp : p`, `hq : q`, `h : p ∨ q` and the goal
 * `r ∨ q → p ∧ q`. `open` gives a fresh checker there.
 */
export function holeCheckerContract(open: () => Promise<HoleChecker>): void {
  const limits = { timeoutMs: 20_000 };
  const never = new AbortController().signal;
  const targets = async (candidate: string): Promise<readonly string[]> => {
    const verdict = await screenStep(await open(), { text: candidate, limits }, never);
    expect(verdict.kind).toBe("progress");
    return goalsAfterOf(verdict)?.map((goal) => goal.target) ?? [];
  };

  test("a step that leaves goals gives them in order", async () => {
    expect(await targets("intro k\nconstructor")).toEqual(["p", "q"]);
  });

  test("a goal further down is reached by moving the others behind it", async () => {
    expect(await targets("intro k\nconstructor\nrotate_left 1\nexact hq")).toEqual(["p"]);
    expect(await targets("intro k\ncases k\nrotate_left 1\nrename_i k2\nconstructor")).toEqual(["p", "q", "p ∧ q"]);
  });

  test("whole proofs close the goal in blocks, behind bullets and one after the other", async () => {
    const checker = await open();
    const texts = [
      "intro k\nconstructor\ncase left => exact hp\ncase right =>\n  assumption",
      "intro k\nconstructor\n· exact hp\n· exact hq",
      "intro k\nconstructor\nexact hp\nexact hq",
    ];
    const verdicts = await checker.screen(texts, limits, never);
    expect(verdicts.map((verdict) => verdict.kind)).toEqual(["proved", "proved", "proved"]);
    const [screened] = verdicts;
    const gated = screened && (await lastVerdict(checker.gate(texts[0] ?? "", screened, never)));
    expect(gated).toMatchObject({ kind: "proved", level: "V4" });
  });

  test("what does not hold fails, what changes nothing says so, and `sorry` is refused", async () => {
    const checker = await open();
    const verdicts = await checker.screen(
      ["exact hp", "intro k\nconstructor\n· exact hq", "skip", "sorry"],
      limits,
      never,
    );
    expect(verdicts.map((verdict) => verdict.kind)).toEqual(["failed", "failed", "noProgress", "refused"]);
  });

  test("a question that is taken back is not answered with yes or no", async () => {
    const stop = new AbortController();
    stop.abort();
    expect((await screenStep(await open(), { text: "intro k", limits }, stop.signal)).kind).toBe("unknown");
  });
}

/** The same hole as Lean prints it. */
export const contractGoal = "p q r : Prop\nhp : p\nhq : q\nh : p ∨ q\n⊢ r ∨ q → p ∧ q";
