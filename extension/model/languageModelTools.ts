import * as vscode from "vscode";
import * as z from "zod";
import type { Verdict } from "../../core/lean/verdict.ts";
import { goalsAfterOf, isVerified } from "../../core/lean/verdict.ts";
import type { ViewState } from "../../core/protocol/viewState.ts";
import type { CheckedSteps } from "../proof/checkedSteps.ts";
import type { LanguageModelInterface } from "./editorModel.ts";

const TacticSchema = z.object({ tactic: z.string().min(1).max(20_000) });
const suggestSeconds = 10;

/** The panel's file and cursor, which the tools look at. */
export interface ToolParts {
  readonly view: () => ViewState;
  readonly steps: Pick<CheckedSteps, "check" | "suggestions">;
}

type Tool = (input: unknown, signal: AbortSignal) => Promise<string>;

/**
 * Goals, the check of a tactic, suggestions and the conversation as tools for the editor's own chat, if the editor
 * supports such tools. They read and check; none of them changes a file.
 */
export function languageModelTools(parts: ToolParts, { lm }: LanguageModelInterface = vscode): vscode.Disposable {
  const { registerTool } = lm ?? {};
  return registerTool ? registered(registerTool, parts) : new vscode.Disposable(() => undefined);
}

function registered(registerTool: typeof vscode.lm.registerTool, { view, steps }: ToolParts): vscode.Disposable {
  const tools: Readonly<Record<string, Tool>> = {
    colloquy_goals: () => Promise.resolve(goalsText(view())),
    colloquy_conversation: () => Promise.resolve(JSON.stringify({ turns: view().conversation, claims: view().ledger })),
    colloquy_check: async (input, signal) => checked(steps, TacticSchema.parse(input).tactic, signal),
    colloquy_suggest: (_, signal) => suggested(steps, signal),
  };
  return vscode.Disposable.from(
    ...Object.entries(tools).map(([name, tool]) =>
      registerTool(name, { invoke: ({ input }, token) => invoked(tool, input, token) }),
    ),
  );
}

async function invoked(
  tool: Tool,
  input: unknown,
  token: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  const stopping = new AbortController();
  const subscription = token.onCancellationRequested(() => stopping.abort());
  try {
    const text = await tool(input, stopping.signal);
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
  } finally {
    subscription.dispose();
  }
}

function goalsText({ goals, notice }: ViewState): string {
  if (!goals) return notice ?? "The cursor is not in a proof.";
  return goals.length === 0 ? "No goals." : goals.map(({ text }) => text).join("\n\n");
}

async function checked(steps: ToolParts["steps"], tactic: string, signal: AbortSignal): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== "lean4") return "No Lean file is open.";
  const offset = editor.document.offsetAt(editor.selection.active);
  const result = await steps.check(editor.document, { offset, tactic, source: "tool" }, signal);
  if (result.kind === "error") return result.problem;
  const { verdict } = result.value;
  const left = goalsAfterOf(verdict)?.map(({ text }) => text) ?? [];
  const { kind, level, reason } = verdict;
  return JSON.stringify({ kind, level, isVerified: isVerified(verdict), reason, goalsLeft: left });
}

async function suggested(steps: ToolParts["steps"], signal: AbortSignal): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== "lean4") return "No Lean file is open.";
  const offset = editor.document.offsetAt(editor.selection.active);
  const wanted = { proofsWanted: 1, stepsWanted: 3, seconds: suggestSeconds };
  // A suggestion that comes again replaces the earlier one, and may no longer be verified.
  const found = new Map<string, Verdict>();
  for await (const event of steps.suggestions(editor.document, { offset, wanted }, signal)) {
    if (!("kind" in event)) found.set(event.tactic, event.verdict);
    else if (event.kind === "problem") return event.message;
  }
  const verified = [...found].filter(([, verdict]) => isVerified(verdict));
  return JSON.stringify(verified.map(([tactic, { kind, level }]) => ({ tactic, kind, level })));
}
