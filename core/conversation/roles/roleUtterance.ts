import type { Account } from "../../model/account.ts";
import { ask } from "../../model/ask.ts";
import type { AskEvent } from "../../model/ask.ts";
import type { ChatModel, ModelFailure } from "../../model/chatModel.ts";
import { refuseCandidate } from "../../lean/syntaxGate.ts";
import { assertNever } from "../../base/result.ts";
import type { Role } from "../floorDecision.ts";
import { readSketch } from "../../lean/sketch.ts";
import type { Evidence } from "../utterance.ts";
import { answerSchemas, evidenceIn } from "./answers.ts";
import type { StepAnswer } from "./answers.ts";
import { leanField } from "./leanField.ts";
import { rolePrompt } from "./prompt.ts";
import type { RoleContext } from "./roleContext.ts";
import { answerTokens, roleTask, tellsTooMuch } from "./roleTask.ts";

/** A role's answer before Lean is asked. None of it is verified. */
export type RoleUtterance =
  | { readonly kind: "step"; readonly text: string; readonly lean: string }
  | { readonly kind: "objection" | "agreement"; readonly text: string; readonly evidence: Evidence | undefined }
  | { readonly kind: "statement"; readonly statement: string; readonly readBack: string }
  | { readonly kind: "hint"; readonly text: string };

export type RoleEvent =
  | Extract<AskEvent<unknown>, { kind: "text" | "retrying" | "asking-again" }>
  | { readonly kind: "utterance"; readonly utterance: RoleUtterance }
  | { readonly kind: "failed"; readonly failure: ModelFailure };

export interface RoleRequest {
  readonly role: Role;
  readonly context: RoleContext;
  readonly model: ChatModel;
  readonly account: Account;
  readonly maxPromptTokens: number;
}

/** Asks a model in a role. Ends with exactly one `utterance` or `failed`. A step has not passed the gate yet. */
export async function* askRole(request: RoleRequest, signal: AbortSignal): AsyncGenerator<RoleEvent> {
  const { role, context, model, account, maxPromptTokens } = request;
  const messages = rolePrompt(roleTask(role, context), context, maxPromptTokens);
  const question = { name: role, messages, schema: answerSchemas[role], maxTokens: answerTokens[role] };
  for await (const event of ask<Answer>(model, question, { account, signal })) {
    if (event.kind !== "answered") yield event;
    else {
      const utterance = utteranceIn(request, event.value);
      if (typeof utterance === "string") yield { kind: "failed", failure: { kind: "malformed", detail: utterance } };
      else yield { kind: "utterance", utterance };
    }
  }
}

type Answer = ReturnType<(typeof answerSchemas)[Role]["parse"]>;

/** The utterance of an answer, or its problem in a few words. */
function utteranceIn({ role, context }: RoleRequest, answer: Answer): RoleUtterance | string {
  switch (role) {
    case "proposer":
    case "repairer":
    case "integrator":
      return "lean" in answer ? stepIn(answer) : "no step";
    case "critic":
      if (!("opinion" in answer)) return "no opinion";
      return { kind: answer.opinion, text: answer.text, evidence: evidenceIn(answer) };
    case "formaliser":
      return "statement" in answer ? statementIn(answer) : "no statement";
    case "tutor":
      if (!("hint" in answer)) return "no hint";
      if (tellsTooMuch(answer.hint, context.hint ?? "nudge")) return "the hint revealed more than was asked for";
      return { kind: "hint", text: answer.hint };
    default:
      return assertNever(role);
  }
}

function stepIn({ rationale, lean }: StepAnswer): RoleUtterance | string {
  const field = leanField(lean);
  if (field.kind === "error") return field.problem;
  return { kind: "step", text: rationale, lean: field.value };
}

function statementIn(answer: { readonly statement: string; readonly readBack: string }): RoleUtterance | string {
  const field = leanField(answer.statement);
  if (field.kind === "error") return field.problem;
  const refusal = refuseCandidate(field.value, { allowNativeDecide: false });
  if (refusal) return refusal.what;
  return readSketch(field.value)
    ? "a statement has no proof in it"
    : { kind: "statement", statement: field.value, readBack: answer.readBack };
}
