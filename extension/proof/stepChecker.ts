import type { TextDocument } from "vscode";
import { holdsFor, isVerified } from "../../core/lean/verdict.ts";
import type { Checked } from "./checked.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { ProofConversation } from "./proofConversation.ts";

const patienceMs = 120_000;

/** Asks for Lean's word on single texts, and again on those that it was given for an older version of the file. */
export class StepChecker {
  readonly #steps: Pick<CheckedSteps, "check" | "importsHold">;
  #checking: AbortController | undefined;

  constructor(steps: Pick<CheckedSteps, "check" | "importsHold">) {
    this.#steps = steps;
  }

  /** For a check that takes the place of the one before. */
  begin(): AbortSignal {
    this.#checking?.abort();
    this.#checking = new AbortController();
    return AbortSignal.any([this.#checking.signal, AbortSignal.timeout(patienceMs)]);
  }

  /** The checked text, or one sentence why there is no word on it. */
  async #check(
    document: TextDocument,
    { tactic, source, hole }: Pick<Checked, "tactic" | "source" | "hole">,
  ): Promise<Checked | string> {
    // What was meant for one hole stays with it, wherever the cursor is by now.
    const signal = this.begin();
    const result = await this.#steps.check(document, { offset: hole.start, tactic, source }, signal);
    if (signal.aborted) return "The check was stopped.";
    return result.kind === "ok" ? result.value : result.problem;
  }

  /** Gives up what is being checked; who waits for it is told so. */
  stop(): void {
    this.#checking?.abort();
  }

  /**
   * A verdict about another version, or about other imports, is worth nothing: the same text is checked again before it may
   * be inserted.
   * Undefined where it may not, which the conversation's notice then explains.
   */
  async current(document: TextDocument, conversation: ProofConversation, found: Checked): Promise<Checked | undefined> {
    // Of one version with the same imports the goals are the same, so nobody has to be asked for them.
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
