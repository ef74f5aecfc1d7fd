import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { quickToolchain } from "../fixtures/testEngine.ts";

export const colloquy = resolve(import.meta.dirname, "../../dist/cli/colloquy.js");

export interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the bundled command as a person would; its output is a pipe. */
export async function runColloquy(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [colloquy, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const [exitCode]: (number | null)[] = await once(child, "close");
  return { exitCode: exitCode ?? null, out, err };
}

/** The same on the Lean for suites that prove the same on either, which is found on the path. */
export function runQuickly(args: readonly string[]): Promise<Ended> {
  const path = process.env["PATH"] ?? "";
  return runColloquy(
    args,
    quickToolchain === "embedded" ? {} : { PATH: `${dirname(quickToolchain)}${delimiter}${path}` },
  );
}

export interface Folder extends Disposable {
  readonly path: string;
  write(name: string, content: string | Uint8Array): string;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), "colloquy-cli-"));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      // Another test may be reading it.
      if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(content))) writeFileSync(file, content);
      return file;
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
