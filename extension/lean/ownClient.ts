import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { LogOutputChannel, TextDocument, WorkspaceFolder } from "vscode";
import { Uri } from "vscode";
import type { MessageTransports } from "vscode-languageclient/node";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State } from "vscode-languageclient/node";
import * as z from "zod";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { leanMethods } from "../../lean-bridge/protocol/messages.ts";
import type { LeanConnection } from "../../lean-bridge/connection/leanConnection.ts";
import type { OpenProblem } from "../../lean-bridge/connection/processConnection.ts";
import type { OpenedToolchain } from "../../lean-bridge/toolchain/openToolchain.ts";
import { ClientConnection } from "./clientConnection.ts";
import { tappedTransport } from "./tappedTransport.ts";

const exitGraceMs = 2000;

const privateUri = /\.colloquy-shadow-\d+\.lean$/u;

const AboutDocumentSchema = z.looseObject({
  uri: z.string().optional(),
  textDocument: z.looseObject({ uri: z.string() }).optional(),
});

/** True if a message is about one of our private documents. */
function isPrivate(params: unknown): boolean {
  const about = AboutDocumentSchema.safeParse(params).data;
  return privateUri.test(about?.uri ?? about?.textDocument?.uri ?? "");
}

/** The editor's client for our own Lean: diagnostics, hover, completion and so on; our bridge uses the same server. */
export class OwnClient {
  readonly #toolchain: OpenedToolchain;
  readonly #log: LogOutputChannel;
  readonly #client: LanguageClient;
  #connection: ClientConnection | undefined;
  #process: ChildProcess | undefined;
  #isStopped = false;

  constructor(toolchain: OpenedToolchain, folder: WorkspaceFolder | undefined, log: LogOutputChannel) {
    this.#toolchain = toolchain;
    this.#log = log;
    const root = Uri.parse(toolchain.rootUri).fsPath;
    this.#client = new LanguageClient("colloquy.lean", "Lean 4 (Colloquy)", () => this.#start(), {
      documentSelector: [
        { scheme: "file", language: "lean4", pattern: { baseUri: toolchain.rootUri, pattern: "**/*" } },
      ],
      workspaceFolder: folder ?? { uri: Uri.file(root), name: root, index: 0 },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { hasWidgets: true },
      // The bridge starts the server again with its next question; the editor's features come back with it.
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
    });
    this.#client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) this.#connection?.markClosed("the Lean server ended");
    });
  }

  /** The id of the server's own process, while it runs. */
  get processId(): number | undefined {
    return this.#process?.pid;
  }

  /** Opens the connection, starting the server if it does not run. */
  async connect(signal: AbortSignal): Promise<Result<LeanConnection, OpenProblem>> {
    if (signal.aborted) return failure({ kind: "cancelled" });
    try {
      if (!this.#client.isRunning()) await this.#client.start();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#log.error(`Lean did not start: ${detail}`);
      return failure({ kind: "notInitialized", command: this.#toolchain.plan.command, detail });
    }
    const client = this.#client;
    this.#connection = new ClientConnection(
      {
        sendRequest: (method, params, token) => client.sendRequest(method, params, token),
        sendNotification: (method, params) => client.sendNotification(method, params),
        isRunning: () => client.isRunning(),
      },
      this.#toolchain.engine,
      this.processId,
    );
    return ok(this.#connection);
  }

  /** Lean starts a new worker for a document only when it is opened again. */
  reopen(document: TextDocument): void {
    const { uri, languageId, version } = document;
    const textDocument = { uri: uri.toString(), languageId, version, text: document.getText() };
    this.#connection?.notify(leanMethods.didClose, { textDocument: { uri: uri.toString() } });
    this.#connection?.notify(leanMethods.didOpen, { textDocument });
  }

  async #start(): Promise<MessageTransports> {
    const { command, args, cwd, env } = this.#toolchain.plan;
    this.#log.info(`starting ${this.#toolchain.engine}: ${command} ${args.join(" ")}`);
    const child = spawn(command, [...args], { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
    await once(child, "spawn");
    this.#process = child;
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (!this.#isStopped) this.#log.debug(text.trimEnd());
    });
    child.once("exit", (code, signal) => {
      // A server that we ended ourselves is not worth a warning, and the log may be closed by then.
      if (!this.#isStopped) this.#log.warn(`the Lean server ended (${signal ?? `exit code ${code}`})`);
      this.#process = undefined;
      this.#connection?.markClosed("the Lean server ended");
    });
    return tappedTransport(
      { input: child.stdout, output: child.stdin },
      (method, params) => this.#connection?.receive(method, params),
      isPrivate,
    );
  }

  /** Settles when the server is gone, or when we stop waiting for it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#connection?.markClosed("closed by us");
    if (this.#client.needsStop()) await this.#client.stop(3000).catch(() => undefined);
    const child = this.#process;
    if (child) {
      const exited = once(child, "exit");
      child.kill();
      await Promise.race([exited, wait(exitGraceMs)]);
    }
    await this.#client.dispose().catch(() => undefined);
  }
}
