import type { ChatModel } from "../../core/model/chatModel.ts";
import { ScriptedModel } from "../../model-bridge/scriptedModel.ts";

/** Answers to one question as the yardsticks give them; each is JSON of the question's form. */
export interface KnownAnswers {
  /** The answer that Lean confirms. */
  readonly good: object;
  /** The answer of somebody who always agrees. */
  readonly agreeing: object;
  readonly random: readonly object[];
}

/** The subject of a measurement: a real model, which is told nothing, or a yardstick, which knows the answers. */
export interface Examinee {
  readonly model: ChatModel;
  prepare(answers: KnownAnswers): void;
}

export const yardstickNames = ["good", "agreeing", "random"] as const;
export type YardstickName = (typeof yardstickNames)[number];

/** The same answers for the same seed. */
export function yardstick(name: YardstickName, random: () => number): Examinee {
  let next: object = {};
  return {
    model: new ScriptedModel(`scripted:${name}`, () => JSON.stringify(next)),
    prepare: ({ good, agreeing, random: choices }) => {
      const chosen = choices[Math.floor(random() * choices.length)] ?? good;
      next = name === "good" ? good : name === "agreeing" ? agreeing : chosen;
    },
  };
}

export function measured(model: ChatModel): Examinee {
  return { model, prepare: () => undefined };
}
