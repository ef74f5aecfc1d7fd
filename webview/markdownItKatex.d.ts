declare module "@vscode/markdown-it-katex" {
  import type MarkdownIt from "markdown-it";
  type Plugin = (markdown: MarkdownIt, options: { readonly output: "mathml" }) => void;
  /** A CommonJS package with its own `default`, so bundlers nest one in the other. */
  const module: Plugin & { readonly default?: Plugin };
  export { module as default };
}
