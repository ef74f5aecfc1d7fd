import { describe, expect, test } from "vitest";
import type { ProofEvent, ProofTask, ReadyChecker } from "../../../core/search/proofAttempt.ts";
import { ProofAttempt, usualSearch } from "../../../core/search/proofAttempt.ts";
import { PropositionChecker } from "../../fakes/propositionChecker.ts";

const swap = "p q r : Prop\n⊢ (p ∨ q) ∧ r → r ∧ (q ∨ p)";
const unprovable = "p q : Prop\nh : p\n⊢ p ∧ q";
const options = usualSearch(() => performance.now(), undefined);

class ReadyPropositions extends PropositionChecker implements ReadyChecker {
  madeReady: () => Promise<void> = () => Promise.resolve();

  ready(): Promise<void> {
    return this.madeReady();
  }
}

/** Timers that fire on command, named by their duration. */
class Timers {
  readonly #set = new Map<number, AbortController>();

  readonly after = (ms: number): AbortSignal => {
    const controller = this.#set.get(ms) ?? new AbortController();
    this.#set.set(ms, controller);
    return controller.signal;
  };

  fire(ms: number): void {
    const controller = this.#set.get(ms);
    if (!controller) throw new Error(`no timer was set for ${ms} ms; there are ${[...this.#set.keys()].join(", ")}`);
    controller.abort();
  }
}

async function heard(
  task: Partial<ProofTask> & Pick<ProofTask, "checker">,
  stop = new AbortController(),
  onEvent: (event: ProofEvent) => void = () => undefined,
): Promise<readonly ProofEvent[]> {
  const events: ProofEvent[] = [];
  const attempt = new ProofAttempt({ budgetMs: 10_000, options, timer: new Timers().after, ...task });
  for await (const event of attempt.run(stop.signal)) {
    events.push(event);
    onEvent(event);
  }
  return events;
}

/** The search has steps that can be kept. */
const hasSteps = (event: ProofEvent): boolean => event.kind === "progress" && event.figures.steps > 0;

const kinds = (events: readonly ProofEvent[]): readonly string[] => events.slice(-2).map(({ kind }) => kind);

test("a proof is the last word", async () => {
  const events = await heard({ checker: new ReadyPropositions(swap) });
  expect(events.at(-1)).toMatchObject({ kind: "ended", end: { kind: "proved" } });
});

test("without a proof the verified steps of the way that came furthest follow the end", async () => {
  const events = await heard({ checker: new ReadyPropositions(unprovable) });
  expect(kinds(events)).toEqual(["ended", "partial"]);
  expect(events.at(-1)).toMatchObject({
    text: expect.stringMatching(/^constructor/u),
    verdict: { kind: "progress", level: "V3" },
  });
});

test("behind the deadline nothing new is tried, and what is left is still asked for", async () => {
  const timers = new Timers();
  const events = await heard({ checker: new ReadyPropositions(swap), timer: timers.after }, undefined, (event) => {
    if (hasSteps(event)) timers.fire(8800);
  });
  expect(events.find(({ kind }) => kind === "ended")).toMatchObject({ end: { kind: "outOfBudget" } });
  expect(kinds(events)).toEqual(["ended", "partial"]);
});

describe("who has stopped it", () => {
  test("still gets what can be kept", async () => {
    const stop = new AbortController();
    const events = await heard({ checker: new ReadyPropositions(swap) }, stop, (event) => {
      if (hasSteps(event)) stop.abort();
    });
    expect(events.find(({ kind }) => kind === "ended")).toMatchObject({ end: { kind: "cancelled" } });
    expect(kinds(events)).toEqual(["ended", "partial"]);
  });

  test("waits for that no longer than the grace", async () => {
    const [timers, stop] = [new Timers(), new AbortController()];
    const checker = new ReadyPropositions(swap);
    const answer = checker.screen.bind(checker);
    checker.screen = (candidates, limits, signal) => {
      if (!stop.signal.aborted) return answer(candidates, limits, signal);
      setTimeout(() => timers.fire(1500), 1);
      return new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve(answer(candidates, limits, signal)), { once: true });
      });
    };
    const events = await heard({ checker, timer: timers.after }, stop, (event) => {
      if (hasSteps(event)) stop.abort();
    });
    expect(events.at(-1)).toMatchObject({ kind: "ended", end: { kind: "cancelled" } });
  });
});

test("a Lean that is slow to stand at the hole is waited for in a part of the budget only", async () => {
  const timers = new Timers();
  const checker = new ReadyPropositions(swap);
  checker.madeReady = () => {
    setTimeout(() => timers.fire(4000), 1);
    return new Promise(() => undefined);
  };
  const events = await heard({ checker, timer: timers.after });
  expect(events.at(-1)).toMatchObject({ kind: "ended", end: { kind: "proved" } });
});

test("it goes on with what an earlier attempt has found out", async () => {
  const first = new ProofAttempt({
    checker: new ReadyPropositions(swap),
    budgetMs: 10_000,
    options: { ...options, maxLeanCalls: 30 },
    timer: new Timers().after,
  });
  for await (const event of first.run(new AbortController().signal)) expect(event.kind).not.toBe("found");
  const again = new ProofAttempt({
    checker: new ReadyPropositions(swap),
    budgetMs: 10_000,
    options,
    timer: new Timers().after,
    resumed: first.search.record,
  });
  expect(again.search.record.steps).toEqual(first.search.record.steps);
});
