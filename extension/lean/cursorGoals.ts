import type { Disposable, LogOutputChannel, Position, TextDocument, TextEditor } from "vscode";
import type { Goal } from "../../core/lean/goal.ts";
import { goalsAt } from "./goalsAt.ts";
import type { LeanService } from "./leanService.ts";

/** The goals at the cursor and, if Lean knows them, before its line. */
export interface CursorGoalPair {
  readonly now: readonly Goal[];
  readonly before: readonly Goal[] | undefined;
}

/** While an arrow key is held down, Lean is asked at the first move and at the end. */
const movingMs = 40;
/** While a person types, Lean is asked only when they pause: questions in between would delay its work on the text. */
const typingMs = 120;

/** Reads the goals at the cursor and before its line; an answer that is stale by its arrival is dropped. */
export class CursorGoals implements Disposable {
  readonly #lean: LeanService;
  readonly #log: LogOutputChannel;
  readonly #heard: (document: TextDocument, goals: CursorGoalPair | undefined) => void;
  #timer: NodeJS.Timeout | undefined;
  #movedMs = -movingMs;
  #typedMs = -typingMs;
  #question: AbortController | undefined;

  constructor(
    { lean, log }: { readonly lean: LeanService; readonly log: LogOutputChannel },
    heard: (document: TextDocument, goals: CursorGoalPair | undefined) => void,
  ) {
    this.#lean = lean;
    this.#log = log;
    this.#heard = heard;
  }

  /** Asks at the editor's cursor: at once if it was at rest, otherwise when it comes to rest. */
  soon(editor: TextEditor | undefined): void {
    const now = performance.now();
    const isTyping = now - this.#typedMs < typingMs;
    const isMoving = now - this.#movedMs < movingMs;
    this.#movedMs = now;
    this.#after(isTyping ? typingMs : isMoving ? movingMs : 0, editor);
  }

  /** Asks when the person has stopped typing. */
  typed(editor: TextEditor): void {
    this.#typedMs = performance.now();
    this.#after(typingMs, editor);
  }

  #after(delayMs: number, editor: TextEditor | undefined): void {
    clearTimeout(this.#timer);
    if (!editor) return;
    this.#timer = setTimeout(() => {
      this.#read(editor).catch((error: unknown) => this.#log.error(String(error)));
    }, delayMs);
  }

  async #read({ document, selection }: TextEditor): Promise<void> {
    this.#question?.abort();
    const question = new AbortController();
    this.#question = question;
    const lean = await this.#lean.leanFor(document);
    const { version } = document;
    const places = [selection.active, lineStart(document, selection.active)];
    const [now, before] = lean ? await goalsAt(lean, { document, places }, question.signal) : [];
    if (question.signal.aborted || document.version !== version) return;
    this.#heard(document, now ? { now, before } : undefined);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#question?.abort();
  }
}

/** The first place on the line of a cursor that is not blank. */
function lineStart(document: TextDocument, { line }: Position): Pick<Position, "line" | "character"> {
  return { line, character: document.lineAt(line).firstNonWhitespaceCharacterIndex };
}
