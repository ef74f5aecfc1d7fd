import type { TemplateResult } from "lit";
import { html } from "lit";

const words =
  /(?<comment>--.*|\/-[^]*?-\/)|(?<string>"(?:\\.|[^"\\])*")|(?<number>\b\d+(?:\.\d+)?\b)|(?<keyword>(?<![\p{L}\p{N}_.])(?:by|have|show|from|fun|let|in|at|with|match|if|then|else|do|calc|case|next|suffices|obtain|only|using|generalizing|sorry|∀|∃|λ|Prop|Type|Sort)(?![\p{L}\p{N}_'!?]))/gu;

/** Lean text with its comments, strings, numbers and keywords marked; for reading only, nothing depends on it. */
export function leanText(text: string): TemplateResult {
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const match of text.matchAll(words)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? ["keyword"];
    parts.push(text.slice(from, match.index), html`<span class="lean-${kind}">${match[0]}</span>`);
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return html`<code class="lean">${parts}</code>`;
}
