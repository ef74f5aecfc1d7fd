import type { ProofAtHand, ProofHandlers } from "./panelHandlers.ts";
import { isFinished, person } from "./proofTalk.ts";
import type { StepChecker } from "./stepChecker.ts";

/** What a person says: a tactic for Lean to judge, a comment, or that an own proposal no longer stands. */
export function proposalHandlers(checker: StepChecker): ProofHandlers<"propose" | "comment" | "withdraw"> {
  return {
    propose: async ({ tactic, target }, proof) => {
      const checked = await checker.check(proof.editor, { tactic, source: "person" });
      if (typeof checked === "string") proof.talk.notice = checked;
      else {
        const options = { actor: person, finished: isFinished(checked), ...(target === undefined ? {} : { target }) };
        proof.talk.propose(checked, options);
        proof.talk.draft = "";
      }
      proof.show();
    },
    comment: ({ text }, { talk, show }: ProofAtHand) => {
      talk.comment(text);
      talk.draft = "";
      show();
    },
    withdraw: ({ utterance }, { talk, show }) => {
      talk.say({ kind: "withdrawn", utterance });
      show();
    },
  };
}
