import { PassThrough } from "node:stream";
import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { member } from "../../../../lean-bridge/embedded/watchdog/jsonRpc.ts";
import type { LeanProcess } from "../../../../lean-bridge/embedded/watchdog/leanProcess.ts";

let nextPid = 1000;

/** A file worker with the answers of a test. It ends by `exit`, by the end of its input, or when killed. */
export class FakeWorker implements LeanProcess {
  readonly pid = nextPid++;
  readonly stdin = new PassThrough();
  readonly stdout = new PassThrough();
  readonly received: Message[] = [];
  ended = false;
  #exitListener: ((code: number | null) => void) | undefined;
  readonly #writer = new StreamMessageWriter(this.stdout);

  constructor() {
    new StreamMessageReader(this.stdin).listen((message) => {
      this.received.push(message);
      const method = member(message, "method");
      if (method === "exit") this.exit(0);
      if (method === "textDocument/didOpen" || method === "textDocument/didChange") {
        this.settle(String(member(this.#document(message), "uri")), Number(member(this.#document(message), "version")));
      }
    });
    this.stdin.once("end", () => this.exit(1));
  }

  kill(): void {
    this.exit(null);
  }

  onExit(listener: (code: number | null) => void): void {
    this.#exitListener = listener;
  }

  exit(code: number | null): void {
    if (this.ended) return;
    this.ended = true;
    setImmediate(() => this.#exitListener?.(code));
  }

  say(message: object): void {
    void this.#writer.write({ jsonrpc: "2.0", ...message });
  }

  settle(uri: string, version: number): void {
    this.say({ method: "$/lean/fileProgress", params: { textDocument: { uri, version }, processing: [] } });
  }

  /** The messages that it received for that method. */
  sent(method: string): Message[] {
    return this.received.filter((message) => member(message, "method") === method);
  }

  #document(message: Message): unknown {
    return member(member(message, "params"), "textDocument");
  }
}
