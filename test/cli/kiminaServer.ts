import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Snippet {
  readonly id: string;
  readonly code: string;
}

export interface KiminaServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly KiminaQuestion[];
}

export interface KiminaQuestion {
  readonly snippets: readonly Snippet[];
  readonly timeout: number;
  readonly reuse: boolean;
  readonly authorization: string | undefined;
}

/** A reply: a status with a body, or no answer at all. */
type Reply = { readonly status: number; readonly body: unknown } | "hang";

/**
 * Starts a local server that answers `POST /api/check` like a Kimina Lean Server; the function gives Lean's answers.
 */
export async function startKiminaServer(
  reply: (question: KiminaQuestion, number: number) => Reply | Promise<Reply>,
): Promise<KiminaServer> {
  const asked: KiminaQuestion[] = [];
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      let text = "";
      for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
      if (request.method !== "POST" || request.url !== "/api/check") return void response.writeHead(404).end();
      const question: KiminaQuestion = { ...JSON.parse(text), authorization: request.headers.authorization };
      asked.push(question);
      const said = await reply(question, asked.length);
      if (said === "hang") return;
      response.writeHead(said.status, { "content-type": "application/json" }).end(JSON.stringify(said.body));
    };
    answer().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
