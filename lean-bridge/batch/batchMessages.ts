import * as z from "zod";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Position } from "../../core/lean/textIndex.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { saysUnsolvedGoals } from "../../core/lean/leanMessages.ts";

const PlaceSchema = z.object({ line: z.int().min(1), column: z.int().min(0) });

/** A line of `lean --json` (`Lean.SerialMessage`): lines from 1, columns from 0 in code points. */
const MessageSchema = z.object({
  severity: z.enum(["error", "warning", "information"]),
  pos: PlaceSchema,
  endPos: PlaceSchema.nullish(),
  caption: z.string().default(""),
  data: z.string(),
  isSilent: z.boolean().default(false),
});

export interface BatchMessage {
  readonly severity: "error" | "warning" | "information";
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number } | undefined;
  readonly text: string;
  readonly isSilent: boolean;
}

/** The messages of `lean --json`; `rest` is whatever else stood there, such as what the file's own programs print. */
export function readMessages(stdout: string): { readonly messages: readonly BatchMessage[]; readonly rest: string } {
  const rest: string[] = [];
  const messages = stdout.split("\n").flatMap((line): readonly BatchMessage[] => {
    const parsed = MessageSchema.safeParse(parseJson(line));
    if (!parsed.success) {
      rest.push(line);
      return [];
    }
    const { severity, pos, endPos, caption, data, isSilent } = parsed.data;
    const text = (caption === "" ? data : `${caption}:\n${data}`).trimEnd();
    return [{ severity, start: pos, end: endPos ?? undefined, text, isSilent }];
  });
  return { messages, rest: rest.join("\n") };
}

function parseJson(line: string): unknown {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Messages as the rest of Colloquy has them; `text` is what Lean read, with its byte order mark if it has one. */
export function toDiagnostics(messages: readonly BatchMessage[], text: string): readonly Diagnostic[] {
  const index = new TextIndex(text);
  const hasMark = text.startsWith("\uFEFF");
  const position = ({ line, column }: BatchMessage["start"]): Position => {
    const units = Array.from(index.lineText(line - 1))
      .slice(0, column)
      .join("").length;
    // Lean counts a byte order mark as a character, nobody else does.
    return { line: line - 1, character: hasMark && line === 1 ? Math.max(0, units - 1) : units };
  };
  return messages.map((message) => {
    const start = position(message.start);
    return {
      range: { start, end: message.end ? position(message.end) : start },
      severity: message.severity,
      message: message.text,
      unsolvedGoals: saysUnsolvedGoals(message.text),
      goalsAccomplished: false,
      silent: message.isSilent,
    };
  });
}
