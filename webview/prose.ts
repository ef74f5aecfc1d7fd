import katexPlugin from "@vscode/markdown-it-katex";
import type { TemplateResult } from "lit";
import { html } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import MarkdownIt from "markdown-it";

// Raw HTML stays text, so that text from a model or a file cannot become part of the page.
const markdown = new MarkdownIt({ html: false, linkify: false });
markdown.disable("image");
// As MathML, which the browser draws: KaTeX's other output needs inline styles, which the page's policy forbids.
markdown.use(katexPlugin.default ?? katexPlugin, { output: "mathml" });

/** The text of a turn, as Markdown with formulas; `@3` links to turn 3. */
export function prose(text: string): TemplateResult {
  const linked = text.replace(/(?<before>^|[\s(])@(?<number>\d+)\b/gu, "$<before>[@$<number>](#turn-$<number>)");
  return html`<div class="prose">${unsafeHTML(markdown.render(linked))}</div>`;
}
