import type { LeanDocument, Settled } from "../session/leanDocument.ts";
import type { LeanSession } from "../session/leanSession.ts";
import type { Answer } from "../session/answer.ts";
import { unknown } from "../session/answer.ts";
import type { LeanRelease } from "../../core/lean/versions/leanRelease.ts";

const recoveryMs = 1500;
/**
 * Lean answers each open question on a thread of its own. A thread of the embedded Lean takes about 30 MB that it never
 * gives back, so a question for each candidate of a batch at once would bring its worker to the limit of its memory.
 */
const questionsAtOnce = 2;

/**
 * One private document, used by one asker at a time. After a text that Lean does not finish in time the lane makes
 * Lean drop it: first by editing it away, which stops whatever polls for cancellation, then by a new worker.
 */
export class ShadowLane {
  /** See `LeanSession.lean`. */
  readonly lean: LeanRelease | undefined;
  readonly #document: LeanDocument;
  #closed = false;
  /** The text that Lean has finished last. */
  #settledText = "";
  #recovering: Promise<void> | undefined;
  #questions = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(session: LeanSession, uri: string) {
    this.lean = session.lean;
    this.#document = session.openDocument(uri, "");
  }

  get uri(): string {
    return this.#document.uri;
  }

  /** A question about the text that was settled last. Any number may be asked side by side; few reach Lean at once. */
  async ask<Value>(question: (document: LeanDocument) => Promise<Value>): Promise<Value> {
    if (this.#questions >= questionsAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#questions += 1;
    try {
      return await question(this.#document);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#questions -= 1;
    }
  }

  /** Puts a text into the document and waits for Lean's last word on it. */
  async settle(text: string, timeoutMs: number, signal: AbortSignal): Promise<Answer<Settled>> {
    if (this.#recovering) await untilSettledOrAborted(this.#recovering, signal);
    if (signal.aborted) return unknown("cancelled", "the check was taken back");
    const first = await this.#settleOnce(text, timeoutMs, signal);
    // A worker that went away was not the candidate's doing if it answers on a second try, and one whose imports have
    // changed is replaced by then; whether an answer is still wanted is for whoever asks.
    const isWorthAnother = first.kind === "unknown" && (first.why === "crashed" || first.why === "stale");
    if (!isWorthAnother || signal.aborted) return first;
    const second = await this.#settleOnce(text, timeoutMs, signal);
    if (second.kind === "unknown" && second.why === "crashed") this.#document.restart();
    return second;
  }

  async #settleOnce(text: string, timeoutMs: number, signal: AbortSignal): Promise<Answer<Settled>> {
    this.#document.change(text);
    const timeout = AbortSignal.timeout(timeoutMs);
    const answer = await this.#document.settle(AbortSignal.any([signal, timeout]));
    if (answer.kind === "answered") {
      this.#settledText = text;
      return answer;
    }
    if (answer.why !== "timeout" && answer.why !== "cancelled") return answer;
    // The caller has the answer at once; the next question waits until Lean has let go of the text.
    this.#recovering = this.#recover().finally(() => {
      this.#recovering = undefined;
    });
    if (signal.aborted) return unknown("cancelled", "the check was taken back");
    return timeout.aborted ? unknown("timeout", `no answer in ${timeoutMs} ms`) : answer;
  }

  async #recover(): Promise<void> {
    // Lean keeps what it knows about the lines that it has finished before.
    this.#document.change(commonLines(this.#settledText, this.#document.text));
    const quiet = await this.#document.settle(AbortSignal.timeout(recoveryMs));
    if (quiet.kind === "answered" || this.#closed) return;
    this.#document.restart();
  }

  close(): void {
    this.#closed = true;
    this.#document.close();
  }
}

/** The whole lines with which both texts begin. */
function commonLines(one: string, other: string): string {
  let same = 0;
  while (same < one.length && same < other.length && one[same] === other[same]) same += 1;
  return one.slice(0, one.lastIndexOf("\n", same - 1) + 1);
}

/** Settles when `signal` fires, without waiting for Lean to let go of an earlier question. Leaves nothing on the signal. */
async function untilSettledOrAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const listening = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true, signal: listening.signal });
  });
  await Promise.race([work, aborted]);
  listening.abort();
}
