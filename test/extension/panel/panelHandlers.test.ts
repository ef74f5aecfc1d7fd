import { expect, test, vi } from "vitest";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import type { UtteranceView } from "../../../core/protocol/viewState.ts";
import { verdict } from "../../fakes/verdict.ts";
import { sketchChecker } from "../../core/conversation/sketchChecker.ts";
import { yesChecker } from "../../core/conversation/yesChecker.ts";
import { OpenedPanel } from "./openedPanel.ts";

const text = "theorem t : q ∧ p := by\n  sorry\n";
const sketch = "have h1 : p := by sorry\nhave h2 : q := by sorry\nexact ⟨h2, h1⟩";
const code = "Is it so?\n```lean\n#eval 1 + 1 == 2\n```";

function open(checker: HoleChecker = yesChecker()): OpenedPanel {
  return new OpenedPanel(text, checker);
}

function only({ view }: OpenedPanel): UtteranceView {
  const [utterance, ...more] = view.conversation;
  if (!utterance || more.length > 0) throw new Error(`${view.conversation.length} utterances`);
  return utterance;
}

/** A checker that answers on command, or when it is cancelled. */
function slowChecker(): { readonly checker: HoleChecker; readonly answer: () => void } {
  const yes = yesChecker();
  let answer = (): void => undefined;
  const told = new Promise<void>((resolve) => (answer = resolve));
  const screen: HoleChecker["screen"] = async (texts, limits, signal) => {
    const gaveUp = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    await Promise.race([told, gaveUp]);
    return yes.screen(texts, limits, signal);
  };
  return { checker: { ...yes, screen }, answer };
}

test("a proposal is shown as being checked, and stands in the conversation with Lean's word", async () => {
  using panel = open();
  await panel.act({ kind: "propose", tactic: "exact h" });
  expect(panel.views[0]).toMatchObject({ checking: "exact h", conversation: [] });
  expect(panel.view.checking).toBeNull();
  expect(only(panel)).toMatchObject({ tactic: "exact h", line: 2, isSketch: false, actor: { kind: "human" } });
  expect(only(panel).types.map(({ type }) => type)).toEqual(["proposal", "final-solution"]);
  expect(panel.holes.stillOpen).toBe(0);
});

test("a proposal that is stopped is none; the person is told", async () => {
  const { checker } = slowChecker();
  using panel = open(checker);
  const asked = panel.act({ kind: "propose", tactic: "exact h" });
  await vi.waitFor(() => expect(panel.holes.places).toHaveLength(1));
  panel.handlers.all.stop({ kind: "stop" });
  await asked;
  expect(panel.view).toMatchObject({ conversation: [], checking: null, notice: "The check was stopped." });
});

test("of two proposals the later one is checked; what is shown of it is not ended by the earlier", async () => {
  const { checker, answer } = slowChecker();
  using panel = open(checker);
  const first = panel.act({ kind: "propose", tactic: "simp" });
  const second = panel.act({ kind: "propose", tactic: "exact h" });
  await first;
  expect(panel.view.checking).toBe("exact h");
  answer();
  await second;
  expect(only(panel).tactic).toBe("exact h");
});

test("without a Lean nothing is proposed, and the person is told why", async () => {
  using panel = open();
  panel.holes.problem = "There is no Lean for this file yet.";
  await panel.act({ kind: "propose", tactic: "simp" });
  expect(panel.view).toMatchObject({ conversation: [], notice: panel.holes.problem, checking: null });
});

test("code in a remark and in a reason is run; words alone ask nobody", async () => {
  using panel = open();
  await panel.act({ kind: "comment", text: "nice" });
  expect(panel.holes.places).toEqual([]);
  await panel.act({ kind: "comment", text: code });
  await panel.act({ kind: "propose", tactic: "exact h" });
  const { id } = panel.view.conversation[2] ?? { id: "" };
  await panel.act({ kind: "critique", utterance: id, reason: code });
  const [, remark, proposal, critique] = panel.view.conversation;
  expect([remark, critique].map((one) => one?.runs.map(({ outcome }) => outcome))).toEqual([["holds"], ["holds"]]);
  expect(proposal?.decision).toBe("rejected");
  expect(panel.views.some(({ checking }) => checking === "#eval 1 + 1 == 2")).toBe(true);
});

test("a sketch goes into the document as it was judged; what is proposed at its gap aims at the part", async () => {
  const gated: string[] = [];
  using panel = open(sketchChecker(gated));
  await panel.act({ kind: "propose", tactic: sketch });
  expect(only(panel)).toMatchObject({ isSketch: true, verdict: { kind: "progress", goalsAfter: ["⊢ p", "⊢ q"] } });
  const { id } = only(panel);
  await panel.act({ kind: "insertProposal", utterance: id });
  expect(panel.document.text).toContain(sketch);
  expect(gated).toEqual([sketch]);
  expect(only(panel)).toMatchObject({ decision: "accepted", canUndo: true });
  panel.cursor = panel.document.text.indexOf("sorry");
  await panel.act({ kind: "propose", tactic: "exact h.1" });
  expect(panel.view.conversation[1]?.types[0]).toMatchObject({ type: "proposal", target: id });
  expect(panel.proof.conversation.state.utterances[1]?.types[0]?.target).toBe(`${id}.h1`);
});

test("a proposal for an older version is checked again at its hole, wherever that is, before it goes in", async () => {
  using panel = open();
  await panel.act({ kind: "propose", tactic: "exact h" });
  panel.type(0, 0, "-- a line above\n");
  await panel.act({ kind: "insertProposal", utterance: only(panel).id });
  expect(panel.holes.places).toEqual([text.indexOf("sorry"), panel.document.text.indexOf("exact h")]);
  expect(panel.document.text).toBe(`-- a line above\n${text.replace("sorry", "exact h")}`);
});

test("a hole moves with what is typed while Lean is asked about it", async () => {
  const { checker, answer } = slowChecker();
  using panel = open(checker);
  const asked = panel.act({ kind: "propose", tactic: "exact h" });
  await vi.waitFor(() => expect(panel.holes.places).toHaveLength(1));
  panel.type(0, 0, "-- a line above\n");
  answer();
  await asked;
  expect(only(panel).line).toBe(3);
});

test("what Lean no longer accepts does not go in", async () => {
  let answer = verdict("proved", "V3", { effect: "main" });
  const checker: HoleChecker = { ...yesChecker(), screen: (texts) => Promise.resolve(texts.map(() => answer)) };
  using panel = open(checker);
  await panel.act({ kind: "propose", tactic: "exact h" });
  answer = verdict("failed", "V0");
  panel.type(0, 0, "-- a line above\n");
  const before = panel.document.text;
  await panel.act({ kind: "insertProposal", utterance: only(panel).id });
  expect(panel.document.text).toBe(before);
  expect(panel.view.notice).toContain("no longer accepts: exact h");
  expect(only(panel).decision).toBeNull();
});

test("an edit that the editor refuses is no acceptance", async () => {
  using panel = open();
  panel.isReadOnly = true;
  await panel.act({ kind: "propose", tactic: "exact h" });
  await panel.act({ kind: "insertProposal", utterance: only(panel).id });
  expect(panel.view.notice).toContain("The editor refused the edit");
  expect(only(panel)).toMatchObject({ decision: null, canUndo: false });
});

test("suggestions are found, one is taken and taken back, and what was offered is noted once and learned from", async () => {
  using panel = open();
  await panel.act({ kind: "ask" });
  expect(panel.views.some(({ asking }) => asking?.isRunning)).toBe(true);
  expect(panel.view.asking?.isRunning).toBe(false);
  const [first] = panel.view.suggestions;
  if (!first) throw new Error("nothing was found");
  await panel.act({ kind: "insert", suggestion: first.id, andContinue: false });
  expect(panel.document.text).toBe(text.replace("sorry", first.tactic));
  expect(panel.view.suggestions).toEqual([]);
  expect(panel.outside).toEqual(["noted"]);
  expect(only(panel)).toMatchObject({ decision: "accepted", actor: { kind: "lean", name: `Lean (${first.source})` } });
  await panel.act({ kind: "undo", utterance: only(panel).id });
  expect(panel.document.text).toBe(text);
  expect(only(panel)).toMatchObject({ decision: null, canUndo: false });
});

test("a suggestion that is turned down becomes a rejected proposal with its reason", async () => {
  using panel = open();
  await panel.act({ kind: "ask" });
  const [first] = panel.view.suggestions;
  await panel.act({ kind: "reject", suggestion: first?.id ?? "", reason: "ugly" });
  const [proposal, critique] = panel.view.conversation;
  expect(panel.view.suggestions.map(({ id }) => id)).not.toContain(first?.id);
  expect([proposal?.tactic, proposal?.decision]).toEqual([first?.tactic, "rejected"]);
  expect([critique?.text, critique?.types[0]?.target]).toEqual(["ugly", proposal?.id]);
});

test("a search for a proof shows how it ended, and gives way to a question for suggestions", async () => {
  using panel = open();
  await panel.act({ kind: "prove" });
  expect(panel.views.some(({ search }) => search?.isRunning)).toBe(true);
  expect(panel.view.search).toMatchObject({ isRunning: false, end: "proved", line: 2 });
  expect(panel.view.suggestions).toHaveLength(1);
  await panel.act({ kind: "ask" });
  expect(panel.view.search).toBeNull();
  expect(panel.holes.stillOpen).toBe(0);
});

test("a search that nobody can begin says so, and runs no longer", async () => {
  using panel = open();
  panel.holes.problem = "There is no Lean for this file yet.";
  await panel.act({ kind: "prove" });
  expect(panel.view).toMatchObject({ notice: panel.holes.problem, search: { isRunning: false, end: "noAnswer" } });
  await panel.act({ kind: "ask" });
  expect(panel.view).toMatchObject({ notice: panel.holes.problem, search: null, asking: null });
});

test("a person takes a proposal back, is shown its place, and is told that there is no model", async () => {
  using panel = open();
  await panel.act({ kind: "propose", tactic: "exact h" });
  const { id } = only(panel);
  await panel.act({ kind: "reveal", utterance: id });
  await panel.act({ kind: "withdraw", utterance: id });
  expect(only(panel).isWithdrawn).toBe(true);
  expect(panel.proof.conversation.state.withdrawnBy.get(id)).toEqual({ id: "you", kind: "human" });
  await panel.act({ kind: "askModel", role: "proposer" });
  expect(panel.view.notice).toContain("No model is set");
  await panel.act({ kind: "copy", text: "exact h" });
  expect(panel.outside).toEqual([`reveal ${text.indexOf("sorry")}`, "copy exact h"]);
});

test("a draft is kept once for each change, and typing it lets no model speak", async () => {
  using panel = open();
  panel.proof.conversation.hasSpokenUnasked = true;
  await panel.act({ kind: "draft", text: "sim" });
  await panel.act({ kind: "draft", text: "sim" });
  await panel.act({ kind: "draft", text: "" });
  expect(panel.outside).toEqual(["draft file:///A.lean: sim", "draft file:///A.lean: undefined"]);
  expect(panel.proof.conversation.hasSpokenUnasked).toBe(false);
});
