import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { member } from "../../../../lean-bridge/embedded/watchdog/jsonRpc.ts";

type Params = Readonly<Record<string, unknown>>;
export type Answer = {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
};

/** A language client that knows nothing of Lean: it sends messages and keeps those it receives. */
export class PlainClient {
  readonly process: ChildProcess;
  readonly received: Message[] = [];
  readonly #writer: StreamMessageWriter;
  readonly #waiting = new Set<() => void>();
  #nextId = 1;

  constructor(command: string, args: readonly string[]) {
    this.process = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
    if (this.process.stdin === null || this.process.stdout === null) throw new Error("no pipes");
    this.#writer = new StreamMessageWriter(this.process.stdin);
    new StreamMessageReader(this.process.stdout).listen((message) => {
      this.received.push(message);
      for (const look of this.#waiting) look();
    });
  }

  /** Sends a request; returns its id and the promise of its answer. */
  ask(method: string, params?: Params): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = this.#nextId++;
    const sent = { jsonrpc: "2.0", id, method, ...(params === undefined ? {} : { params }) };
    void this.#writer.write(sent);
    const answer = this.until(
      (message) => member(message, "id") === id && member(message, "method") === undefined,
      `the answer to ${method}`,
    );
    return { id, answer: answer as Promise<Answer> };
  }

  request(method: string, params?: Params): Promise<Answer> {
    return this.ask(method, params).answer;
  }

  notify(method: string, params?: Params): void {
    void this.#writer.write({ jsonrpc: "2.0", method, ...(params === undefined ? {} : { params }) } as Message);
  }

  open(uri: string, text: string, version = 1): void {
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId: "lean4", version, text } });
  }

  change(uri: string, version: number, contentChanges: readonly unknown[]): void {
    this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  settle(uri: string, version: number): Promise<Answer> {
    return this.request("textDocument/waitForDiagnostics", { uri, version });
  }

  /** Messages of the newest diagnostics of a document. */
  diagnostics(uri: string): string[] {
    const last = this.received.findLast(
      (message) => member(message, "method") === "textDocument/publishDiagnostics" && uriIn(message) === uri,
    );
    const list = member(member(last, "params"), "diagnostics");
    return Array.isArray(list) ? list.map((diagnostic) => String(member(diagnostic, "message"))) : [];
  }

  /** The first matching message, past or future. */
  until(fits: (message: Message) => boolean, what: string, timeoutMs = 60_000): Promise<Message> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`waited ${timeoutMs} ms for ${what}`));
      }, timeoutMs);
      const look = (): void => {
        const found = this.received.find(fits);
        if (found === undefined) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async initialize(params: Params = {}): Promise<Answer> {
    const answer = await this.request("initialize", { processId: null, rootUri: null, capabilities: {}, ...params });
    this.notify("initialized", {});
    return answer;
  }

  /** Shuts the server down; returns its exit code. */
  async end(): Promise<number | null> {
    const closed = once(this.process, "close");
    await this.request("shutdown");
    this.notify("exit");
    await closed;
    return this.process.exitCode;
  }

  /** Pids of the server's workers (Linux). */
  workerPids(): number[] {
    return childrenOf(this.process.pid ?? 0);
  }
}

export function position(uri: string, line: number, character: number): Params {
  return { textDocument: { uri }, position: { line, character } };
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const [state, ppid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(ppid) === parent && state !== "Z" ? [Number(entry)] : [];
    } catch {
      return [];
    }
  });
}

function uriIn(message: Message): unknown {
  return member(member(message, "params"), "uri");
}
