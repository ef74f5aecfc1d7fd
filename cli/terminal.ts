/** What commands write to. Results go to `out`, everything about the work to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Replaces the last progress line; shows nothing where no person is watching. */
  progress(text: string): void;
  readonly verbose: boolean;
  readonly columns: number;
}

export function processTerminal(options: { readonly verbose: boolean; readonly quiet: boolean }): Terminal {
  const watched = process.stderr.isTTY && !options.quiet;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write("\r\u001b[K");
    shown = false;
  };
  return {
    verbose: options.verbose,
    columns: process.stdout.columns ?? 100,
    out: (line) => {
      clear();
      process.stdout.write(`${line}\n`);
    },
    err: (line) => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress: (text) => {
      if (!watched) return;
      clear();
      process.stderr.write(text.slice(0, (process.stderr.columns ?? 80) - 1));
      shown = text !== "";
    },
  };
}
