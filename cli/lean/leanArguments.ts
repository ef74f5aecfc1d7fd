import { failure, ok, type Result } from "../../core/base/result.ts";

/** A call of `colloquy-lean`. */
export type LeanCall =
  | { readonly kind: "help" }
  | { readonly kind: "version"; readonly args: readonly string[] }
  | { readonly kind: "server"; readonly leanOptions: readonly string[] }
  | {
      readonly kind: "batch";
      /** The file as typed; undefined: the text comes from standard input. */
      readonly file: string | undefined;
      /** Lean's options as typed, less those below. */
      readonly args: readonly string[];
      readonly paths: readonly PathOption[];
      /** The folder of the project whose modules may be imported, if it is not the one that the file lies in. */
      readonly project: string | undefined;
    };

/** An option that names a file or folder; `-o` and `-i` are written. */
export interface PathOption {
  readonly flag: "-o" | "-i" | "-R";
  readonly path: string;
}

const pathFlags = new Map<string, PathOption["flag"]>([
  ...(["-o", "-i", "-R"] as const).map((flag) => [flag, flag] as const),
  ["--o", "-o"],
  ["--i", "-i"],
  ["--root", "-R"],
]);
const valueFlags = new Set([
  "-D",
  "-M",
  "-T",
  "-j",
  "-s",
  "-t",
  "-E",
  "--memory",
  "--timeout",
  "--threads",
  "--tstack",
  "--trust",
  "--error",
]);
/** Not an option of Lean's: it is for texts that stand for a file of a project without lying in it. */
const projectFlag = "--project";
const plainFlags = new Set(["--json", "-q", "--quiet", "--profile", "--stats"]);
const versionFlags = new Set(["-v", "--version", "-V", "--short-version", "-g", "--githash"]);

/** Reads arguments as `lean` itself does, as far as the embedded Lean can serve them. The problem is one line. */
export function parseLeanArguments(argv: readonly string[]): Result<LeanCall, string> {
  const [files, args, paths]: [string[], string[], PathOption[]] = [[], [], []];
  let [server, stdin] = [false, false];
  let project: string | undefined;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "-h" || word === "--help") return ok({ kind: "help" });
    if (versionFlags.has(word)) return ok({ kind: "version", args: [word] });
    if (word === "--server") server = true;
    else if (word === "--stdin") stdin = true;
    else if (plainFlags.has(word)) args.push(word);
    else if (!word.startsWith("-") || word === "-") files.push(word);
    else {
      const option = splitOption(word);
      if (option === undefined) return failure(`unknown option '${word}'`);
      const value = option.value ?? argv[++at];
      if (value === undefined) return failure(`option '${word}' needs a value`);
      const flag = pathFlags.get(option.flag);
      if (option.flag === projectFlag) project = value;
      else if (flag !== undefined) paths.push({ flag, path: value });
      else args.push(option.flag.startsWith("--") ? `${option.flag}=${value}` : `${option.flag}${value}`);
    }
  }
  if (server) return ok({ kind: "server", leanOptions: args.filter((word) => word.startsWith("-D")) });
  if (stdin)
    return files.length === 0
      ? ok({ kind: "batch", file: undefined, args, paths, project })
      : failure("--stdin takes no file");
  if (files.length !== 1) return failure(files.length === 0 ? "expected a file; see --help" : "expected one file only");
  return ok({ kind: "batch", file: files[0], args, paths, project });
}

/** `--name=value`, `-Xvalue`, or a flag whose value is the next word. */
function splitOption(word: string): { readonly flag: string; readonly value?: string } | undefined {
  const equals = word.indexOf("=");
  const long = word.startsWith("--");
  const flag = long ? (equals < 0 ? word : word.slice(0, equals)) : word.slice(0, 2);
  if (!valueFlags.has(flag) && !pathFlags.has(flag) && flag !== projectFlag) return undefined;
  const rest = long ? (equals < 0 ? "" : word.slice(equals + 1)) : word.slice(2);
  return rest === "" ? { flag } : { flag, value: rest };
}

export const usage = `Usage: colloquy-lean [options] FILE
       colloquy-lean [options] --stdin
       colloquy-lean --server

The Lean 4 that comes with Colloquy. It checks proofs and does not compile programs.
Modules of the project that FILE imports are compiled first, into Colloquy's cache.

  --json            report messages as JSON, one per line
  --stdin           take the input from standard input
  -o FILE           write the compiled module
  -i FILE           write its index
  -R FOLDER         the folder from which module names are counted
  --project FOLDER  import modules of this project instead of the one that FILE lies in
  -D NAME=VALUE     set a Lean option
  --server          speak the language server protocol on standard input and output
  -v, --version     show Lean's version
  -h, --help        show this
`;
