import type { Result } from "../../core/base/result.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Goal } from "../../core/lean/goal.ts";
import { parseGoal } from "../../core/lean/goal.ts";
import type { Position, Range } from "../../core/lean/textIndex.ts";
import { saysStaleImports } from "../../core/lean/leanMessages.ts";
import { leanMethods } from "../protocol/messages.ts";
import type { LeanConnection } from "../connection/leanConnection.ts";
import type { DocumentSymbolNode, LeanRequest, PublishDiagnostics } from "../protocol/leanProtocol.ts";
import { leanRequests } from "../protocol/leanProtocol.ts";
import type * as z from "zod";
import type { Answer } from "./answer.ts";
import { unknown, unknownFromProblem } from "./answer.ts";
import { toDiagnostic } from "./receivedDiagnostic.ts";
import { smallestChange } from "./textChange.ts";

export interface Settled {
  readonly diagnostics: readonly Diagnostic[];
}

export interface SuggestedEdit {
  readonly range: Range;
  readonly newText: string;
  readonly title: string;
}

/** For what a worker that has ended, or given up on a file, has answered already. */
const lastAnswersMs = 2000;

/** The part of a session that its documents need. */
export interface DocumentHost {
  /** The connection if it is up, without starting one. */
  readonly connected: LeanConnection | undefined;
  connect(): Promise<Result<LeanConnection, unknown>>;
  forget(uri: string): void;
  importsChanged(uri: string): void;
}

/**
 * One text that is open in Lean. Every answer is about one version: change the text while a question is open and
 * its answer is `unknown` (stale), never an answer about the other text.
 */
export class LeanDocument {
  readonly uri: string;
  readonly #session: DocumentHost;
  #text: string;
  #version = 1;
  #received: { readonly version: number; readonly diagnostics: readonly Diagnostic[] } | undefined;
  #needsReopen = false;
  #closed = false;
  #importsAreStale = false;
  /** The worker has said how far it is. */
  #isAtWork = false;
  /** Fires when the worker has ended. */
  #worker = new AbortController();
  /** Why the worker was ended by us, until the next one has been started. */
  #limitReached: string | undefined;

  constructor(session: DocumentHost, uri: string, text: string) {
    this.#session = session;
    this.uri = uri;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get version(): number {
    return this.#version;
  }

  /** Replaces the text; Lean is sent the smallest stretch that differs. Returns the new version. */
  change(text: string): number {
    const change = smallestChange(this.#text, text);
    if (!change) return this.#version;
    this.#text = text;
    this.#version += 1;
    const connection = this.#session.connected;
    if (connection && !this.#reopenIfNeeded(connection)) {
      connection.notify(leanMethods.didChange, {
        textDocument: { uri: this.uri, version: this.#version },
        contentChanges: [change],
      });
    }
    return this.#version;
  }

  /** Waits until Lean has said everything about the present version. */
  async settle(signal: AbortSignal): Promise<Answer<Settled>> {
    const version = this.#version;
    const answer = await this.#ask(leanMethods.waitForDiagnostics, { uri: this.uri, version }, signal);
    if (answer.kind === "unknown") return answer;
    if (this.#received?.version !== version) return unknown("stale", "no diagnostics came for this version");
    if (this.#importsAreStale) {
      this.#needsReopen = true;
      return unknown("stale", "a file that this one imports has changed");
    }
    return { kind: "answered", value: { diagnostics: this.#received.diagnostics }, version };
  }

  /** The goals at a position; null where no tactic stands. Only after `settle` of the same version. */
  async goalsAt(position: Position, signal: AbortSignal): Promise<Answer<readonly Goal[] | null>> {
    const answer = await this.ask(leanRequests.plainGoal, this.#at(position), signal);
    if (answer.kind === "unknown") return answer;
    return { ...answer, value: answer.value?.goals.map(parseGoal) ?? null };
  }

  /** The expected type of the term at a position, in the form of a goal; null where Lean knows none. */
  async termGoalAt(position: Position, signal: AbortSignal): Promise<Answer<Goal | null>> {
    const answer = await this.ask(leanRequests.plainTermGoal, this.#at(position), signal);
    if (answer.kind === "unknown") return answer;
    return { ...answer, value: answer.value ? parseGoal(answer.value.goal) : null };
  }

  /** The edits that Lean offers for a stretch ("Try this" items among them). */
  async suggestedEdits(range: Range, signal: AbortSignal): Promise<Answer<readonly SuggestedEdit[]>> {
    const params = { textDocument: { uri: this.uri }, range, context: { diagnostics: [] } };
    const answer = await this.ask(leanRequests.codeAction, params, signal);
    if (answer.kind === "unknown") return answer;
    const edits = (answer.value ?? []).flatMap((action) => {
      const changes = action.edit?.documentChanges?.flatMap((change) => change.edits ?? []) ?? [];
      return changes.map((edit) => ({ range: edit.range, newText: edit.newText, title: action.title }));
    });
    return { ...answer, value: edits };
  }

  async symbols(signal: AbortSignal): Promise<Answer<readonly DocumentSymbolNode[]>> {
    const params = { textDocument: { uri: this.uri } };
    const answer = await this.ask(leanRequests.documentSymbol, params, signal);
    return answer.kind === "unknown" ? answer : { ...answer, value: answer.value ?? [] };
  }

  /** A request about this document (`params` already names it); the same rules for its answer. */
  async ask<Schema extends z.ZodType>(
    { method, answer: schema }: LeanRequest<Schema>,
    params: object,
    signal: AbortSignal,
  ): Promise<Answer<z.output<Schema>>> {
    const answer = await this.#ask(method, params, signal);
    if (answer.kind === "unknown") return answer;
    const parsed = schema.safeParse(answer.value);
    if (!parsed.success) return unknown("rejected", `the answer to ${method} has an unexpected form`);
    return { ...answer, value: parsed.data };
  }

  /** A notification about this document; nothing is sent while there is no connection. */
  notify(method: string, params: object): void {
    if (!this.#closed) this.#session.connected?.notify(method, params);
  }

  /** Makes Lean forget the worker of this document; the next question starts a new one. */
  restart(): void {
    this.#needsReopen = true;
    this.#received = undefined;
    this.#version += 1;
    const connection = this.#session.connected;
    if (connection) this.#reopenIfNeeded(connection);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#session.forget(this.uri);
    this.#session.connected?.notify(leanMethods.didClose, { textDocument: { uri: this.uri } });
  }

  /** For the session, after every (re)connection. */
  sendOpen(connection: LeanConnection): void {
    this.#needsReopen = false;
    this.#importsAreStale = false;
    this.#limitReached = undefined;
    this.#isAtWork = false;
    connection.notify(leanMethods.didOpen, {
      textDocument: { uri: this.uri, languageId: "lean4", version: this.#version, text: this.#text },
      dependencyBuildMode: "never",
    });
  }

  /** For the session: the worker is about to be ended because of what it uses, and what was asked of it with it. */
  limitReached(reason: string): void {
    this.#limitReached = reason;
  }

  connectionLost(): void {
    this.#received = undefined;
  }

  receiveDiagnostics(params: PublishDiagnostics): void {
    const version = params.version ?? this.#version;
    const diagnostics = params.diagnostics.map(toDiagnostic);
    this.#received = { version, diagnostics };
    const isStale = diagnostics.some(({ message }) => saysStaleImports(message));
    // Lean repeats the message with every version; one restart is enough for all of them.
    if (isStale && !this.#importsAreStale) this.#session.importsChanged(this.uri);
    this.#importsAreStale = isStale;
  }

  receiveProgress(processing: readonly { readonly kind?: number | undefined }[]): void {
    // Kind 2 is Lean's word for a worker that has ended on this file; without a restart it stays silent.
    const hasEnded = processing.some((part) => part.kind === 2);
    // About a worker that has said nothing since the document was opened it is the word about the one before.
    const isOfThisWorker = this.#isAtWork;
    this.#isAtWork = !hasEnded;
    if (!hasEnded || !isOfThisWorker) return;
    this.#needsReopen = true;
    // A question that reached Lean when the worker was gone already is kept there, and gets no answer. Of a file whose imports
    // cannot be loaded Lean says the same, and answers.
    const worker = this.#worker;
    setTimeout(() => worker.abort(), lastAnswersMs).unref();
    this.#worker = new AbortController();
  }

  #at(position: Position): object {
    return { textDocument: { uri: this.uri }, position };
  }

  #reopenIfNeeded(connection: LeanConnection): boolean {
    if (!this.#needsReopen) return false;
    connection.notify(leanMethods.didClose, { textDocument: { uri: this.uri } });
    this.sendOpen(connection);
    return true;
  }

  async #ask(method: string, params: object, signal: AbortSignal): Promise<Answer<unknown>> {
    if (this.#closed) return unknown("stale", "the document was closed");
    const version = this.#version;
    const connected = await this.#session.connect();
    if (connected.kind === "error") return unknown("crashed", "the Lean server does not start");
    this.#reopenIfNeeded(connected.value);
    const worker = this.#worker.signal;
    const answer = await connected.value.request(method, params, AbortSignal.any([signal, worker]));
    if (answer.kind === "error") {
      const hasEnded = worker.aborted && !signal.aborted;
      return this.#noAnswer(hasEnded ? workerEnded : unknownFromProblem(answer.problem), signal);
    }
    if (this.#version !== version) return unknown("stale", "the document changed while Lean was asked");
    return { kind: "answered", value: answer.value, version };
  }

  #noAnswer(answer: Answer<never>, signal: AbortSignal): Answer<never> {
    if (answer.kind === "unknown" && answer.why === "crashed") {
      this.#needsReopen = true;
      if (this.#limitReached !== undefined) return unknown("timeout", this.#limitReached);
    }
    const timedOut = signal.aborted && signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
    return timedOut ? unknown("timeout", "Lean did not answer in the time given") : answer;
  }
}

const workerEnded = unknown("crashed", "the Lean worker of this file has ended");
