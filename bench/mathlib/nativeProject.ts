import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { nativeLean } from "../../test/fixtures/native-lean/nativeLean.ts";

export interface BatchAnswer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project where a Lean can import its modules, until it is disposed of. */
export interface ProjectPlace extends Disposable {
  readonly folder: string;
  /** For `--toolchain`. */
  readonly toolchain: string;
  batch: (file: string) => BatchAnswer;
}

/** The embedded Lean compiles what a file imports by itself. */
export function embeddedProject(folder: string): ProjectPlace {
  return {
    folder,
    toolchain: "embedded",
    batch: (file) => run(process.execPath, ["dist/cli/colloquy-lean.js", file]),
    [Symbol.dispose]: () => undefined,
  };
}

/**
 * The native Lean for tests comes without lake, so a copy of its toolchain gets the project's modules into its library, and the
 * other files stand in a folder without a lakefile.
 */
export function nativeProject(project: string): ProjectPlace {
  const native = nativeLean();
  if (native.kind === "missing") throw new Error(native.reason);
  const work = mkdtempSync(join(tmpdir(), "colloquy-stand-in-"));
  const toolchain = join(work, "toolchain");
  const library = join(toolchain, "lib", "lean");
  mkdirSync(join(toolchain, "bin"), { recursive: true });
  mkdirSync(library, { recursive: true });
  cpSync(native.lean, join(toolchain, "bin", "lean"));
  const nativeLibrary = join(native.folder, "lib", "lean");
  for (const name of readdirSync(nativeLibrary)) symlinkSync(join(nativeLibrary, name), join(library, name));
  const lean = join(toolchain, "bin", "lean");
  for (const file of importsFirst(project)) compile(lean, { project, file, library });
  const folder = join(work, "project");
  for (const file of globSync("{Goals,Solved}*.lean", { cwd: project }))
    cpSync(join(project, file), join(folder, file));
  return {
    folder,
    toolchain: lean,
    batch: (file) => run(lean, [file]),
    [Symbol.dispose]: () => rmSync(work, { recursive: true, force: true }),
  };
}

interface Compilation {
  readonly project: string;
  readonly file: string;
  readonly library: string;
}

function compile(lean: string, { project, file, library }: Compilation): void {
  const compiled = join(library, file.replace(/\.lean$/u, ".olean"));
  mkdirSync(dirname(compiled), { recursive: true });
  const index = compiled.replace(/olean$/u, "ilean");
  const answer = run(lean, ["-R", resolve(project), "-o", compiled, "-i", index, resolve(project, file)]);
  if (answer.status !== 0) throw new Error(`${file} does not compile:\n${answer.stdout}${answer.stderr}`);
}

/** The files of the project's library, each behind those that it imports. */
function importsFirst(project: string): readonly string[] {
  const files = globSync(["Mathlib.lean", "Mathlib/**/*.lean"], { cwd: project }).toSorted();
  const ordered = new Set<string>();
  const add = (file: string): void => {
    if (ordered.has(file) || !files.includes(file)) return;
    const text = readFileSync(join(project, file), "utf8");
    for (const [, name = ""] of text.matchAll(/^import (\S+)/gmu)) add(`${name.replaceAll(".", "/")}.lean`);
    ordered.add(file);
  };
  for (const file of files) add(file);
  return [...ordered];
}

function run(command: string, args: readonly string[]): BatchAnswer {
  return spawnSync(command, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
}
