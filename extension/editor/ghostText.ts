import { setTimeout as wait } from "node:timers/promises";
import type { InlineCompletionItemProvider, Position, TextDocument } from "vscode";
import { InlineCompletionItem, Range, workspace } from "vscode";
import type { Hole } from "../../core/lean/hole.ts";
import { findTextHoles } from "../../core/lean/hole.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import type { CheckedSteps } from "../proof/checkedSteps.ts";
import type { Checked } from "../proof/checked.ts";

/** A person who keeps typing is not waiting for a suggestion. */
const restMs = 500;
const wanted = { proofsWanted: 1, stepsWanted: 0, seconds: 6 };

type Asked = Parameters<InlineCompletionItemProvider["provideInlineCompletionItems"]>;

/** A verified proof as grey text at a place where a tactic is due: an empty line of a proof, or after its `by`. */
export class GhostText implements InlineCompletionItemProvider {
  readonly #steps: Pick<CheckedSteps, "suggestions">;
  readonly #isOn: () => boolean;

  constructor(steps: Pick<CheckedSteps, "suggestions">, isOn: () => boolean) {
    this.#steps = steps;
    this.#isOn = isOn;
  }

  async provideInlineCompletionItems(...asked: Asked): Promise<InlineCompletionItem[]> {
    const [document, position, , token] = asked;
    if (!this.#isOn() || !workspace.isTrusted) return [];
    const hole = holeAtCursor(document, position);
    if (!hole) return [];
    const stop = new AbortController();
    const subscription = token.onCancellationRequested(() => stop.abort());
    try {
      await wait(restMs, undefined, { signal: stop.signal }).catch(() => undefined);
      if (token.isCancellationRequested) return [];
      const found = await this.#firstProof(document, hole, stop);
      const isCurrent = found?.verdict.documentVersion === document.version && !token.isCancellationRequested;
      return found && isCurrent ? ghostOf(document, position, found) : [];
    } finally {
      subscription.dispose();
    }
  }

  async #firstProof(document: TextDocument, hole: Hole, stop: AbortController): Promise<Checked | undefined> {
    for await (const found of this.#steps.suggestions(document, { offset: hole.start, hole, wanted }, stop.signal)) {
      if ("kind" in found || !isVerified(found.verdict)) continue;
      stop.abort();
      return found;
    }
    return undefined;
  }
}

/** The place for grey text: a line with nothing but blanks, or after an empty `by`; undefined elsewhere. */
function holeAtCursor(document: TextDocument, position: Position): Hole | undefined {
  const line = document.lineAt(position.line).text;
  if (line.slice(position.character).trim() !== "") return undefined;
  const offset = document.offsetAt(position);
  const before = line.slice(0, position.character);
  if (before.trim() === "") return before === "" ? undefined : { kind: "cursor", start: offset, end: offset };
  return findTextHoles(document.getText()).find(
    (hole) => hole.kind === "emptyBy" && document.positionAt(hole.start).line === position.line,
  );
}

/** The verified edit, if it can be shown as text that continues the cursor's line. */
function ghostOf(document: TextDocument, position: Position, { edit }: Checked): InlineCompletionItem[] {
  const range = new Range(document.positionAt(edit.start), document.positionAt(edit.end));
  if (!range.isSingleLine || range.start.line !== position.line || document.getText(range).trim() !== "") return [];
  const kept = document.getText(new Range(range.start, position));
  return edit.newText.startsWith(kept) ? [new InlineCompletionItem(edit.newText, range)] : [];
}
