import { expect, test } from "vitest";
import { ok } from "../../../core/base/result.ts";
import type { Conversation } from "../../../core/conversation/conversation.ts";
import { utteranceOf } from "../../../core/conversation/utterance.ts";
import { findTextHoles } from "../../../core/lean/hole.ts";
import type { Hole } from "../../../core/lean/hole.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import { Account } from "../../../core/model/account.ts";
import type { PanelMessage } from "../../../core/protocol/panelMessage.ts";
import { discussCommands } from "../../../cli/discuss/discussCommands.ts";
import { DiscussSession, person } from "../../../cli/discuss/discussSession.ts";
import type { OpenFile } from "../../../cli/openFile.ts";
import { sketchChecker } from "../../core/conversation/sketchChecker.ts";
import { OpenedPanel } from "../../extension/panel/openedPanel.ts";

const text = "theorem t : q ∧ p := by\n  sorry\n";
const sketch = "have h1 : p := by sorry\nhave h2 : q := by sorry\nexact ⟨h2, h1⟩";
const code = "Is it so?\n```lean\n#eval 1 + 1 == 2\naxiom x : False\n```\nand\n```lean\n#eval 1 + 1 == 2\n```";

/** A file of the command line whose holes all have the same checker. */
function session(checker: HoleChecker): DiscussSession {
  const [hole] = findTextHoles(text);
  if (!hole) throw new Error("no hole");
  const openHole = (): unknown => Promise.resolve(ok(checker));
  const document = { options: { text }, openHole };
  const open = { file: { text, path: "/A.lean", shown: "A.lean" }, document } as unknown as OpenFile;
  return new DiscussSession({
    open,
    hole: hole satisfies Hole,
    modelFor: () => undefined,
    account: new Account(),
    log: undefined,
    show: () => undefined,
    lemmas: () => Promise.resolve([]),
    candidateTimeoutMs: 1000,
    maxPromptTokens: 1000,
    signal: new AbortController().signal,
  });
}

const options = { budgetMs: 1000, save: () => Promise.resolve("") };

/** The utterances, identified by numbers, without anything specific to one door. */
function said({ utterances, withdrawn }: Conversation): readonly unknown[] {
  const at = new Map(utterances.map(({ id }, index) => [id, index + 1]));
  const number = (claim: string): string => `${at.get(utteranceOf(claim))}${claim.slice(utteranceOf(claim).length)}`;
  return utterances.map(({ id, actor, types, tactic, text: words, verdict, decision, runs }) => ({
    actor,
    tactic,
    words,
    types: types.map(({ type, target }) => [type, target === undefined ? undefined : number(target)]),
    verdict: verdict && [verdict.kind, verdict.level, verdict.goalsBefore.length],
    decision,
    runs,
    isWithdrawn: withdrawn.has(id),
  }));
}

/** Both doors get the same input, as a command and as a message; `N` in a message stands for the Nth utterance. */
const turns: readonly (readonly [command: string, message: PanelMessage])[] = [
  [`/propose ${sketch}`, { kind: "propose", tactic: sketch }],
  [code, { kind: "comment", text: code }],
  ["/propose sorry", { kind: "propose", tactic: "sorry" }],
  [`/reject 1 ${code}`, { kind: "critique", utterance: "1", reason: code }],
  ["/propose exact h", { kind: "propose", tactic: "exact h" }],
  ["/withdraw 3", { kind: "withdraw", utterance: "3" }],
];

function throughPanel(message: PanelMessage, { utterances }: Conversation): PanelMessage {
  return "utterance" in message
    ? { ...message, utterance: utterances[Number(message.utterance) - 1]?.id ?? "" }
    : message;
}

async function throughTerminal(discussed: DiscussSession, command: string): Promise<void> {
  const [, name, words = ""] = /^\/(\w+)(?:\s+([^]*))?$/u.exec(command) ?? [];
  if (name === undefined) await discussed.acts.comment({ actor: person, text: command }, discussed.asked);
  else await discussCommands[name]?.(discussed, words, options);
}

test("the panel and the terminal make the same of the same words: sketches, code in remarks and reasons, refusals", async () => {
  const [gatedInPanel, gatedInTerminal]: [string[], string[]] = [[], []];
  using panel = new OpenedPanel(text, sketchChecker(gatedInPanel));
  const discussed = session(sketchChecker(gatedInTerminal));
  for (const [command, message] of turns) {
    await throughTerminal(discussed, command);
    await panel.act(throughPanel(message, panel.proof.conversation.state));
    expect(said(panel.proof.conversation.state)).toEqual(said(discussed.acts.conversation));
  }
  expect(gatedInPanel).toEqual(gatedInTerminal);
  expect(gatedInPanel[0]).toBe(sketch);
  const [, remark, refused] = discussed.acts.conversation.utterances;
  expect(remark?.runs?.map(({ outcome }) => outcome)).toEqual(["refused", "holds"]);
  expect(refused?.verdict?.kind).toBe("refused");
});
