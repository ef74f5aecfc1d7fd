import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConversationPlace } from "../../core/conversation/conversationPlace.ts";
import { roles } from "../../core/conversation/floorDecision.ts";
import { ledgerOf } from "../../core/conversation/ledger.ts";
import { speak } from "../../core/conversation/roles/speak.ts";
import { ok } from "../../core/base/result.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import { Account } from "../../core/model/account.ts";
import { failureText } from "../../core/model/failureText.ts";
import type { Checked } from "../../extension/proof/checked.ts";
import { ProofConversation } from "../../extension/proof/proofConversation.ts";
import { OpenAiModel } from "../../model-bridge/openaiModel.ts";
import { proposed } from "../core/conversation/said.ts";
import { verdict } from "../fakes/verdict.ts";
import { placeWith } from "../core/conversation/yesPlace.ts";
import type { ModelServer } from "../model-server/modelServer.ts";
import { startModelServer } from "../model-server/modelServer.ts";
import { brokenReply, chance } from "./brokenReply.ts";

/** `COLLOQUY_BROKEN_REPLIES=10000` for the long run. */
const replies = Number(process.env["COLLOQUY_BROKEN_REPLIES"] ?? 300);

const hole = { kind: "sorry", start: 0, end: 5 } as const;
const judging = placeWith();
/** A yes to everything that passes the syntax gate, at a hole of the panel's document. */
const yesPlace: ConversationPlace<Checked> = {
  openAt: async (...asked) => {
    const opened = await judging.openAt(...asked);
    if (opened.kind === "error") return opened;
    return ok({ ...opened.value, siteOf: (judged) => ({ ...judged, source: judged.actor.id, hole }) });
  },
};

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server[Symbol.asyncDispose]());

test(
  `${replies} broken replies: none is shown as verified, none changes a claim, no draft is lost, every one has its line`,
  async () => {
    const pick = chance(20_261_124);
    const model = new OpenAiModel(
      { baseUrl: server.baseUrl, model: "broken", key: undefined, answerMode: "json-schema" },
      { retries: 0, totalMs: 5000 },
    );
    const account = new Account();
    const outcomes = new Map<string, number>();
    for (let reply = 0; reply < replies; reply += 1) {
      const inPanel = new ProofConversation();
      inPanel.draft = `my own words ${reply}`;
      const { acts } = inPanel;
      acts.say(proposed("a", "exact h"));
      acts.say({ kind: "judged", utterance: "a", verdict: verdict("timeout", "none"), finished: false });
      const role = roles[reply % roles.length] ?? "proposer";
      server.respond(() => brokenReply(role, pick));
      const { conversation } = acts;
      const context = {
        goal: "⊢ q ∧ p",
        otherGoals: [],
        declaration: "",
        documentBefore: "",
        lemmas: [],
        conversation,
        target: "a",
        words: "go on",
      };
      const speech = { role, context, model, account, maxPromptTokens: 2000, acts, place: yesPlace, aim: undefined };
      let last = "nothing";
      for await (const event of speak(speech, new AbortController().signal)) {
        if (event.kind === "failed") expect(failureText(event.failure)).toMatch(/^[^\n]+\.$/u);
        last = event.kind === "failed" ? event.failure.kind : event.kind;
      }
      outcomes.set(last, (outcomes.get(last) ?? 0) + 1);
      const said = inPanel.state.utterances;
      expect(said.filter((utterance) => utterance.verdict && isVerified(utterance.verdict))).toEqual([]);
      expect(said.flatMap(({ weight }) => (weight?.kind === "confirmed" ? [weight] : []))).toEqual([]);
      expect(ledgerOf(inPanel.state).find((claim) => claim.id === "a")?.state).toBe("open");
      expect(inPanel.draft).toBe(`my own words ${reply}`);
    }
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(replies);
    expect(outcomes.get("nothing") ?? 0).toBe(0);
    if (replies > 1000) console.log(Object.fromEntries(outcomes));
    // The faults must be of many kinds, or this test shows nothing.
    expect(outcomes.size).toBeGreaterThan(6);
  },
  replies * 200,
);
