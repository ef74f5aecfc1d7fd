import type { ViewState } from "../core/protocol/viewState.ts";

/** A goal or a turn that can be named in a text by `@`. */
export interface Mentionable {
  /** The word typed after `@` to find it: `goal`, `goal2`, `3`. */
  readonly key: string;
  /** The text that replaces `@` and the typed word. */
  readonly text: string;
  readonly detail: string;
}

const mostShown = 8;

/** The word after an `@` at the cursor; undefined if there is none. */
export function mentionAt(
  text: string,
  cursor: number,
): { readonly start: number; readonly typed: string } | undefined {
  const found = /(?:^|[\s(])@(?<typed>[\p{L}\d]*)$/u.exec(text.slice(0, cursor));
  const typed = found?.groups?.["typed"];
  return typed === undefined ? undefined : { start: cursor - typed.length - 1, typed };
}

/** Goals at the cursor and turns of the conversation, the latest first, with the states of their claims. */
export function mentionables({ goals, conversation, ledger }: ViewState, typed: string): readonly Mentionable[] {
  const states = new Map(ledger.map(({ utterance, state }) => [utterance, state]));
  const ofGoals = (goals ?? []).map(({ target }, at) => {
    const key = at === 0 ? "goal" : `goal${at + 1}`;
    return { key, text: `\`${target}\``, detail: target };
  });
  const ofTurns = conversation.map(({ id, tactic, text }, at) => {
    const state = states.get(id);
    const said = (tactic ?? text).split("\n", 1)[0] ?? "";
    return { key: `${at + 1}`, text: `@${at + 1}`, detail: state === undefined ? said : `${said} (${state})` };
  });
  return [...ofGoals, ...ofTurns.toReversed()].filter(({ key }) => key.startsWith(typed)).slice(0, mostShown);
}

/** The first turn that a text names, as an index from 0. */
export function firstTurnNamed(text: string): number | undefined {
  const number = /(?:^|[\s(])@(?<number>\d+)\b/u.exec(text)?.groups?.["number"];
  return number === undefined ? undefined : Number(number) - 1;
}
