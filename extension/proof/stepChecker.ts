import type { TextDocument } from "vscode";
import { holdsFor, isVerified } from "../../core/lean/verdict.ts";
import type { Checked } from "./checked.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { ProofConversation } from "./proofConversation.ts";

const patienceMs = 120_000;

/** Asks for Lean's word on single texts, and asks again if the word was about an older version of the file. */
export class StepChecker {
  readonly #steps: Pick<CheckedSteps, "check" | "importsHold">;
  #checking: AbortController | undefined;

  constructor(steps: Pick<CheckedSteps, "check" | "importsHold">) {
    this.#steps = steps;
  }

  /** The signal of a new check, which replaces the one before. */
  begin(): AbortSignal {
    this.#checking?.abort();
    this.#checking = new AbortController();
    return AbortSignal.any([this.#checking.signal, AbortSignal.timeout(patienceMs)]);
  }

  /** The checked text, or one sentence why Lean gave no word on it. */
  async #check(
    document: TextDocument,
    { tactic, source, hole }: Pick<Checked, "tactic" | "source" | "hole">,
  ): Promise<Checked | string> {
    // A text meant for one hole stays with it, wherever the cursor is by now.
    const signal = this.begin();
    const result = await this.#steps.check(document, { offset: hole.start, tactic, source }, signal);
    if (signal.aborted) return "The check was stopped.";
    return result.kind === "ok" ? result.value : result.problem;
  }

  /** Stops the current check; its caller is told so. */
  stop(): void {
    this.#checking?.abort();
  }

  /**
   * The text, ready to be inserted. If its verdict is about another version or imports, it is checked again first.
   * Undefined if it may not be inserted, which the conversation's notice then explains.
   */
  async current(document: TextDocument, conversation: ProofConversation, found: Checked): Promise<Checked | undefined> {
    // With the same version and the same imports the goals are the same, so Lean need not be asked for them.
    const now = { uri: document.uri.toString(), documentVersion: document.version, goalKey: found.verdict.goalKey };
    const isCurrent = holdsFor(found.verdict, now) && this.#steps.importsHold(document, found.verdict);
    const checked = isCurrent ? found : await this.#check(document, found);
    if (typeof checked === "string") conversation.notice = checked;
    else if (!isVerified(checked.verdict))
      conversation.notice = `The file has changed and Lean no longer accepts: ${found.tactic}`;
    else if (checked.verdict.documentVersion !== document.version)
      conversation.notice = "The file changed while it was checked.";
    else return checked;
    return undefined;
  }
}
