import { describe, expect, test } from "vitest";
import { failure, ok } from "../../../core/base/result.ts";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import { ConversationActs } from "../../../core/conversation/conversationActs.ts";
import { person } from "./said.ts";
import { checkerManners } from "../../contract/checkerManners.ts";
import { yesChecker } from "./yesChecker.ts";

const signal = new AbortController().signal;

interface Opened {
  readonly acts: ConversationActs;
  readonly events: readonly ConversationEvent[];
  /** Every text that was asked about. */
  readonly asked: readonly string[];
}

function opened(): Opened {
  const events: ConversationEvent[] = [];
  const asked: string[] = [];
  let turns = 0;
  const acts = new ConversationActs({
    place: { openAt: () => Promise.resolve(ok(yesChecker((text) => asked.push(text)))) },
    nowMs: () => 0,
    newId: () => `u${(turns += 1)}`,
    heard: (event) => events.push(event),
    timeoutMs: 1,
  });
  return { acts, events, asked };
}

const sketch = "have h1 : p := by sorry\nhave h2 : q := by sorry\nexact ⟨h2, h1⟩";

test("a sketch is asked about without `sorry`, and is put together only from accepted proofs of all its parts", async () => {
  const { acts, asked } = opened();
  await acts.propose({ actor: person, tactic: sketch, text: "" }, signal);
  expect(asked.join("\n")).not.toContain("sorry");
  await acts.propose({ actor: person, tactic: "exact h.1", text: "", target: "u1.h1" }, signal);
  expect(await acts.integrate("u1", person, signal)).toEqual(failure("no accepted proof yet of h1, h2"));
  acts.accept("u2");
  expect(await acts.integrate("u1", person, signal)).toEqual(failure("no accepted proof yet of h2"));
  await acts.propose({ actor: person, tactic: "exact h.2", text: "", target: "u1.h2" }, signal);
  acts.accept("u3");
  expect(await acts.integrate("u1", person, signal)).toEqual(ok("u4"));
  const whole = acts.find("u4");
  expect(whole?.tactic).toBe("have h1 : p := by\n  exact h.1\nhave h2 : q := by\n  exact h.2\nexact ⟨h2, h1⟩");
  expect(whole?.types.map(({ type }) => type)).toEqual([
    "proposal",
    "integration",
    "integration",
    "integration",
    "final-solution",
  ]);
});

test("a proof of a part is no final solution, however high its verdict", async () => {
  const { acts } = opened();
  await acts.propose({ actor: person, tactic: sketch, text: "" }, signal);
  await acts.propose({ actor: person, tactic: "exact h.1", text: "", target: "u1.h1" }, signal);
  expect(acts.find("u2")?.types.map(({ type }) => type)).toEqual(["proposal"]);
});

test("what Lean has not verified cannot be accepted, and what is not there cannot be spoken of", async () => {
  const { acts, events } = opened();
  await acts.propose({ actor: person, tactic: "sorry", text: "" }, signal);
  expect(acts.accept("u1").kind).toBe("error");
  expect(acts.accept("u9").kind).toBe("error");
  expect((await acts.criticiseByLean("u9", signal)).kind).toBe("error");
  expect(events.map(({ kind }) => kind)).toEqual(["proposed", "judged"]);
});

test("code in a turn is run, and every event is heard before it counts", async () => {
  const { acts, events } = opened();
  await acts.claim({ actor: person, text: "So:\n```lean\n#eval 1 + 1 == 2\n```" }, signal);
  await acts.claim({ actor: person, text: "So:\n```lean\n#eval 1 == 1\naxiom x : False\n```" }, signal);
  expect(acts.find("u1")?.runs?.map(({ outcome }) => outcome)).toEqual(["holds"]);
  expect(acts.find("u2")?.runs?.map(({ outcome }) => outcome)).toEqual(["refused"]);
  expect(events.map(({ kind }) => kind)).toEqual(["claimed", "ran", "claimed", "ran"]);
});

describe("the checker that says yes keeps what holds of every checker", () => {
  checkerManners(() => yesChecker(), ["exact h", "simp", "constructor"]);
});
