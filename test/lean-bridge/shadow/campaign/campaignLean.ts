import { embeddedCommandLine, embeddedSession } from "../../../fixtures/testEngine.ts";
import { openProcessConnection } from "../../../../lean-bridge/connection/processConnection.ts";
import { LeanSession } from "../../../../lean-bridge/session/leanSession.ts";

/** A `lean` of the computer for comparison instead of the embedded one; never used to verify proofs. */
const native = process.env["COLLOQUY_CAMPAIGN_LEAN"];

export function campaignSession(): LeanSession {
  if (native === undefined) return embeddedSession({ cwd: "/", reportDelayMs: 1 });
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const launch = { command: native, args: ["--server", "-Dserver.reportDelayMs=1"], cwd: "/", env, engine: native };
  return new LeanSession((signal) => openProcessConnection(launch, null, signal));
}

export function batchCommandLine(args: readonly string[]): {
  readonly command: string;
  readonly args: readonly string[];
} {
  return native === undefined ? embeddedCommandLine(args) : { command: native, args };
}
