import type { Message } from "vscode-jsonrpc/node";
import type { JsonObject } from "./jsonRpc.ts";
import type { ReverseRequests } from "./requestLedger.ts";
import type { WatchdogPorts } from "./watchdogPorts.ts";
import type { WorkerConnection } from "./workerConnection.ts";

/** An open document as those see it who hand it a worker or carry the worker's messages. */
export interface WorkerHolder {
  readonly uri: string;
  /** The worker's name for the document. */
  readonly workerUri: string;
  readonly worker: WorkerConnection | undefined;
  /** Told the result of each completion: Lean names its module in it. */
  learnModule(completion: unknown): void;
}

/** The part of a watchdog that the session of an open document needs. */
export interface SessionHost {
  /** The params of the client's `initialize`, for the worker. */
  readonly initializeParams: JsonObject;
  readonly reverseRequests: ReverseRequests<WorkerHolder>;
  readonly toClient: (message: Message) => void;
  readonly compileImports: WatchdogPorts["compileImports"];
  readonly workerUriOf: WatchdogPorts["workerUriOf"];
  /** Makes room among the workers if need be and hands over one that nobody listens to yet. */
  readonly takeWorker: (session: WorkerHolder) => WorkerConnection;
  readonly releaseWorker: (worker: WorkerConnection) => void;
  readonly onSettled: (session: WorkerHolder) => void;
  readonly log: (line: string) => void;
}
