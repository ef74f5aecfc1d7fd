import { describe, expect, test } from "vitest";
import { ProofSearch } from "../../../core/search/proofSearch.ts";
import type { SearchEvent, SearchOptions } from "../../../core/search/searchEvents.ts";
import { defaultSearch } from "../../../core/search/searchEvents.ts";
import { screenStep } from "../../../core/lean/checkStep.ts";
import { checkerManners } from "../../contract/checkerManners.ts";
import { contractGoal, holeCheckerContract } from "../../contract/holeCheckerContract.ts";
import { PropositionChecker } from "../../fakes/propositionChecker.ts";

describe("the checker of propositions keeps the contract", () => {
  holeCheckerContract(() => Promise.resolve(new PropositionChecker(contractGoal)));
  checkerManners(() => new PropositionChecker(contractGoal), ["intro k", "exact hp", "skip", "intro k\nconstructor"]);
});

const never = new AbortController().signal;
const options: SearchOptions = { ...defaultSearch, now: () => performance.now() };
const swap = "p q r : Prop\n⊢ (p ∨ q) ∧ r → r ∧ (q ∨ p)";

async function searched(
  search: ProofSearch,
  stop?: (event: SearchEvent) => AbortSignal | undefined,
): Promise<SearchEvent[]> {
  const events: SearchEvent[] = [];
  const cancel = new AbortController();
  for await (const event of search.run(never, cancel.signal)) {
    events.push(event);
    if (stop?.(event)) cancel.abort();
  }
  return events;
}

function endOf(events: readonly SearchEvent[]): Extract<SearchEvent, { kind: "ended" }>["end"] {
  const last = events.at(-1);
  if (last?.kind !== "ended") throw new Error("the search did not say how it ended");
  return last.end;
}

describe.each(["best-first", "tree"] as const)("a %s search", (strategy) => {
  test("finds a proof of several steps and writes it in blocks", async () => {
    const end = endOf(await searched(new ProofSearch(new PropositionChecker(swap), { ...options, strategy })));
    expect(end).toMatchObject({ kind: "proved", verdict: { level: "V4" } });
    if (end.kind !== "proved") return;
    expect(end.candidate.text).toContain("constructor");
    // A combinator that tries several finishes is replaced by the successful one, in every block.
    expect(end.candidate.text).toContain("assumption");
    expect(end.candidate.text).not.toContain("first |");
  });

  test("says so when every way was tried", async () => {
    const search = new ProofSearch(new PropositionChecker("p q : Prop\nh : p\n⊢ p ∧ q"), { ...options, strategy });
    expect(endOf(await searched(search)).kind).toBe("exhausted");
    expect(search.partial).toMatch(/^constructor/u);
  });
});

test("out of its budget, it leaves steps that hold and a tree to go on with", async () => {
  const checker = new PropositionChecker(swap);
  const search = new ProofSearch(checker, { ...options, maxLeanCalls: 30 });
  expect(endOf(await searched(search)).kind).toBe("outOfBudget");
  const verdict = await screenStep(checker, { text: search.partial ?? "", limits: { timeoutMs: 1 } }, never);
  expect(verdict.kind).toBe("progress");

  const again = new PropositionChecker(swap);
  const resumed = new ProofSearch(again, options);
  expect(resumed.resume(search.record)).toBe(true);
  expect(resumed.record.steps).toEqual(search.record.steps);
  expect(endOf(await searched(resumed)).kind).toBe("proved");
  const repeated = again.asked.filter((text) => checker.asked.includes(text) && !text.startsWith("case"));
  expect(repeated.length).toBeLessThan(checker.asked.length / 2);
});

test("a record of another goal is not taken up", () => {
  const record = new ProofSearch(new PropositionChecker(swap), options).record;
  expect(new ProofSearch(new PropositionChecker("p : Prop\n⊢ p"), options).resume(record)).toBe(false);
});

test("stopped by the person, it asks nothing more and keeps what it has", async () => {
  const checker = new PropositionChecker(swap);
  const search = new ProofSearch(checker, options);
  const events = await searched(search, (event) =>
    event.kind === "tried" && event.step !== undefined ? never : undefined,
  );
  expect(endOf(events).kind).toBe("cancelled");
  const asked = checker.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(checker.asked.length).toBe(asked);
  expect(search.record.steps.length).toBeGreaterThan(0);
});

test.each([
  [4, "proved"],
  [16, "proved"],
  [17, "exhausted"],
])("what needs %i times the usual allowance is tried again with more: %s", async (times, end) => {
  const checker = new PropositionChecker("p q : Prop\nh : p ∧ q\n⊢ q");
  checker.heartbeatsNeeded = times * options.candidateHeartbeats;
  const search = new ProofSearch(checker, options);
  expect(endOf(await searched(search)).kind).toBe(end);
  // A step that ran out of time was not rejected.
  if (end === "exhausted") expect(search.tree.root.rejected.size).toBe(0);
});

test("without a Lean that answers, it gives up and takes nothing for refuted", async () => {
  const checker = new PropositionChecker(swap);
  checker.isGone = true;
  const search = new ProofSearch(checker, options);
  expect(endOf(await searched(search)).kind).toBe("noAnswer");
  expect(search.tree.root.state).toBe("open");
  checker.isGone = false;
  expect(endOf(await searched(search)).kind).toBe("proved");
});
