import { codeTokens } from "../../core/lean/tokens.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { saysExit } from "../../core/lean/leanMessages.ts";
import type { BatchMessage } from "./batchMessages.ts";

/** Lean stops at `#exit` and accepts whatever stands behind it: says so where anything does. */
export function unreadEnd(text: string, messages: readonly BatchMessage[]): readonly string[] {
  const tokens = codeTokens(text);
  const at = tokens.findIndex(
    (token, place) =>
      token.text === "exit" && tokens[place - 1]?.text === "#" && tokens[place - 1]?.end === token.start,
  );
  const said = messages.find((message) => saysExit(message.text));
  if (at < 0) return said ? [`Lean stops at line ${said.start.line}; what follows is not compiled`] : [];
  if (at === tokens.length - 1) return [];
  const line = new TextIndex(text).positionAt(tokens[at]?.start ?? 0).line + 1;
  return [`Lean stops at \`#exit\` in line ${line}; what follows is not compiled`];
}
