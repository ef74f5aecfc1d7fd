import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { notification } from "./jsonRpc.ts";
import type { LeanProcess } from "./leanProcess.ts";
import { leanMethods } from "../../protocol/messages.ts";

export interface WorkerListener {
  onMessage(message: Message): void;
  /** Called once, after the last message. `code` is null when a signal ended the process. */
  onExit(code: number | null): void;
}

/** Messages to and from one worker process. */
export class WorkerConnection {
  readonly #process: LeanProcess;
  readonly #writer: StreamMessageWriter;
  readonly #reader: StreamMessageReader;
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>;
  #listener: WorkerListener | undefined;
  #ended = false;

  constructor(process: LeanProcess, log: (line: string) => void) {
    this.#process = process;
    this.#writer = new StreamMessageWriter(process.stdin);
    this.#reader = new StreamMessageReader(process.stdout);
    // A worker that died refuses what is still written to it; its exit tells what there is to tell.
    process.stdin.on("error", () => {});
    this.#writer.onError(() => {});
    this.#reader.onError((error) => {
      log(`worker ${process.pid ?? "?"} sent what is no message: ${error.message}`);
      this.kill();
    });
    this.#reader.listen((message) => this.#listener?.onMessage(message));
    this.exited = new Promise((resolve) => {
      process.onExit((code) => {
        this.#ended = true;
        resolve();
        this.#listener?.onExit(code);
      });
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** From now on messages and the end go to `listener`; undefined when nobody cares any more. */
  listen(listener: WorkerListener | undefined): void {
    this.#listener = listener;
  }

  send(message: Message): void {
    if (this.#ended || !this.#process.stdin.writable) return;
    void this.#writer.write(message).catch(() => {});
  }

  /** Asks the worker to end and kills it after `graceMs`; resolves when it has ended. */
  async stop(graceMs: number): Promise<void> {
    if (!this.#ended) {
      const end = (): void => void this.#process.stdin.end();
      void this.#writer.write(notification(leanMethods.exit, undefined)).then(end, end);
    }
    const timer = setTimeout(() => this.kill(), graceMs);
    await this.exited;
    clearTimeout(timer);
  }

  kill(): void {
    if (!this.#ended) this.#process.kill("SIGKILL");
  }
}
