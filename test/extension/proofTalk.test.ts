import { expect, test } from "vitest";
import { verdict as verdictOf } from "../fakes/verdict.ts";
import type { Checked, TextChange } from "../../extension/panel/proofTalk.ts";
import { person, ProofTalk } from "../../extension/panel/proofTalk.ts";

const verdict = verdictOf("proved", "V3", { goalKey: "k" });

function checked(start: number): Checked {
  const hole = { kind: "sorry", start, end: start + 5 } as const;
  return { tactic: "simp", source: "person", verdict, hole, edit: { start, end: start + 5, newText: "simp" } };
}

/** A text, a change to it, and what the talk makes of it. */
function follow(talk: ProofTalk, text: string, change: TextChange): string {
  const { rangeOffset, rangeLength, text: put } = change;
  const after = text.slice(0, rangeOffset) + put + text.slice(rangeOffset + rangeLength);
  talk.follow(change, after);
  return after;
}

test("a hole moves with what is typed before it, and stays with what is typed behind it", () => {
  const talk = new ProofTalk();
  talk.suggest(checked(10));
  const starts = (): readonly number[] => [...talk.suggestions.values()].map(({ hole }) => hole.start);
  follow(talk, "by        sorry", { rangeOffset: 0, rangeLength: 0, text: "-- x\n" });
  expect(starts()).toEqual([15]);
  follow(talk, "-- x\nby        sorry", { rangeOffset: 20, rangeLength: 0, text: " -- y" });
  expect(starts()).toEqual([15]);
  expect([...talk.suggestions.values()][0]?.hole.end).toBe(20);
});

function inserted(): { readonly talk: ProofTalk; readonly id: string } {
  const talk = new ProofTalk();
  const id = talk.propose(checked(3), { actor: person, finished: false });
  talk.insertedSteps.set(id, { start: 3, inserted: "simp", replaced: "sorry", isSketch: false });
  talk.say({ kind: "decided", utterance: id, decision: "accepted" });
  return { talk, id };
}

test("an undo in the editor is heard of", () => {
  const { talk } = inserted();
  follow(talk, "by simp\n", { rangeOffset: 3, rangeLength: 4, text: "sorry" });
  expect(talk.conversation.utterances[0]).not.toHaveProperty("decision");
  expect(talk.insertedSteps.size).toBe(0);
});

test("a step that is changed by hand counts as edited, one that only moves stays accepted", () => {
  const { talk, id } = inserted();
  const moved = follow(talk, "by simp\n", { rangeOffset: 0, rangeLength: 0, text: "\n" });
  expect(talk.insertedSteps.get(id)?.start).toBe(4);
  expect(talk.conversation.utterances[0]?.decision).toBe("accepted");
  follow(talk, moved, { rangeOffset: 6, rangeLength: 1, text: "n" });
  expect(talk.conversation.utterances[0]?.decision).toBe("edited");
});

test("a sketch is filled in and stays a step; what is proposed at its gap aims at the part", () => {
  const talk = new ProofTalk();
  const tactic = "have h : p := by sorry\n  exact h";
  const id = talk.propose({ ...checked(3), tactic }, { actor: person, finished: false });
  talk.insertedSteps.set(id, { start: 3, inserted: tactic, replaced: "sorry", isSketch: true });
  talk.say({ kind: "decided", utterance: id, decision: "accepted" });
  const text = `by ${tactic}\n`;
  const gap = text.indexOf("sorry");
  expect(talk.claimAt(gap)).toBe(`${id}.h`);
  expect(talk.claimAt(1)).toBeUndefined();
  const filled = follow(talk, text, { rangeOffset: gap, rangeLength: 5, text: "exact hp" });
  expect(talk.insertedSteps.get(id)?.inserted).toBe("have h : p := by exact hp\n  exact h");
  const emptied = follow(talk, filled, { rangeOffset: gap, rangeLength: 8, text: "sorry" });
  expect(talk.insertedSteps.get(id)?.inserted).toBe(tactic);
  expect(talk.conversation.utterances[0]?.decision).toBe("accepted");
  follow(talk, emptied, { rangeOffset: gap, rangeLength: 5, text: "exact hp" });
  expect(talk.conversation.utterances[0]?.decision).toBe("accepted");
  const start = 3;
  follow(talk, filled, { rangeOffset: start, rangeLength: filled.length - start - 1, text: "sorry" });
  expect(talk.insertedSteps.size).toBe(0);
  expect(talk.conversation.utterances[0]).not.toHaveProperty("decision");
});
