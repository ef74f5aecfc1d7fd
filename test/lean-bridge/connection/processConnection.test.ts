import { expect, test } from "vitest";
import { openProcessConnection } from "../../../lean-bridge/connection/processConnection.ts";
import { standInServer } from "./standInServer.ts";

const server = { command: process.execPath, args: ["-e", standInServer], cwd: ".", env: {}, engine: "stand-in" };

test("a server that ends at an `exit` without parameters alone ends by itself and at once", async () => {
  const opened = await openProcessConnection(server, null, new AbortController().signal);
  if (opened.kind === "error") throw new Error(opened.problem.kind);
  const started = performance.now();
  await opened.value[Symbol.asyncDispose]();
  // Two seconds later it would be killed.
  expect(performance.now() - started).toBeLessThan(1500);
});
