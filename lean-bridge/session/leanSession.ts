import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { LeanRelease } from "../../core/lean/versions/leanRelease.ts";
import { leanMethods } from "../protocol/messages.ts";
import type { LeanConnection, RequestProblem, Subscription } from "../connection/leanConnection.ts";
import { Listeners } from "../connection/listeners.ts";
import type { OpenProblem } from "../connection/processConnection.ts";
import type { FileProgress } from "../protocol/leanProtocol.ts";
import { FileProgressSchema, PublishDiagnosticsSchema } from "../protocol/leanProtocol.ts";
import { LeanDocument } from "./leanDocument.ts";
import type { MemoryLimit } from "./memoryWatch.ts";
import { MemoryWatch } from "./memoryWatch.ts";

export type ConnectionOpener = (signal: AbortSignal) => Promise<Result<LeanConnection, OpenProblem>>;

export type SessionEvent =
  | { readonly kind: "connectionLost"; readonly reason: string }
  | { readonly kind: "reconnected"; readonly engine: string }
  | { readonly kind: "staleDependency"; readonly uri: string }
  | { readonly kind: "unreadable"; readonly method: string }
  /** How far Lean has come with a document: the line at which it works, from 0, which loads the imports; absent at the end. */
  | { readonly kind: "reading"; readonly uri: string; readonly line?: number };

const maxRestartsPerMinute = 20;

/**
 * The documents that we have open in one Lean server. When the server goes away, the next question starts it again
 * with every document as it stands; what was being asked when it went is answered `unknown`.
 */
export class LeanSession {
  /** Which Lean the server is, as far as its program said; undefined where nobody asked. */
  readonly lean: LeanRelease | undefined;
  readonly #open: ConnectionOpener;
  readonly #documents = new Map<string, LeanDocument>();
  readonly #events = new Listeners<[event: SessionEvent]>();
  readonly #lifetime = new AbortController();
  readonly #restartTimes: number[] = [];
  readonly #memory: MemoryLimit | undefined;
  #memoryWatch: MemoryWatch | undefined;
  #connection: LeanConnection | undefined;
  #connecting: Promise<Result<LeanConnection, OpenProblem>> | undefined;

  /** Without a limit nobody looks at the memory of the workers: the embedded Lean's server does that itself. */
  constructor(open: ConnectionOpener, memory?: MemoryLimit, lean?: LeanRelease) {
    this.lean = lean;
    this.#open = open;
    this.#memory = memory;
  }

  get engine(): string {
    return this.#connection?.engine ?? "no Lean server";
  }

  onEvent(listener: (event: SessionEvent) => void): Subscription {
    return this.#events.add(listener);
  }

  /** Starts the server if it is not running. Called by every question; callers use it to report problems early. */
  connect(): Promise<Result<LeanConnection, OpenProblem>> {
    if (this.#connection) return Promise.resolve(ok(this.#connection));
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  /** Opens a text under a uri that is not open yet. Nothing is read from or written to a disk. */
  openDocument(uri: string, text: string): LeanDocument {
    if (this.#documents.has(uri)) throw new Error(`already open: ${uri}`);
    const document = new LeanDocument(this, uri, text);
    this.#documents.set(uri, document);
    if (this.#connection) document.sendOpen(this.#connection);
    return document;
  }

  /** For documents: forgets a closed one. */
  forget(uri: string): void {
    this.#documents.delete(uri);
  }

  /** For documents: what one of them imports has changed. */
  importsChanged(uri: string): void {
    this.#events.call({ kind: "staleDependency", uri });
  }

  /** Tells Lean that files on the disk have changed, so that it can say which open documents import them. */
  filesChanged(uris: readonly string[]): void {
    const changes = uris.map((uri) => ({ uri, type: 2 }));
    this.#connection?.notify(leanMethods.didChangeWatchedFiles, { changes });
  }

  /** For documents: the connection if it is up, without starting one. */
  get connected(): LeanConnection | undefined {
    return this.#connection;
  }

  async request(method: string, params: object, signal: AbortSignal): Promise<Result<unknown, RequestProblem>> {
    const connection = await this.connect();
    if (connection.kind === "error") return failure({ kind: "closed" });
    return connection.value.request(method, params, signal);
  }

  async #connect(): Promise<Result<LeanConnection, OpenProblem>> {
    if (this.#lifetime.signal.aborted) return failure({ kind: "cancelled" });
    if (this.#restartedTooOften()) {
      return failure({
        kind: "notInitialized",
        command: "Lean server",
        detail: "it ended too often in the last minute",
      });
    }
    const opened = await this.#open(this.#lifetime.signal);
    if (opened.kind === "error") return opened;
    this.#connection = opened.value;
    opened.value.onNotification((method, params) => this.#receive(method, params));
    opened.value.onClosed((reason) => this.#lost(opened.value, reason));
    for (const document of this.#documents.values()) document.sendOpen(opened.value);
    this.#watchMemory(opened.value.processId);
    this.#events.call({ kind: "reconnected", engine: opened.value.engine });
    return opened;
  }

  #watchMemory(serverPid: number | undefined): void {
    this.#memoryWatch?.dispose();
    if (serverPid === undefined || !this.#memory) return;
    this.#memoryWatch = new MemoryWatch(this.#memory, {
      serverPid,
      uris: () => [...this.#documents.keys()],
      onExceeded: (uri, reason) => this.#documents.get(uri)?.limitReached(reason),
    });
  }

  /** A server that dies at every start must not be started for ever. */
  #restartedTooOften(): boolean {
    const now = Date.now();
    this.#restartTimes.push(now);
    while ((this.#restartTimes[0] ?? now) < now - 60_000) this.#restartTimes.shift();
    return this.#restartTimes.length > maxRestartsPerMinute;
  }

  #lost(connection: LeanConnection, reason: string): void {
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    this.#memoryWatch?.dispose();
    for (const document of this.#documents.values()) document.connectionLost();
    this.#events.call({ kind: "connectionLost", reason });
  }

  #receive(method: string, params: unknown): void {
    if (method === leanMethods.publishDiagnostics) {
      const parsed = PublishDiagnosticsSchema.safeParse(params);
      if (parsed.success) this.#documents.get(parsed.data.uri)?.receiveDiagnostics(parsed.data);
      else this.#events.call({ kind: "unreadable", method });
    } else if (method === leanMethods.fileProgress) {
      const parsed = FileProgressSchema.safeParse(params);
      if (parsed.success) this.#receiveProgress(parsed.data);
      else this.#events.call({ kind: "unreadable", method });
    }
  }

  #receiveProgress({ textDocument: { uri }, processing }: FileProgress): void {
    this.#documents.get(uri)?.receiveProgress(processing);
    const line = processing[0]?.range.start.line;
    this.#events.call({ kind: "reading", uri, ...(line === undefined ? {} : { line }) });
  }

  /** Closes every document and ends the server if it is ours. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#lifetime.abort();
    this.#memoryWatch?.dispose();
    const connection = this.#connection ?? (await this.#pendingConnection());
    this.#connection = undefined;
    this.#documents.clear();
    await connection?.[Symbol.asyncDispose]();
  }

  async #pendingConnection(): Promise<LeanConnection | undefined> {
    const pending = await this.#connecting;
    return pending?.kind === "ok" ? pending.value : undefined;
  }
}
