import { describe, expect, test } from "vitest";
import { failure, ok } from "../../../core/base/result.ts";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import { ConversationActs } from "../../../core/conversation/conversationActs.ts";
import type { AskedAt, ConversationPlace, JudgedText } from "../../../core/conversation/conversationPlace.ts";
import { goalsAfterOf } from "../../../core/lean/verdict.ts";
import { person } from "./said.ts";
import { sketchChecker } from "./sketchChecker.ts";
import { checkerManners } from "../../contract/checkerManners.ts";
import { yesChecker } from "./yesChecker.ts";
import { placeWith } from "./yesPlace.ts";

const { signal } = new AbortController();

interface Opened {
  readonly acts: ConversationActs<JudgedText>;
  readonly asked: AskedAt<JudgedText>;
  readonly events: readonly ConversationEvent[];
  /** The sites of all verdicts, as passed to `heard`. */
  readonly sites: readonly JudgedText[];
  /** Every text that was asked about. */
  readonly texts: readonly string[];
}

function opened(place?: ConversationPlace<JudgedText>): Opened {
  const events: ConversationEvent[] = [];
  const sites: JudgedText[] = [];
  const texts: string[] = [];
  let utterances = 0;
  const acts = new ConversationActs<JudgedText>({
    nowMs: () => 0,
    newId: () => `u${(utterances += 1)}`,
    heard: (event, site) => {
      events.push(event);
      if (site) sites.push(site);
    },
    timeoutMs: 1,
  });
  return {
    acts,
    asked: { place: place ?? placeWith(yesChecker((text) => texts.push(text))), signal },
    events,
    sites,
    texts,
  };
}

const code = "So:\n```lean\n#eval 1 + 1 == 2\n```";
const sketch = "have h1 : p := by sorry\nhave h2 : q := by sorry\nexact ⟨h2, h1⟩";

test("a sketch is asked about without `sorry`, and is put together only from accepted proofs of all its parts", async () => {
  const { acts, asked, texts } = opened();
  await acts.propose({ actor: person, tactic: sketch, text: "" }, asked);
  expect(texts.join("\n")).not.toContain("sorry");
  await acts.propose({ actor: person, tactic: "exact h.1", text: "", target: "u1.h1" }, asked);
  expect(await acts.integrate("u1", person, asked)).toEqual(failure("no accepted proof yet of h1, h2"));
  acts.accept("u2");
  expect(await acts.integrate("u1", person, asked)).toEqual(failure("no accepted proof yet of h2"));
  await acts.propose({ actor: person, tactic: "exact h.2", text: "", target: "u1.h2" }, asked);
  acts.accept("u3");
  expect(await acts.integrate("u1", person, asked)).toEqual(ok("u4"));
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
  const { acts, asked } = opened();
  await acts.propose({ actor: person, tactic: sketch, text: "" }, asked);
  await acts.propose({ actor: person, tactic: "exact h.1", text: "", target: "u1.h1" }, asked);
  expect(acts.find("u2")?.types.map(({ type }) => type)).toEqual(["proposal"]);
});

test("what Lean has not verified cannot be accepted, and what is not there cannot be spoken of", async () => {
  const { acts, asked, events } = opened();
  await acts.propose({ actor: person, tactic: "sorry", text: "" }, asked);
  expect(acts.accept("u1").kind).toBe("error");
  expect(acts.accept("u9").kind).toBe("error");
  expect((await acts.criticiseByLean("u9", asked)).kind).toBe("error");
  expect(events.map(({ kind }) => kind)).toEqual(["proposed", "judged"]);
});

test("code in a turn is run, and every event is heard before it counts", async () => {
  const { acts, asked, events } = opened();
  await acts.claim({ actor: person, text: "So:\n```lean\n#eval 1 + 1 == 2\n```" }, asked);
  await acts.claim({ actor: person, text: "So:\n```lean\n#eval 1 == 1\naxiom x : False\n```" }, asked);
  expect(acts.find("u1")?.runs?.map(({ outcome }) => outcome)).toEqual(["holds"]);
  expect(acts.find("u2")?.runs?.map(({ outcome }) => outcome)).toEqual(["refused"]);
  expect(events.map(({ kind }) => kind)).toEqual(["claimed", "ran", "claimed", "ran"]);
});

test("of a sketch the gate judges the very text that would be inserted; its gaps are goals, and it finishes nothing", async () => {
  const gated: string[] = [];
  const { acts, asked, sites } = opened(placeWith(sketchChecker(gated)));
  await acts.propose({ actor: person, tactic: sketch, text: "" }, asked);
  expect(gated).toEqual([sketch]);
  expect(sites.map(({ edit }) => edit.newText)).toEqual([sketch]);
  const verdict = acts.find("u1")?.verdict;
  expect(verdict && goalsAfterOf(verdict)?.map(({ text }) => text)).toEqual(["⊢ p", "⊢ q"]);
  expect(acts.find("u1")?.types.map(({ type }) => type)).toEqual(["proposal"]);
});

test("a check that is stopped says nothing, and that it was stopped", async () => {
  const stopping = new AbortController();
  const checker = yesChecker(() => stopping.abort());
  const place = placeWith(checker);
  const { acts, events } = opened();
  const proposal = { actor: person, tactic: "exact h", text: "" };
  expect(await acts.propose(proposal, { place, signal: stopping.signal })).toEqual(failure("The check was stopped."));
  expect(await acts.propose(proposal, { place, signal: stopping.signal })).toEqual(failure("The check was stopped."));
  expect(events).toEqual([]);
  expect(place.stillOpen).toBe(0);
});

test("where no hole can be opened a proposal is not made, and a remark stands without its code", async () => {
  const place: ConversationPlace<JudgedText> = { openAt: () => Promise.resolve(failure("no goal here")) };
  const { acts, asked, events } = opened(place);
  expect(await acts.propose({ actor: person, tactic: "simp", text: "" }, asked)).toEqual(failure("no goal here"));
  expect(await acts.comment({ actor: person, text: code }, asked)).toEqual(ok("u1"));
  expect(events.map(({ kind }) => kind)).toEqual(["commented"]);
});

test("what is proposed at the open part of a sketch in the text aims at it, and may finish the proof", async () => {
  const { acts, asked } = opened(placeWith(yesChecker(), { claim: "u0.h" }));
  await acts.propose({ actor: person, tactic: "exact h", text: "" }, asked);
  const types = acts.find("u1")?.types.map(({ type, target }) => [type, target]);
  expect(types).toEqual([
    ["proposal", "u0.h"],
    ["final-solution", undefined],
  ]);
});

test("Lean is asked about words only where they have code, and every hole that was opened is left", async () => {
  const place = placeWith();
  const { acts, asked, events } = opened(place);
  await acts.propose({ actor: person, tactic: "exact h", text: "" }, asked);
  await acts.comment({ actor: person, text: "nice", target: "u1" }, asked);
  await acts.reject({ actor: person, target: "u1", text: "too long" }, asked);
  expect(place.opened).toBe(1);
  await acts.comment({ actor: person, text: code, target: "u1" }, asked);
  await acts.reject({ actor: person, target: "u1", text: code }, asked);
  expect(acts.find("u4")?.runs?.map(({ outcome }) => outcome)).toEqual(["holds"]);
  expect(acts.find("u5")?.runs?.map(({ outcome }) => outcome)).toEqual(["holds"]);
  expect([place.opened, place.stillOpen]).toEqual([3, 0]);
  const kinds = events.map(({ kind }) => kind);
  expect(kinds.slice(2)).toEqual([
    "commented",
    "decided",
    "criticised",
    "commented",
    "ran",
    "decided",
    "criticised",
    "ran",
  ]);
});

test("a rejection without a reason is no critique, and what is not there cannot be rejected", async () => {
  const { acts, asked, events } = opened();
  await acts.propose({ actor: person, tactic: "exact h", text: "" }, asked);
  expect(await acts.reject({ actor: person, target: "u1", text: " " }, asked)).toEqual(ok("u1"));
  expect((await acts.reject({ actor: person, target: "u9", text: "no" }, asked)).kind).toBe("error");
  expect(events.map(({ kind }) => kind)).toEqual(["proposed", "judged", "decided"]);
  expect(acts.find("u1")?.decision).toBe("rejected");
});

describe("the checker that says yes keeps what holds of every checker", () => {
  checkerManners(() => yesChecker(), ["exact h", "simp", "constructor"]);
});
