import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quickEngine } from "../../fixtures/testEngine.ts";
import type { AskedHole } from "../../../core/conversation/runCode.ts";
import { checkStatement, runCode } from "../../../core/conversation/runCode.ts";
import type { Evidence } from "../../../core/conversation/utterance.ts";
import { findCounterexample, weighEvidence } from "../../../core/conversation/weighEvidence.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import { findTextHoles } from "../../../core/lean/hole.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-questions-"));
const session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const signal = new AbortController().signal;
const text = `def rev : List Nat → List Nat → List Nat
  | [], acc => acc
  | x :: xs, acc => rev xs (x :: acc)

theorem goal (xs : List Nat) (n : Nat) (h : n < 5) (hp : n ≠ 2) : (xs ++ []).length + n < xs.length + 9 := by
  sorry
`;

let place: AskedHole;
let document: ProofDocument;
beforeAll(async () => {
  document = new ProofDocument({
    session,
    uri: pathToFileURL(join(folder, "Q.lean")).href,
    text,
    version: 1,
    lanes: 1,
    baselineTimeoutMs: 6e4,
    allowNativeDecide: false,
    libraryTheoremsAreAxioms: true,
  });
  const [hole] = findTextHoles(text);
  const opened = hole && (await document.openHole(hole, signal));
  if (opened?.kind !== "ok") throw new Error("no hole");
  place = { checker: opened.value, limits: { timeoutMs: 20_000 } };
});

describe("code in prose", () => {
  async function outcomes(...code: readonly string[]): Promise<readonly string[]> {
    const runs = await runCode(place, ["```lean", ...code, "```"].join("\n"), signal);
    return runs.map(({ outcome, output }) => `${outcome} ${output.split("\n")[0]}`.trim());
  }

  test("is answered by Lean at the goal", async () => {
    expect(
      await outcomes(
        "#check Nat.succ_le_of_lt",
        "#check Nat.no_such_lemma",
        "#eval rev [1, 2] [3]",
        "#eval 2 + 2 == 5",
        "example (k : Nat) : k + 0 = k := by",
        "  simp",
        "example : n < 6 := by omega",
        "example : n = 3 := by omega",
      ),
    ).toEqual([
      "holds ∀ {n m : Nat}, n < m → n.succ ≤ m",
      expect.stringMatching(/^fails Unknown constant/u),
      "holds [2, 1, 3]",
      "fails false",
      "holds",
      "holds",
      expect.stringMatching(/^fails omega/u),
    ]);
  });

  test("has no effects and cannot lean on what only the screen has", async () => {
    const file = join(folder, "written");
    const found = await outcomes(
      `#eval IO.FS.writeFile "${file}" "x"`,
      "example : False := ColloquyHole",
      '#eval dbg_trace "x"; true',
      "example : False := by exact _root_.ColloquyHole",
      "#eval (unsafeIO (pure true)).isOk",
    );
    expect(found.filter((outcome) => outcome.startsWith("holds") && !outcome.endsWith("true"))).toEqual([]);
    expect(found).toHaveLength(5);
    expect([found[1], found[3]].filter((outcome) => outcome?.startsWith("holds"))).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });
});

test("a statement is a proposition at the goal, or Lean says what it is instead", async () => {
  const check = async (statement: string): Promise<string> => {
    const { outcome, output } = await checkStatement(place, statement, signal);
    return `${outcome} ${output.split("\n")[0]}`;
  };
  expect(await check("∀ k, k < n → k < 5")).toBe("holds Prop");
  expect(await check("n + 1")).toBe("fails it has type Nat and is not a proposition");
  expect(await check("n < no_such_bound")).toMatch(/^(?:fails|unknown) /u);
  expect(await check("True) (by sorry")).toMatch(/^refused /u);
});

describe("evidence", () => {
  async function weight(evidence: Evidence, tactic?: string): Promise<string | undefined> {
    const goals = [parseGoal("xs : List Nat\nn : Nat\nh : n < 5\n⊢ n + xs.length < 3")];
    return (await weighEvidence(place, { evidence, claim: { tactic, goals } }, signal))?.kind;
  }
  const instance = (n: string): Evidence => {
    return {
      kind: "counterexample",
      values: [
        { name: "xs", value: "[]" },
        { name: "n", value: n },
      ],
    };
  };

  test("an instance counts where Lean says that the claim is false for it and its hypotheses hold", async () => {
    expect(await weight(instance("4"))).toBe("confirmed");
    expect(await weight(instance("1"))).toBe("undecided");
    expect(await weight(instance("9"))).toBe("undecided");
    expect(await weight(instance("4 : Nat) (by sorry) (by exact ColloquyHole"))).toBe("undecided");
  });

  test("hypotheses and lemmas", async () => {
    expect(await weight({ kind: "unused-hypothesis", name: "hp" }, "simp; omega")).toBe("confirmed");
    expect(await weight({ kind: "unused-hypothesis", name: "h" }, "simp; omega")).toBe("refuted");
    expect(await weight({ kind: "missing-hypothesis", statement: "n < 1" }, "simp; omega")).toBe("confirmed");
    expect(await weight({ kind: "unknown-lemma", name: "Nat.lt_magic" })).toBe("confirmed");
    expect(await weight({ kind: "unknown-lemma", name: "Nat.lt_irrefl" })).not.toBe("confirmed");
  });

  test("Lean finds an instance by itself, the smallest first, and none where there is none", async () => {
    const find = (goal: string): ReturnType<typeof findCounterexample> =>
      findCounterexample(place, { goals: [parseGoal(goal)], tries: 24 }, signal);
    expect(await find("n : Nat\n⊢ (n + 1) % 2 = 0")).toEqual([{ name: "n", value: "0" }]);
    expect(await find("xs ys : List Nat\n⊢ rev xs ys = rev ys xs")).toBeDefined();
    expect(await find("n : Nat\n⊢ n < n + 1")).toBeUndefined();
  });
});
