import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { VerdictKind } from "../../../core/lean/verdict.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import type { Suggestion } from "../../../core/search/suggest.ts";
import { SuggestionList } from "../../../core/search/suggestionList.ts";
import { fixedOrder, offeredOrder } from "../../../core/search/suggestionOrder.ts";
import { verdict } from "../../fakes/verdict.ts";

const goal = parseGoal("p q : Prop\nh : p ∧ q\n⊢ q ∧ p");

function suggestion(text: string, kind: VerdictKind = "proved", goalsLeft = 0): Suggestion {
  const goalsAfter = Array.from({ length: goalsLeft }, () => goal);
  return { candidate: { text, source: "test" }, verdict: verdict(kind, "V3", { goalsAfter, reason: `no ${text}` }) };
}

const texts = (list: readonly Suggestion[]): readonly string[] => list.map(({ candidate }) => candidate.text);

describe("the list of a search", () => {
  test("has what was suggested and not what was withdrawn, which is told as a disagreement", () => {
    const list = new SuggestionList([goal]);
    list.take({ kind: "suggested", suggestion: suggestion("simp_all") });
    list.take({ kind: "suggested", suggestion: suggestion("omega") });
    list.take({ kind: "withdrawn", suggestion: suggestion("simp_all", "refused") });
    expect(texts(list.offered)).toEqual(["omega"]);
    expect(list.disagreements).toEqual([{ tactic: "simp_all", reason: "no simp_all" }]);
  });

  test("has the raised verdict in the place of the first", () => {
    const list = new SuggestionList([goal]);
    list.take({ kind: "suggested", suggestion: suggestion("omega") });
    const raised = { candidate: { text: "omega", source: "test" }, verdict: verdict("proved", "V4") };
    list.take({ kind: "raised", suggestion: raised });
    expect(list.offered).toEqual([raised]);
  });

  test("counts what was screened and keeps the first that Lean turned down, no timeout among them", () => {
    const list = new SuggestionList([goal]);
    list.take({ kind: "screened", ...suggestion("rfl", "timeout") });
    for (let at = 0; at < 20; at += 1) list.take({ kind: "screened", ...suggestion(`exact h${at}`, "failed") });
    expect(list.screened).toBe(21);
    expect(texts(list.failures)).toEqual(Array.from({ length: 8 }, (_, at) => `exact h${at}`));
  });

  test("tells where the screen and the gate disagree", () => {
    const list = new SuggestionList([goal]);
    const { candidate, verdict: screened } = suggestion("omega");
    list.take({ kind: "disagreement", candidate, screened, gated: verdict("unknown", "V2", { reason: "no answer" }) });
    expect(list.offered).toEqual([]);
    expect(list.disagreements).toEqual([{ tactic: "omega", reason: "no answer" }]);
  });

  test("is in the order of history, and knows the one without it", () => {
    const history = new HistoryRanking();
    history.learn({ goal, declaration: "d", outcomes: [{ tactic: "exact ⟨h.2, h.1⟩", kind: "accepted" }] });
    const list = new SuggestionList([goal], history);
    for (const text of ["simp_all", "exact ⟨h.2, h.1⟩"]) list.take({ kind: "suggested", suggestion: suggestion(text) });
    expect(texts(list.offered)).toEqual(["exact ⟨h.2, h.1⟩", "simp_all"]);
    expect(list.offered[0]).toMatchObject({ learned: { why: expect.stringContaining("worked in `d`") } });
    expect(list.fixedOrder).toEqual(["simp_all", "exact ⟨h.2, h.1⟩"]);
  });
});

describe("the order of suggestions", () => {
  const all = [
    suggestion("constructor", "progress", 2),
    suggestion("intro hp hq", "progress", 1),
    suggestion("simp_all"),
    suggestion("omega"),
    suggestion("intro h", "progress", 1),
  ];

  test("proofs, then few goals left, then short before long", () => {
    expect(texts(offeredOrder(all, undefined))).toEqual(["omega", "simp_all", "intro h", "intro hp hq", "constructor"]);
  });

  test("history moves what it can explain, among its like", () => {
    const ordered = offeredOrder(all, (tactic) => ({
      neighbours: tactic === "intro h" ? 0 : 0.5,
      pairwise: 0,
      why: tactic === "omega" ? undefined : "worked in `d`",
    }));
    expect(texts(ordered)).toEqual(["simp_all", "omega", "intro hp hq", "intro h", "constructor"]);
    expect(ordered.map(({ movedBy }) => movedBy)).toEqual([0.5, 0, 0.5, 0, 0.5]);
    expect(fixedOrder(ordered)).toEqual(fixedOrder(all));
  });

  test("what is alike stays as it was verified", () => {
    expect(fixedOrder([suggestion("simp at h"), suggestion("exact h.1")])).toEqual(["simp at h", "exact h.1"]);
  });
});

test("of two proofs the one that no linter complains of comes first", () => {
  const said = {
    severity: "warning",
    message: "unused simp argument",
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    unsolvedGoals: false,
    goalsAccomplished: false,
    silent: false,
  } as const;
  const short = { candidate: { text: "simp", source: "test" }, verdict: verdict("proved", "V3", { messages: [said] }) };
  const unproved = { ...said, message: "declaration uses `sorry`" };
  const other = verdict("proved", "V3", { messages: [unproved] });
  const clean = { candidate: { text: "simp_all", source: "test" }, verdict: other };
  expect(texts(offeredOrder([short, clean], undefined))).toEqual(["simp_all", "simp"]);
});
