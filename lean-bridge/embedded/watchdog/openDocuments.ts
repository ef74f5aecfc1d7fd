import { DocumentSession } from "./documentSession.ts";
import { type JsonObject, type MessageId, member } from "./jsonRpc.ts";
import type { SessionHost, WorkerHolder } from "./sessionHost.ts";
import { BusyWatch, StallWatch } from "./vitals.ts";
import type { WatchdogOptions, WatchdogPorts } from "./watchdogPorts.ts";
import type { WorkerConnection } from "./workerConnection.ts";
import type { WorkerPool } from "./workerPool.ts";
import { workerMethods } from "../../protocol/messages.ts";

interface OpenDocumentsSetup {
  readonly ports: WatchdogPorts;
  readonly options: WatchdogOptions;
  readonly pool: WorkerPool;
  readonly reverseRequests: SessionHost["reverseRequests"];
  readonly toClient: SessionHost["toClient"];
}

/** The open documents, and who of them has one of the few workers. */
export class OpenDocuments {
  readonly #setup: OpenDocumentsSetup;
  /** By URI, the document used last at the end. */
  readonly #sessions = new Map<string, DocumentSession>();
  readonly #watches = new WeakMap<WorkerConnection, { readonly busy: BusyWatch; readonly stall: StallWatch }>();

  constructor(setup: OpenDocumentsSetup) {
    this.#setup = setup;
  }

  /** Opens what the params of a `didOpen` name; a document that is open already begins anew. */
  open(params: JsonObject, initializeParams: JsonObject): void {
    const document = params["textDocument"];
    const [uri, text] = [member(document, "uri"), member(document, "text")];
    const [version, languageId] = [member(document, "version"), member(document, "languageId")];
    if (typeof uri !== "string" || typeof text !== "string") return;
    this.close(uri);
    const opened = {
      uri,
      text,
      version: typeof version === "number" ? version : 0,
      languageId: typeof languageId === "string" ? languageId : "lean4",
    };
    const session = new DocumentSession(opened, this.#sessionHost(initializeParams));
    this.#sessions.set(uri, session);
    session.start();
  }

  close(uri: string): void {
    const session = this.#sessions.get(uri);
    this.#sessions.delete(uri);
    session?.close();
  }

  find(uri: string): DocumentSession | undefined {
    return this.#sessions.get(uri);
  }

  /** The same, and the document counts as used. */
  use(uri: string): DocumentSession | undefined {
    const session = this.#sessions.get(uri);
    if (session === undefined) return undefined;
    this.#sessions.delete(uri);
    this.#sessions.set(uri, session);
    return session;
  }

  /** Tells the workers of all documents that import a changed file; Lean then says so in a message on each. */
  dependencyChanged(changedUri: string): void {
    for (const session of this.#sessions.values()) {
      if (this.#setup.ports.dependsOn(session, changedUri))
        session.notify(workerMethods.staleDependency, { staleDependency: changedUri });
    }
  }

  cancel(id: MessageId): void {
    for (const session of this.#sessions.values()) if (session.cancel(id)) return;
  }

  abandonAll(): void {
    for (const session of this.#sessions.values()) session.abandon();
  }

  /** Ends workers that use too much memory, restarts those that are busy with nothing. */
  watchWorkers(): void {
    const { options, ports } = this.#setup;
    for (const session of this.#withWorkers()) {
      const { worker } = session;
      const vitals = worker?.pid === undefined ? undefined : ports.vitalsOf(worker.pid);
      if (worker === undefined || vitals === undefined) continue;
      const { cpuSeconds, rssMb } = vitals;
      const seen = { nowMs: performance.now(), cpuSeconds, idle: session.idle, waiting: !session.idle };
      const watches = this.#watches.get(worker);
      if (rssMb > options.maxWorkerRssMb) session.kill(`it used more than ${options.maxWorkerRssMb} MB of memory`);
      else if (watches?.busy.observe(seen) === true) session.restartBusy();
      else if (watches?.stall.observe(seen) === true) session.replaceStalled();
    }
  }

  #sessionHost(initializeParams: JsonObject): SessionHost {
    const { ports, pool, reverseRequests, toClient } = this.#setup;
    return {
      initializeParams,
      reverseRequests,
      toClient,
      compileImports: ports.compileImports,
      workerUriOf: ports.workerUriOf,
      takeWorker: (session) => this.#takeWorker(session),
      releaseWorker: (worker) => pool.release(worker),
      onSettled: (session) => this.#prewarmBeside(session),
      log: ports.log,
    };
  }

  /**
   * Over the cap the least recently used document gives up its worker: one that is settled if there is any, else
   * whichever, so that a document that never settles cannot keep the person's next one from opening.
   */
  #takeWorker(session: WorkerHolder): WorkerConnection {
    const { options, pool, ports } = this.#setup;
    const others = this.#withWorkers().filter((other) => other !== session);
    if (others.length >= options.maxWorkers) (others.find((other) => other.idle) ?? others[0])?.park();
    const worker = pool.take(ports.projectFolderOf(session.uri), session.uri);
    const { busyGraceMs, stallGraceMs } = options;
    this.#watches.set(worker, { busy: new BusyWatch(busyGraceMs), stall: new StallWatch(stallGraceMs) });
    return worker;
  }

  #prewarmBeside(session: WorkerHolder): void {
    const { options, pool, ports } = this.#setup;
    if (this.#withWorkers().length < options.maxWorkers) pool.prewarm(ports.projectFolderOf(session.uri));
  }

  #withWorkers(): readonly DocumentSession[] {
    return [...this.#sessions.values()].filter((session) => session.worker !== undefined);
  }
}
