import { setTimeout as wait } from "node:timers/promises";
import type { CancellationToken, LogOutputChannel, TextDocument, Uri } from "vscode";
import { extensions } from "vscode";

const neighbourId = "leanprover.lean4";
/** Its features come only when a Lean file is shown and its own conditions hold, so nothing waits for them for ever. */
const patienceMs = 15_000;

/** The part of a client of the Lean 4 extension that we use; every member is looked up, as its interface may change. */
export interface NeighbourClient {
  sendRequest(method: string, params: object, token: CancellationToken): Promise<unknown>;
  sendNotification(method: string, params: object): Promise<void>;
  isRunning(): boolean;
  restartFile?(document: TextDocument): Promise<void>;
}

type Found<Value> =
  | { readonly kind: "found"; readonly value: Value }
  | { readonly kind: "absent" }
  | { readonly kind: "unusable"; readonly reason: string };

/** The Lean 4 extension, which serves the person's documents if it is installed. */
export class Neighbour {
  readonly #findClient: (place: object) => unknown;

  private constructor(findClient: (place: object) => unknown) {
    this.#findClient = findClient;
  }

  /** Looks it up and waits for its features, for a limited time. */
  static async find(log: LogOutputChannel, signal: AbortSignal): Promise<Found<Neighbour>> {
    const extension = extensions.getExtension<unknown>(neighbourId);
    if (!extension) return { kind: "absent" };
    const late = wait(patienceMs, tooLate, { signal });
    try {
      const exported = await Promise.race([extension.activate(), late]);
      if (exported === tooLate) return unusable("it did not start in time", log);
      const features = await Promise.race([member(exported, "lean4EnabledFeatures"), late]);
      if (features === tooLate) return unusable("its features did not come in time", log);
      const provider = member(features, "clientProvider");
      const find = member(provider, "findClient");
      if (typeof find !== "function") return unusable("it exports no `clientProvider.findClient`", log);
      return { kind: "found", value: new Neighbour((place) => Reflect.apply(find, provider, [place])) };
    } catch (error) {
      return unusable(error instanceof Error ? error.message : String(error), log);
    }
  }

  /** Its client for a document as it is now; it has one for each folder and may stop and start them. */
  clientFor(document: TextDocument): NeighbourClient | undefined {
    const client = this.#findClient(placeOf(document.uri));
    return isClient(client) ? client : undefined;
  }
}

const tooLate = Symbol("too late");

function unusable(reason: string, log: LogOutputChannel): { readonly kind: "unusable"; readonly reason: string } {
  log.warn(`the Lean 4 extension cannot be used: ${reason}; Colloquy starts a Lean of its own`);
  return { kind: "unusable", reason };
}

function member(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null ? Reflect.get(holder, name) : undefined;
}

function isClient(value: unknown): value is NeighbourClient {
  return ["sendRequest", "sendNotification", "isRunning"].every((name) => typeof member(value, name) === "function");
}

/** The form in which it names files (`FileUri`). */
function placeOf(uri: Uri): object {
  return {
    scheme: "file",
    fsPath: uri.fsPath,
    asUri: () => uri,
    equals: (other: { readonly fsPath?: string }) => other.fsPath === uri.fsPath,
    toString: () => uri.toString(),
  };
}
