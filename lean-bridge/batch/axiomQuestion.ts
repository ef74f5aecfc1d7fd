import { isStandardAxiom } from "../../core/lean/trustedAxioms.ts";
import { readAxiomReport } from "../../core/lean/leanMessages.ts";
import { parseHeader } from "../embedded/modules/leanHeader.ts";
import type { LeanName } from "../olean/leanName.ts";
import { leanName, writtenName } from "../olean/leanName.ts";
import type { OutsideWord } from "./axiomAccount.ts";
import type { BatchTask } from "./batchLean.ts";
import { runBatch } from "./batchLean.ts";

/**
 * Asks a Lean with whole modules what constants rest on. The question is a text of its own with the imports of the file
 * and nothing else, so that nothing that the file defines, opens or sets can change the answer. What was not answered
 * in so many words, or cannot be named, is not known.
 */
export async function askForAxioms(
  names: readonly LeanName[],
  task: BatchTask & { readonly text: string },
  signal: AbortSignal,
): Promise<OutsideWord> {
  const questions = names.flatMap((name) => {
    const written = writtenName(name);
    return written === undefined ? [] : [{ key: name.key, command: `#print axioms _root_.${written}` }];
  });
  const { lines, isPrelude } = headerLines(task.text);
  const text = [...lines, ...questions.map(({ command }) => command), ""].join("\n");
  const outcome = await runBatch({ ...task, text }, signal);
  const words = new Map<string, readonly string[]>();
  for (const [at, { key }] of questions.entries()) {
    const said =
      outcome.kind === "ended" ? outcome.messages.filter(({ start }) => start.line === lines.length + at + 1) : [];
    const axioms = said.length === 1 && said[0]?.severity === "information" ? axiomsIn(said[0].text) : undefined;
    // Without Lean's own `Init` a project may have an axiom of any name.
    if (axioms && !(isPrelude && axioms.length > 0))
      words.set(
        key,
        axioms.filter((axiom) => !isStandardAxiom(axiom)),
      );
  }
  return ({ key }) => words.get(key);
}

/** The imports without `module`, so that private parts are loaded too. */
function headerLines(text: string): { readonly lines: readonly string[]; readonly isPrelude: boolean } {
  const { imports, isPrelude } = parseHeader(text);
  const names = imports.map(({ parts }) => `import ${writtenName(leanName(parts)) ?? ""}`);
  // Only what is said here decides how names are printed.
  const options = ["set_option pp.privateNames true", "set_option pp.fullNames true", "set_option format.width 100000"];
  return { lines: [...(isPrelude ? ["prelude"] : []), ...names, ...options], isPrelude };
}

/** The list at the end of Lean's answer. A name in guillemets that is cut at a comma of its own is no standard axiom. */
function axiomsIn(answer: string): readonly string[] | undefined {
  const report = readAxiomReport(answer);
  if (!report || /[[\]]/u.test(report.list ?? "")) return undefined;
  return report.list?.split(/,\s+/u).map((name) => name.trim()) ?? [];
}
