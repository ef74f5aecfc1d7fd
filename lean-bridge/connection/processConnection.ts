import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  type CancellationToken,
  ConnectionError,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from "vscode-jsonrpc/node";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { leanMethods } from "../protocol/messages.ts";
import { initializeParams } from "../protocol/leanProtocol.ts";
import { abortableRequest } from "./abortableRequest.ts";
import type { LeanConnection, RequestProblem, Subscription } from "./leanConnection.ts";
import { Listeners } from "./listeners.ts";

/** How to start a server that speaks the protocol on its standard streams. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Shown to people: "embedded Lean 4.28.0-pre", "lake serve in proj". */
  readonly engine: string;
}

export type OpenProblem =
  | { readonly kind: "notStarted"; readonly command: string; readonly detail: string }
  | { readonly kind: "notInitialized"; readonly command: string; readonly detail: string }
  | { readonly kind: "cancelled" };

const closeGraceMs = 2000;

/** Starts the server, waits for its `initialize`, and hands out the connection. The process ends with it. */
export async function openProcessConnection(
  server: ServerCommand,
  rootUri: string | null,
  signal: AbortSignal,
): Promise<Result<LeanConnection, OpenProblem>> {
  if (signal.aborted) return failure({ kind: "cancelled" });
  const child = spawn(server.command, [...server.args], {
    cwd: server.cwd,
    env: server.env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const started = await startedOrProblem(child);
  if (started !== undefined) return failure({ kind: "notStarted", command: server.command, detail: started });
  const connection = new ProcessConnection(child, server);
  const answer = await connection.request(leanMethods.initialize, initializeParams(rootUri, process.pid), signal);
  if (answer.kind === "ok") {
    connection.notify(leanMethods.initialized, {});
    return ok(connection);
  }
  await connection[Symbol.asyncDispose]();
  if (answer.problem.kind === "cancelled") return failure({ kind: "cancelled" });
  const detail = answer.problem.kind === "rejected" ? answer.problem.message : connection.lastWords();
  return failure({ kind: "notInitialized", command: server.command, detail });
}

async function startedOrProblem(child: ChildProcess): Promise<string | undefined> {
  try {
    await once(child, "spawn");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

class ProcessConnection implements LeanConnection {
  readonly engine: string;
  readonly #child: ChildProcess;
  readonly #rpc: MessageConnection;
  readonly #notifications = new Listeners<[method: string, params: unknown]>();
  readonly #closed = new Listeners<[reason: string]>();
  #closing: Promise<void> | undefined;
  #isClosed = false;
  #errorOutput = "";

  constructor(child: ChildProcess, server: ServerCommand) {
    if (!child.stdout || !child.stdin) throw new Error("the server was started without pipes");
    this.engine = server.engine;
    this.#child = child;
    this.#rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    this.#rpc.onNotification((method, params) => this.#notifications.call(method, params));
    // A server may ask for refreshes or registrations; nothing of ours depends on them, but it waits for the answer.
    this.#rpc.onRequest(() => null);
    this.#rpc.onError(() => this.#markClosed("the server sent something that is not a protocol message"));
    this.#rpc.onClose(() => this.#markClosed(this.lastWords()));
    this.#rpc.listen();
    child.stdin.on("error", () => this.#markClosed(this.lastWords()));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#errorOutput = (this.#errorOutput + text).slice(-2000);
    });
    child.once("exit", (code, exitSignal) =>
      this.#markClosed(`the server ended (${exitSignal ?? `exit code ${code}`})`),
    );
  }

  get processId(): number | undefined {
    return this.#child.pid;
  }

  /** The end of what the server wrote to its error stream, or a plain sentence. */
  lastWords(): string {
    const lines = this.#errorOutput.trim().split("\n");
    return lines[lines.length - 1] || "the server closed its output";
  }

  async request(method: string, params: object, signal: AbortSignal): Promise<Result<unknown, RequestProblem>> {
    if (this.#isClosed) return failure({ kind: "closed" });
    return abortableRequest((token) => this.#send(method, params, token), this.#closed, signal);
  }

  async #send(method: string, params: object, token: CancellationToken): Promise<Result<unknown, RequestProblem>> {
    try {
      return ok<unknown>(await this.#rpc.sendRequest(method, params, token));
    } catch (error) {
      if (error instanceof ResponseError)
        return failure({ kind: "rejected", code: error.code, message: error.message });
      if (error instanceof ConnectionError || this.#isClosed) return failure({ kind: "closed" });
      throw error;
    }
  }

  notify(method: string, params: object): void {
    if (this.#isClosed) return;
    // A write that fails means that the pipe is gone, which `onClose` and `exit` report.
    this.#rpc.sendNotification(method, params).catch(() => undefined);
  }

  onNotification(listener: (method: string, params: unknown) => void): Subscription {
    return this.#notifications.add(listener);
  }

  onClosed(listener: (reason: string) => void): Subscription {
    return this.#closed.add(listener);
  }

  #markClosed(reason: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closed.call(reason);
    this.#rpc.dispose();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const exited =
      this.#child.exitCode !== null || this.#child.signalCode !== null ? undefined : once(this.#child, "exit");
    if (!this.#isClosed) {
      await this.request(leanMethods.shutdown, {}, AbortSignal.timeout(closeGraceMs));
      // Without any parameters: Lean's server takes `exit` with some, also `{}`, for no `exit` at all and lives on.
      await this.#rpc.sendNotification(leanMethods.exit).catch(() => undefined);
    }
    const kill = setTimeout(() => this.#child.kill("SIGKILL"), closeGraceMs);
    await exited;
    clearTimeout(kill);
    this.#markClosed("closed by us");
  }
}
