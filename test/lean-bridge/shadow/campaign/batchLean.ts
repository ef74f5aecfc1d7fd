import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import * as z from "zod";
import { batchCommandLine } from "./campaignLean.ts";

const MessageSchema = z.object({
  severity: z.enum(["error", "warning", "information"]),
  kind: z.string(),
  data: z.string(),
  pos: z.object({ line: z.number(), column: z.number() }),
});

/** A message of batch Lean about a text on the disk; lines count from 0. */
export interface BatchMessage {
  readonly severity: "error" | "warning" | "information";
  readonly isSorry: boolean;
  readonly text: string;
  readonly line: number;
}

const timeoutMs = 300_000;

/** Compiles a text in a separate process. A process that does not end is a fault of the test. */
export async function batchMessages(path: string, text: string): Promise<readonly BatchMessage[]> {
  writeFileSync(path, text);
  const { command, args } = batchCommandLine(["--json", path]);
  const output = await new Promise<string>((resolve, reject) => {
    execFile(command, [...args], { timeout: timeoutMs, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && error.code !== 1) reject(new Error(`batch Lean ended with ${error.code}: ${stderr}`));
      else resolve(stdout);
    });
  });
  return output
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const { severity, kind, data, pos } = MessageSchema.parse(JSON.parse(line));
      return { severity, isSorry: kind === "hasSorry", text: data, line: pos.line - 1 };
    });
}
