declare module "@vscode/markdown-it-katex" {
  import type MarkdownIt from "markdown-it";
  type Plugin = (markdown: MarkdownIt, options: { readonly output: "mathml" }) => void;
  /** A CommonJS package with a `default` of its own, so bundlers put one into the other. */
  const module: Plugin & { readonly default?: Plugin };
  export { module as default };
}
