import type { TextDocument } from "vscode";
import type { Result } from "../../core/base/result.ts";
import { failure } from "../../core/base/result.ts";
import type { RequestProblem } from "../../lean-bridge/connection/leanConnection.ts";
import type { LeanSession } from "../../lean-bridge/session/leanSession.ts";
import { ClientConnection } from "./clientConnection.ts";
import type { Neighbour } from "./neighbour.ts";
import type { OwnClient } from "./ownClient.ts";

/** The server that has the person's documents open, as they are in the editor. */
export interface PersonalDocuments {
  /** `params` names the document. */
  request(
    document: TextDocument,
    question: { readonly method: string; readonly params: object },
    signal: AbortSignal,
  ): Promise<Result<unknown, RequestProblem>>;
  /** Called after the worker of a document has gone. */
  reopen(document: TextDocument): void;
}

export function ownDocuments(client: OwnClient, session: LeanSession): PersonalDocuments {
  return {
    request: (_, { method, params }, signal) => session.request(method, params, signal),
    reopen: (document) => client.reopen(document),
  };
}

export function neighboursDocuments(neighbour: Neighbour): PersonalDocuments {
  return {
    request: async (document, { method, params }, signal) => {
      const client = neighbour.clientFor(document);
      if (!client) return failure({ kind: "closed" });
      return new ClientConnection(client, "the Lean 4 extension's server").request(method, params, signal);
    },
    reopen: (document) => {
      // The extension's own name for this; without it the person sees that extension's notice about the worker.
      neighbour
        .clientFor(document)
        ?.restartFile?.(document)
        .catch(() => undefined);
    },
  };
}
