import { TextIndex } from "../../core/lean/textIndex.ts";
import { isObject, type JsonObject, member } from "../../lean-bridge/embedded/watchdog/jsonRpc.ts";
import { CodeLimits, limitNote } from "../../lean-bridge/embedded/watchdog/falseDiagnostics.ts";

export interface BatchMessagesSettings {
  /** The text that Lean was given. */
  readonly text: string;
  /** True: messages are shown as Lean's JSON; false: as its text for people. */
  readonly json: boolean;
}

/**
 * Reads the output of a Lean that was started with `--json`, line by line, and gives what is to be shown of it. The
 * embedded Lean's own limit is no error of the file: instead of the first such message there is a note.
 */
export class BatchMessages {
  readonly #settings: BatchMessagesSettings;
  readonly #limits: CodeLimits;
  readonly #index: TextIndex;
  /** Lines, from 0, whose only errors are the embedded Lean's limit. */
  readonly limitLines: number[] = [];
  #errors = 0;

  constructor(settings: BatchMessagesSettings) {
    this.#settings = settings;
    this.#limits = new CodeLimits(settings.text);
    this.#index = new TextIndex(settings.text);
  }

  /** True if the file has errors of its own. */
  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** The text to show for one line, with its line end; undefined for nothing. */
  take(line: string): string | undefined {
    const message = messageOf(line);
    if (message === undefined) return `${line}\n`;
    const isError = message["severity"] === "error";
    if (isError && this.#limits.isLimit({ message: String(message["data"]), place: this.#placeOf(message) })) {
      this.limitLines.push(Number(member(message["pos"], "line")) - 1);
      if (this.limitLines.length > 1) return undefined;
      return this.#shown({ ...message, severity: "information", kind: "colloquy.embeddedLimit", data: limitNote });
    }
    if (isError) this.#errors += 1;
    return this.#settings.json ? `${line}\n` : this.#shown(message);
  }

  #shown(message: JsonObject): string {
    return this.#settings.json ? `${JSON.stringify(message)}\n` : plainMessage(message);
  }

  #placeOf(message: JsonObject): string {
    const [pos, end] = [message["pos"], message["endPos"]];
    const row = Number(member(pos, "line"));
    const text = Array.from(this.#index.lineText(row - 1));
    const isShort = member(end, "line") === row;
    return text.slice(Number(member(pos, "column")), isShort ? Number(member(end, "column")) : undefined).join("");
  }
}

function messageOf(line: string): JsonObject | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const message: unknown = JSON.parse(line);
    const isMessage = isObject(message) && "severity" in message && "data" in message && isObject(message["pos"]);
    return isMessage ? message : undefined;
  } catch {
    return undefined;
  }
}

/** As `Lean.SerialMessage.toString` puts it: only errors and warnings say where they stand. */
function plainMessage(message: JsonObject): string {
  const { data, caption, severity, kind, fileName, pos } = message;
  const captioned = caption === "" ? String(data) : `${String(caption)}:\n${String(data)}`;
  const name = /^(.+)\._namedError$/.exec(String(kind))?.[1];
  const place = `${String(fileName)}:${String(member(pos, "line"))}:${String(member(pos, "column"))}`;
  const isOurs = kind === "colloquy.embeddedLimit";
  const label = isOurs ? "information" : `${String(severity)}${name === undefined ? "" : `(${name})`}`;
  const line = severity === "information" && !isOurs ? captioned : `${place}: ${label}: ${captioned}`;
  return line.endsWith("\n") ? line : `${line}\n`;
}
