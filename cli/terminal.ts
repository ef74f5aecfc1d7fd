/** The output of commands. Results go to `out`, progress and problems to `err`. */
export interface Terminal {
  /** A result in words; silent with `--json`. */
  out(line: string): void;
  /** A remark on the results, beside them on standard error; silent with `--json` as they are. */
  remark(line: string): void;
  /** The one line of `--json`; silent without it. */
  json(output: object): void;
  err(line: string): void;
  /** Replaces the last progress line; shows nothing where no person is watching. */
  progress(text: string): void;
  readonly verbose: boolean;
  readonly columns: number;
}

interface TerminalOptions {
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
}

const emptyLine = "\r\u001b[K";

export function processTerminal(options: TerminalOptions): Terminal {
  const watched = process.stderr.isTTY && !options.quiet;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write(emptyLine);
    shown = false;
  };
  const write = (stream: NodeJS.WriteStream, line: string): void => {
    clear();
    stream.write(`${line}\n`);
  };
  return {
    verbose: options.verbose,
    columns: process.stdout.columns ?? 100,
    out: (line) => (options.json ? undefined : write(process.stdout, line)),
    remark: (line) => (options.json ? undefined : write(process.stderr, line)),
    json: (output) => (options.json ? write(process.stdout, JSON.stringify(output)) : undefined),
    err: (line) => write(process.stderr, line),
    progress: (text) => {
      if (!watched) return;
      clear();
      process.stderr.write(cutToWidth(text));
      shown = text !== "";
    },
  };
}

function cutToWidth(text: string): string {
  return text.slice(0, (process.stderr.columns ?? 80) - 1);
}
