import { expect, test } from "vitest";
import { verdict as verdictOf } from "../../fakes/verdict.ts";
import type { Checked } from "../../../extension/proof/checked.ts";
import type { TextChange } from "../../../extension/proof/insertedSteps.ts";
import { person, ProofConversation } from "../../../extension/proof/proofConversation.ts";

const verdict = verdictOf("proved", "V3", { goalKey: "k" });

function checked(start: number): Checked {
  const hole = { kind: "sorry", start, end: start + 5 } as const;
  return { tactic: "simp", source: "person", verdict, hole, edit: { start, end: start + 5, newText: "simp" } };
}

function propose(conversation: ProofConversation, site: Checked): string {
  const proposal = { actor: person, tactic: site.tactic, text: "" };
  return conversation.acts.proposeJudged(proposal, { verdict: site.verdict, finished: false, site });
}

/** The resulting claims after a change to a text. */
function follow(conversation: ProofConversation, text: string, change: TextChange): string {
  const { rangeOffset, rangeLength, text: put } = change;
  const after = text.slice(0, rangeOffset) + put + text.slice(rangeOffset + rangeLength);
  conversation.follow(change, after);
  return after;
}

test("a hole moves with what is typed before it, and stays with what is typed behind it", () => {
  const conversation = new ProofConversation();
  conversation.suggest(checked(10));
  const starts = (): readonly number[] => [...conversation.suggestions.values()].map(({ hole }) => hole.start);
  follow(conversation, "by        sorry", { rangeOffset: 0, rangeLength: 0, text: "-- x\n" });
  expect(starts()).toEqual([15]);
  follow(conversation, "-- x\nby        sorry", { rangeOffset: 20, rangeLength: 0, text: " -- y" });
  expect(starts()).toEqual([15]);
  expect([...conversation.suggestions.values()][0]?.hole.end).toBe(20);
});

function inserted(): { readonly conversation: ProofConversation; readonly id: string } {
  const conversation = new ProofConversation();
  const id = propose(conversation, checked(3));
  conversation.insertedSteps.set(id, { start: 3, inserted: "simp", replaced: "sorry", isSketch: false });
  conversation.acts.say({ kind: "decided", utterance: id, decision: "accepted" });
  return { conversation, id };
}

test("an undo in the editor is heard of", () => {
  const { conversation } = inserted();
  follow(conversation, "by simp\n", { rangeOffset: 3, rangeLength: 4, text: "sorry" });
  expect(conversation.state.utterances[0]).not.toHaveProperty("decision");
  expect(conversation.insertedSteps.size).toBe(0);
});

test("a step that is changed by hand counts as edited, one that only moves stays accepted", () => {
  const { conversation, id } = inserted();
  const moved = follow(conversation, "by simp\n", { rangeOffset: 0, rangeLength: 0, text: "\n" });
  expect(conversation.insertedSteps.get(id)?.start).toBe(4);
  expect(conversation.state.utterances[0]?.decision).toBe("accepted");
  follow(conversation, moved, { rangeOffset: 6, rangeLength: 1, text: "n" });
  expect(conversation.state.utterances[0]?.decision).toBe("edited");
});

test("a sketch is filled in and stays a step; what is proposed at its gap aims at the part", () => {
  const conversation = new ProofConversation();
  const tactic = "have h : p := by sorry\n  exact h";
  const id = propose(conversation, { ...checked(3), tactic });
  conversation.insertedSteps.set(id, { start: 3, inserted: tactic, replaced: "sorry", isSketch: true });
  conversation.acts.say({ kind: "decided", utterance: id, decision: "accepted" });
  const text = `by ${tactic}\n`;
  const gap = text.indexOf("sorry");
  expect(conversation.claimAt(gap)).toBe(`${id}.h`);
  expect(conversation.claimAt(1)).toBeUndefined();
  const filled = follow(conversation, text, { rangeOffset: gap, rangeLength: 5, text: "exact hp" });
  expect(conversation.insertedSteps.get(id)?.inserted).toBe("have h : p := by exact hp\n  exact h");
  const emptied = follow(conversation, filled, { rangeOffset: gap, rangeLength: 8, text: "sorry" });
  expect(conversation.insertedSteps.get(id)?.inserted).toBe(tactic);
  expect(conversation.state.utterances[0]?.decision).toBe("accepted");
  follow(conversation, emptied, { rangeOffset: gap, rangeLength: 5, text: "exact hp" });
  expect(conversation.state.utterances[0]?.decision).toBe("accepted");
  const start = 3;
  follow(conversation, filled, { rangeOffset: start, rangeLength: filled.length - start - 1, text: "sorry" });
  expect(conversation.insertedSteps.size).toBe(0);
  expect(conversation.state.utterances[0]).not.toHaveProperty("decision");
});
