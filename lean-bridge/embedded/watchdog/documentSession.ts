import { applyContentChanges, lineCount } from "./documentText.ts";
import { errorResponse, type JsonObject, type MessageId, member } from "./jsonRpc.ts";
import { notification, type RpcError, request } from "./jsonRpc.ts";
import { type PendingRequest, RequestLedger } from "./requestLedger.ts";
import { ownerOfItem } from "./routing.ts";
import type { SessionHost, WorkerHolder } from "./sessionHost.ts";
import { type ImportProblem, importDiagnostic } from "./watchdogPorts.ts";
import type { WorkerConnection } from "./workerConnection.ts";
import { passOn, type WorkerMessageTarget } from "./workerMessages.ts";
import { renamed, withModule } from "./workerNames.ts";
import { leanErrorCodes, leanMethods } from "../../protocol/messages.ts";

export interface OpenedDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

type WorkerState =
  /** No worker: the next change or request gets one. */
  | { readonly kind: "parked" }
  | { readonly kind: "preparing"; readonly abort: AbortController }
  | { readonly kind: "running"; readonly worker: WorkerConnection }
  /**
   * The worker died. Only a change gets a new one: editors repeat requests by themselves, and what killed the worker
   * once would kill each new one as well.
   */
  | { readonly kind: "crashed"; readonly error: RpcError }
  | { readonly kind: "closed" };

/** One open document and the worker that has it, if one has. */
export class DocumentSession implements WorkerHolder {
  readonly uri: string;
  readonly workerUri: string;
  /** How Lean calls the document in completion items, once it has made some. */
  #module: string | undefined;
  readonly #host: SessionHost;
  readonly #languageId: string;
  readonly #ledger = new RequestLedger();
  #version: number;
  #text: string;
  #state: WorkerState = { kind: "parked" };
  #settled = false;
  #restartedVersion: number | undefined;
  #importProblems: readonly ImportProblem[] = [];

  constructor(document: OpenedDocument, host: SessionHost) {
    this.#host = host;
    this.uri = document.uri;
    this.workerUri = host.workerUriOf(document.uri);
    this.#languageId = document.languageId;
    this.#version = document.version;
    this.#text = document.text;
  }

  get text(): string {
    return this.#text;
  }

  get worker(): WorkerConnection | undefined {
    return this.#state.kind === "running" ? this.#state.worker : undefined;
  }

  /** Takes the document's module from a completion's result. */
  learnModule(completion: unknown): void {
    const items = member(completion, "items");
    this.#module = (Array.isArray(items) ? ownerOfItem(items[0]) : undefined) ?? this.#module;
  }

  /** True if all of the current version was reported and nobody waits for an answer. */
  get idle(): boolean {
    return this.#state.kind === "running" && this.#settled && this.#ledger.size === 0;
  }

  /** Gets a worker for the document, after the modules it imports were compiled. */
  start(): void {
    const abort = new AbortController();
    this.#state = { kind: "preparing", abort };
    this.#settled = false;
    this.#showProgress(1);
    void this.#prepare(abort.signal).then(
      () => {
        if (!abort.signal.aborted) this.#run();
      },
      (reason: unknown) => {
        if (!abort.signal.aborted) this.#crash({ code: leanErrorCodes.workerCrashed, message: String(reason) });
      },
    );
  }

  /** Applies a `didChange`, tells the worker, or gets a worker if there is none. */
  change(params: JsonObject): void {
    const changes = params["contentChanges"];
    const text = Array.isArray(changes) ? applyContentChanges(this.#text, changes) : undefined;
    if (text === undefined) {
      this.#host.log(`${this.uri}: a change that is none was ignored`);
      return;
    }
    const version = member(params["textDocument"], "version");
    this.#text = text;
    this.#version = typeof version === "number" ? version : this.#version + 1;
    this.#settled = false;
    if (this.#state.kind === "running") this.notify(leanMethods.didChange, params);
    else if (this.#state.kind !== "preparing") this.start();
  }

  request(pending: PendingRequest): void {
    if (this.#state.kind === "crashed") {
      this.#host.toClient(errorResponse(pending.clientId, this.#state.error));
    } else if (this.#state.kind === "running") {
      this.#send(this.#state.worker, pending);
    } else {
      this.#ledger.hold(pending);
      if (this.#state.kind === "parked") this.start();
    }
  }

  /** Passes on what needs no answer. A document without a worker has no session that it could be about. */
  notify(method: string, params: JsonObject): void {
    this.worker?.send(notification(method, renamed(params, this.uri, this.workerUri)));
  }

  /** Forgets a request and answers it at once; whatever the worker still says to it is dropped. */
  cancel(clientId: MessageId): boolean {
    const cancelled = this.#ledger.cancel(clientId);
    if (cancelled.kind === "unknown") return false;
    if (cancelled.workerId !== undefined) this.notify(leanMethods.cancelRequest, { id: cancelled.workerId });
    this.#host.toClient(
      errorResponse(clientId, { code: leanErrorCodes.requestCancelled, message: "Request cancelled." }),
    );
    return true;
  }

  /** Gives up the worker and keeps the document; requests that were at the worker fail as modified. */
  park(): void {
    this.#dropWorker();
    this.#failSent({ code: leanErrorCodes.contentModified, message: `The worker of '${this.uri}' was put aside.` });
    this.#state = { kind: "parked" };
  }

  /** A new worker for a document whose worker is busy with what the text no longer has; once for each version. */
  restartBusy(): void {
    if (this.#restartedVersion === this.#version) return;
    this.#restartedVersion = this.#version;
    this.#host.log(`${this.uri}: the worker was busy with an abandoned elaboration and is started again`);
    this.park();
    this.start();
  }

  /** A new worker for a document whose worker owes an answer and does nothing; once for each version. */
  replaceStalled(): void {
    if (this.#restartedVersion === this.#version) return;
    this.#restartedVersion = this.#version;
    this.#host.log(`${this.uri}: the worker gave no sign of life and is replaced`);
    this.#dropWorker();
    this.#startAgain(`The worker of '${this.uri}' was replaced.`);
  }

  close(): void {
    this.#dropWorker();
    const error = { code: leanErrorCodes.contentModified, message: `'${this.uri}' was closed.` };
    this.#failSent(error);
    this.#fail(this.#ledger.takeHeld(), error);
    this.#state = { kind: "closed" };
    this.#host.toClient(notification(leanMethods.publishDiagnostics, { uri: this.uri, diagnostics: [] }));
    this.#showProgress();
  }

  /** Gives up everything without a word: the client goes away. The pool ends the worker. */
  abandon(): void {
    if (this.#state.kind === "preparing") this.#state.abort.abort();
    this.worker?.listen(undefined);
    this.#state = { kind: "closed" };
  }

  /** Kills a worker that is above its limit and treats that as a crash. */
  kill(reason: string): void {
    this.worker?.kill();
    this.#dropWorker();
    this.#crash({
      code: leanErrorCodes.workerOverLimit,
      message: `The Lean worker of '${this.uri}' was ended: ${reason}.`,
    });
  }

  async #prepare(signal: AbortSignal): Promise<void> {
    let compiled: string | undefined;
    // The text may change while modules are compiled, its imports with it.
    while (compiled !== this.#text && !signal.aborted) {
      compiled = this.#text;
      this.#importProblems = await this.#host.compileImports({ uri: this.uri, text: compiled }, signal);
    }
  }

  #run(): void {
    const worker = this.#host.takeWorker(this);
    this.#state = { kind: "running", worker };
    const target: WorkerMessageTarget = {
      session: this,
      host: this.#host,
      ledger: this.#ledger,
      text: () => this.#text,
      ownDiagnostics: () => this.#importProblems.map(importDiagnostic),
      onProgress: (params) => this.#progressed(params),
    };
    worker.listen({
      onMessage: (message) => passOn(message, target),
      onExit: (code) => this.#exited(worker, code),
    });
    worker.send(request(0, leanMethods.initialize, this.#host.initializeParams));
    const textDocument = {
      uri: this.workerUri,
      languageId: this.#languageId,
      version: this.#version,
      text: this.#text,
    };
    // There is no Lake that the worker could ask to build anything.
    worker.send(notification(leanMethods.didOpen, { textDocument, dependencyBuildMode: "never" }));
    for (const pending of this.#ledger.takeHeld()) this.#send(worker, pending);
  }

  #send(worker: WorkerConnection, pending: PendingRequest): void {
    const { method, params } = pending;
    // A client sends back the items that it was given.
    const isItem = method === "completionItem/resolve";
    const own = isItem ? withModule(params, this.#module) : renamed(params, this.uri, this.workerUri);
    worker.send(request(this.#ledger.send(pending), method, own));
  }

  #progressed(params: JsonObject): void {
    const processing = params["processing"];
    const current = member(params["textDocument"], "version") === this.#version;
    const settled = current && Array.isArray(processing) && processing.length === 0;
    if (settled && !this.#settled) {
      this.#settled = true;
      this.#host.onSettled(this);
    }
  }

  #exited(worker: WorkerConnection, code: number | null): void {
    this.#host.releaseWorker(worker);
    this.#host.reverseRequests.forget(this);
    if (code === 2) return this.#headerChanged();
    const ended = code === 0 || code === 1;
    this.#crash({
      code: ended ? leanErrorCodes.workerExited : leanErrorCodes.workerCrashed,
      message: `The Lean worker of '${this.uri}' ${ended ? "ended" : "crashed"}; the next change starts a new one.`,
    });
  }

  #headerChanged(): void {
    this.#host.toClient(notification(leanMethods.publishDiagnostics, { uri: this.uri, diagnostics: [] }));
    this.#startAgain(`The header of '${this.uri}' changed.`);
  }

  #startAgain(message: string): void {
    const sent = this.#ledger.takeSent();
    // Waiting for a version to settle means the same at the next worker; all else may have changed its meaning.
    const waiting = sent.filter(({ method }) => method === leanMethods.waitForDiagnostics);
    const lost = sent.filter((pending) => !waiting.includes(pending));
    this.#fail(lost, { code: leanErrorCodes.contentModified, message });
    for (const pending of waiting) this.#ledger.hold(pending);
    this.start();
  }

  #crash(error: RpcError): void {
    this.#state = { kind: "crashed", error };
    this.#host.log(error.message);
    this.#failSent(error);
    this.#fail(this.#ledger.takeHeld(), error);
    this.#showProgress(2);
  }

  #dropWorker(): void {
    if (this.#state.kind === "preparing") this.#state.abort.abort();
    const { worker } = this;
    if (worker === undefined) return;
    worker.listen(undefined);
    this.#host.reverseRequests.forget(this);
    this.#host.releaseWorker(worker);
  }

  #failSent(error: RpcError): void {
    this.#fail(this.#ledger.takeSent(), error);
  }

  #fail(requests: readonly PendingRequest[], error: RpcError): void {
    for (const { clientId } of requests) this.#host.toClient(errorResponse(clientId, error));
  }

  /** Shows the whole document as in process (1) or fatally ended (2), or nothing of it (no kind). */
  #showProgress(kind?: 1 | 2): void {
    const end = { line: lineCount(this.#text), character: 0 };
    const processing = kind === undefined ? [] : [{ range: { start: { line: 0, character: 0 }, end }, kind }];
    const textDocument = { uri: this.uri, version: this.#version };
    this.#host.toClient(notification(leanMethods.fileProgress, { textDocument, processing }));
  }
}
