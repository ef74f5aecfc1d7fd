import type { Disposable, LogOutputChannel, TextDocument, TextEditor } from "vscode";
import { lineStart } from "../editor/stepEdit.ts";
import { goalsAt } from "../lean/goalsAt.ts";
import type { LeanService } from "../lean/leanService.ts";
import type { CursorGoalPair } from "./proofTalk.ts";

/** A person who types or holds an arrow key asks once, at the end. */
const delayMs = 40;

/** Reads the goals at the cursor and before its line; an answer that is stale by its arrival is dropped. */
export class CursorGoals implements Disposable {
  readonly #lean: LeanService;
  readonly #log: LogOutputChannel;
  readonly #heard: (document: TextDocument, goals: CursorGoalPair | undefined) => void;
  #timer: NodeJS.Timeout | undefined;
  #question: AbortController | undefined;

  constructor(
    { lean, log }: { readonly lean: LeanService; readonly log: LogOutputChannel },
    heard: (document: TextDocument, goals: CursorGoalPair | undefined) => void,
  ) {
    this.#lean = lean;
    this.#log = log;
    this.#heard = heard;
  }

  /** Asks for the editor's cursor as it will stand after a short rest. */
  soon(editor: TextEditor | undefined): void {
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
