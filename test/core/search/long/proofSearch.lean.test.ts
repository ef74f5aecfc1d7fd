import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { embeddedSession } from "../../../fixtures/testEngine.ts";
import { leanProcesses } from "../../../fixtures/leanProcesses.ts";
import { ProofSearch } from "../../../../core/search/proofSearch.ts";
import type { SearchEvent } from "../../../../core/search/searchEvents.ts";
import { defaultSearch } from "../../../../core/search/searchEvents.ts";
import type { DocumentHoleChecker } from "../../../../lean-bridge/shadow/holeChecker.ts";
import { holeCheckerContract } from "../../../contract/holeCheckerContract.ts";
import { openFirstHole } from "../../../lean-bridge/shadow/openedHole.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-search-"));
const session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;
const options = { ...defaultSearch, now: () => performance.now() };

function open(name: string, text: string): Promise<DocumentHoleChecker> {
  return openFirstHole({ session, uri: pathToFileURL(join(folder, `${name}.lean`)).href, text, lanes: 2 }, never);
}

describe("the real checker keeps the contract on which the search rests", () => {
  let checker: Promise<DocumentHoleChecker> | undefined;
  const text = "theorem t (p q r : Prop) (hp : p) (hq : q) (h : p ∨ q) : r ∨ q → p ∧ q := by\n  sorry\n";
  holeCheckerContract(() => (checker ??= open("Contract", text)));
});

async function eventsOf(
  search: ProofSearch,
  seconds: number,
  onEvent: (event: SearchEvent) => void = () => undefined,
): Promise<SearchEvent[]> {
  const events: SearchEvent[] = [];
  for await (const event of search.run(AbortSignal.timeout(seconds * 1000), never)) {
    events.push(event);
    onEvent(event);
  }
  return events;
}

const doubling = [
  "def double : Nat → Nat",
  "  | 0 => 0",
  "  | n + 1 => double n + 2",
  "",
  "theorem double_eq (n : Nat) (p : Prop) (hp : p) : p ∧ double n = n + n := by",
  "  sorry",
  "",
].join("\n");

test("a proof that needs an induction below a split is found, and holds as exact text", async () => {
  const events = await eventsOf(new ProofSearch(await open("Double", doubling), options), 60);
  const last = events.at(-1);
  expect(last).toMatchObject({ kind: "ended", end: { kind: "proved", verdict: { level: "V4" } } });
});

const unprovable = "theorem no (f : Nat → Nat) (n : Nat) (h : f 0 = 0) : f (f n) = n ∧ f n = f 0 := by\n  sorry\n";

test("workers killed in the middle: the tree stays, goes on, and nothing false is proved", async () => {
  const search = new ProofSearch(await open("Killed", unprovable), options);
  let killed = 0;
  const events = await eventsOf(search, 60, (event) => {
    if (event.kind !== "progress" || event.figures.leanCalls < 20 || killed > 0) return;
    for (const victim of leanProcesses()) {
      process.kill(victim, "SIGKILL");
      killed += 1;
    }
  });
  expect(killed).toBeGreaterThan(0);
  const last = events.at(-1);
  expect(last?.kind === "ended" && last.end.kind).toBe("outOfBudget");
  expect(search.record.steps.length).toBeGreaterThan(0);
  const answeredAfter = events.findIndex((event) => event.kind === "progress" && event.figures.leanCalls >= 20);
  expect(events.slice(answeredAfter + 1).some((event) => event.kind === "tried" && event.verdict !== "unknown")).toBe(
    true,
  );
});
