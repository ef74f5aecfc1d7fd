import type { Conversation } from "../../core/conversation/conversation.ts";
import { guardFindings } from "../../core/conversation/guards.ts";
import { ledgerOf } from "../../core/conversation/ledger.ts";
import { isSubstantial, isSupported } from "../../core/conversation/support.ts";
import type { Utterance } from "../../core/conversation/utterance.ts";
import { utteranceOf } from "../../core/conversation/utterance.ts";
import { axiomsOf, goalsAfterOf, isVerified } from "../../core/lean/verdict.ts";

const typeWords = {
  proposal: "Proposal",
  critique: "Critique",
  repair: "Repair",
  integration: "Integration",
  "meta-comment": "Comment",
  "final-solution": "Final solution",
} as const;

/** `3`, or `3.h1` for a part of a sketch; as the person writes it. */
export function numberOf({ utterances }: Conversation, claim: string): string {
  const at = utterances.findIndex(({ id }) => id === utteranceOf(claim));
  const part = claim.slice(utteranceOf(claim).length);
  return at < 0 ? claim : `${at + 1}${part}`;
}

/** The claim that `3` or `3.h1` means; undefined where there is none. */
export function claimOf({ utterances }: Conversation, number: string): string | undefined {
  const [, digits = "", part = ""] = /^#?(\d+)((?:\.[^\s.]+)?)$/u.exec(number) ?? [];
  const utterance = utterances[Number(digits) - 1];
  return utterance && `${utterance.id}${part}`;
}

/** A turn as lines of a terminal, with everything that Lean and the guards have to say about it. */
export function turnLines(conversation: Conversation, utterance: Utterance): readonly string[] {
  const target = conversation.utterances.find(({ id }) => id === utteranceOf(targetOf(utterance) ?? ""));
  const types = [...new Set(utterance.types.map(({ type }) => typeWords[type]))].join(", ");
  const aims = [...new Set(utterance.types.flatMap(({ target: aim }) => (aim === undefined ? [] : [aim])))];
  const about = aims.length === 0 ? "" : ` (on ${aims.map((aim) => numberOf(conversation, aim)).join(", ")})`;
  return [
    `${numberOf(conversation, utterance.id)}. ${utterance.actor.id}: ${types}${about}`,
    ...indented(utterance.text),
    ...(utterance.statement === undefined ? [] : indented(`Lean: ${utterance.statement}`)),
    ...(utterance.tactic === undefined ? [] : indented(utterance.tactic, "      ")),
    ...verdictLines(utterance),
    ...supportLines(utterance, target),
    ...(utterance.runs ?? []).flatMap(({ code, outcome, output }) => [
      ...indented(code, "      "),
      `    ${outcome}${output === "" ? "" : `: ${output.split("\n")[0]}`}`,
    ]),
    ...guardFindings(conversation)
      .filter((finding) => finding.utterance === utterance.id)
      .map(({ kind, detail }) => `    note (${kind}): ${detail}`),
  ];
}

function targetOf({ types, agreesWith }: Utterance): string | undefined {
  return agreesWith ?? types.find(({ type }) => type === "critique")?.target;
}

function verdictLines({ verdict }: Utterance): readonly string[] {
  if (!verdict) return [];
  const word = isVerified(verdict) ? `verified ${verdict.kind}` : verdict.kind;
  const [goals, listed] = [goalsAfterOf(verdict), axiomsOf(verdict) ?? []];
  const left = goals ? `, ${goals.length} left` : "";
  const axioms = listed.length > 0 ? `, axioms ${listed.join(", ")}` : "";
  return [
    `    Lean: ${word} ${verdict.level}${left}${axioms}`,
    ...(verdict.reason === undefined ? [] : [`      ${verdict.reason.split("\n")[0]}`]),
  ];
}

function supportLines(utterance: Utterance, target: Utterance | undefined): readonly string[] {
  const { weight, agreesWith, actor } = utterance;
  const lines = weight ? [`    ${weight.kind}: ${weight.detail}`] : [];
  if (agreesWith !== undefined && !isSubstantial(utterance, target)) return [...lines, "    shows nothing for it"];
  const isCritique = utterance.types.some(({ type }) => type === "critique");
  if (isCritique && actor.kind === "model" && !isSupported(utterance, target)) return [...lines, "    unsupported"];
  return lines;
}

function indented(text: string, by = "    "): readonly string[] {
  return text.trim() === "" ? [] : text.split("\n").map((line) => `${by}${line}`);
}

export function ledgerLines(conversation: Conversation): readonly string[] {
  return ledgerOf(conversation).map(
    ({ id, state, text }) =>
      `  ${numberOf(conversation, id).padEnd(8)} ${state.padEnd(10)} ${text.replace(/\s+/gu, " ")}`,
  );
}
