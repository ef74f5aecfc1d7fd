import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { serverCapabilities, serverInfo } from "./capabilities.ts";
import { classify, errorResponse, isId, isObject, type JsonObject, type MessageId } from "./jsonRpc.ts";
import { member, type RpcError, resultResponse } from "./jsonRpc.ts";
import { OpenDocuments } from "./openDocuments.ts";
import { PrefixRequests } from "./prefixRequests.ts";
import { ReverseRequests } from "./requestLedger.ts";
import { isWorkerNotification, isWorkerRequest, ownerOfItem, uriOf } from "./routing.ts";
import type { WorkerHolder } from "./sessionHost.ts";
import type { WatchdogOptions, WatchdogPorts } from "./watchdogPorts.ts";
import { WorkerPool } from "./workerPool.ts";
import { leanErrorCodes, leanMethods } from "../../protocol/messages.ts";

type Phase = "fresh" | "running" | "shutDown";

/**
 * Serves a language client over `ports.input` and `ports.output` until it says `exit`, the input ends or the signal
 * aborts; by then all workers have ended. Returns the exit code that LSP asks for: 0 after `shutdown`, else 1.
 */
export async function serveLean(ports: WatchdogPorts, options: WatchdogOptions, signal: AbortSignal): Promise<number> {
  const watchdog = new Watchdog(ports, options);
  const killWorkers = (): void => watchdog.killWorkers();
  process.once("exit", killWorkers);
  try {
    return await watchdog.serve(signal);
  } finally {
    process.off("exit", killWorkers);
  }
}

class Watchdog {
  readonly #ports: WatchdogPorts;
  readonly #options: WatchdogOptions;
  readonly #writer: StreamMessageWriter;
  readonly #pool: WorkerPool;
  readonly #reverseRequests = new ReverseRequests<WorkerHolder>();
  readonly #documents: OpenDocuments;
  readonly #prefixRequests: PrefixRequests;
  #initializeParams: JsonObject = {};
  #phase: Phase = "fresh";

  constructor(ports: WatchdogPorts, options: WatchdogOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#writer = new StreamMessageWriter(ports.output);
    this.#pool = new WorkerPool({ ...options, startWorker: ports.startWorker, log: ports.log });
    this.#prefixRequests = new PrefixRequests(ports);
    this.#documents = new OpenDocuments({
      ports,
      options,
      pool: this.#pool,
      reverseRequests: this.#reverseRequests,
      toClient: (message) => this.#toClient(message),
    });
  }

  async serve(signal: AbortSignal): Promise<number> {
    const vitalsTimer = setInterval(() => this.#documents.watchWorkers(), this.#options.vitalsIntervalMs);
    await this.#untilExit(signal);
    clearInterval(vitalsTimer);
    this.#prefixRequests.cancelAll();
    this.#documents.abandonAll();
    await this.#pool.close();
    return this.#phase === "shutDown" ? 0 : 1;
  }

  killWorkers(): void {
    this.#pool.killAll();
  }

  #untilExit(signal: AbortSignal): Promise<void> {
    const { input, output, log } = this.#ports;
    const reader = new StreamMessageReader(input);
    return new Promise((resolve) => {
      const end = (): void => resolve();
      signal.addEventListener("abort", end, { once: true });
      for (const event of ["end", "close"]) input.once(event, end);
      output.once("error", end);
      this.#writer.onError(() => end());
      reader.onError((error) => log(`the client sent what is no message: ${error.message}`));
      reader.listen((message) => {
        if (member(message, "method") === leanMethods.exit) end();
        else this.#fromClient(message);
      });
    });
  }

  #toClient(message: Message): void {
    void this.#writer.write(message).catch(() => {});
  }

  #fromClient(message: Message): void {
    const incoming = classify(message);
    switch (incoming.kind) {
      case "request": {
        const error = this.#request(incoming.id, incoming.method, incoming.params);
        if (error !== undefined) this.#toClient(errorResponse(incoming.id, error));
        return;
      }
      case "notification":
        if (this.#phase === "running") this.#notification(incoming.method, incoming.params);
        return;
      case "response": {
        const asked = this.#reverseRequests.settle(incoming.id);
        asked?.origin.worker?.send({ ...incoming.message, id: asked.workerId } as Message);
        return;
      }
      case "invalid":
        this.#toClient(
          errorResponse(incoming.id, { code: leanErrorCodes.invalidRequest, message: "no JSON-RPC message" }),
        );
    }
  }

  /** Returns the error to answer with, if the request is not answered otherwise. */
  #request(id: MessageId, method: string, params: unknown): RpcError | undefined {
    const { invalidRequest, serverNotInitialized } = leanErrorCodes;
    if (this.#phase === "shutDown") return { code: invalidRequest, message: "the server was shut down" };
    if (method === leanMethods.initialize) return this.#initialize(id, params);
    if (this.#phase === "fresh") return { code: serverNotInitialized, message: "the server is not initialized" };
    if (method === leanMethods.shutdown) {
      this.#phase = "shutDown";
      this.#toClient(resultResponse(id, null));
      return undefined;
    }
    if (this.#prefixRequests.take({ id, method, params }, (message) => this.#toClient(message))) return undefined;
    return this.#workerRequest(id, method, params);
  }

  #initialize(id: MessageId, params: unknown): RpcError | undefined {
    if (this.#phase !== "fresh") return { code: leanErrorCodes.invalidRequest, message: "already initialized" };
    if (!isObject(params)) return { code: leanErrorCodes.invalidParams, message: "initialize needs params" };
    this.#phase = "running";
    // Lean refuses to start without capabilities, even empty ones.
    this.#initializeParams = { ...params, capabilities: params["capabilities"] ?? {} };
    this.#toClient(resultResponse(id, { capabilities: serverCapabilities, serverInfo }));
    const { rootUri } = params;
    if (typeof rootUri === "string") this.#pool.prewarm(this.#ports.projectFolderOf(`${rootUri}/prewarmed.lean`));
    return undefined;
  }

  #workerRequest(id: MessageId, method: string, params: unknown): RpcError | undefined {
    const { contentModified, invalidParams, methodNotFound } = leanErrorCodes;
    if (!isWorkerRequest(method)) return { code: methodNotFound, message: `'${method}' is not served here` };
    const uri = uriOf(params) ?? ownerOfItem(params);
    if (uri === undefined) return { code: invalidParams, message: `'${method}' needs params that name a document` };
    const session = this.#documents.use(uri);
    if (session === undefined) return { code: contentModified, message: `'${uri}' is not open` };
    session.request({ clientId: id, method, params });
    return undefined;
  }

  #cancel(id: MessageId): void {
    this.#prefixRequests.cancel(id);
    this.#documents.cancel(id);
  }

  #filesChanged(changes: unknown): void {
    const uris = Array.isArray(changes) ? changes.map((change: unknown) => member(change, "uri")) : [];
    for (const uri of uris)
      if (typeof uri === "string" && uri.endsWith(".lean")) this.#documents.dependencyChanged(uri);
  }

  #notification(method: string, params: unknown): void {
    if (!isObject(params)) return;
    if (method === leanMethods.didOpen) return this.#documents.open(params, this.#initializeParams);
    if (method === leanMethods.didChangeWatchedFiles) return this.#filesChanged(params["changes"]);
    const { id } = params;
    if (method === leanMethods.cancelRequest) return isId(id) ? this.#cancel(id) : undefined;
    const uri = uriOf(params);
    if (uri === undefined) return;
    const session = method === leanMethods.didChange ? this.#documents.use(uri) : this.#documents.find(uri);
    if (method === leanMethods.didChange) session?.change(params);
    else if (method === leanMethods.didClose) this.#documents.close(uri);
    else if (isWorkerNotification(method)) session?.notify(method, params);
  }
}
