import { quickEngine } from "../../fixtures/testEngine.ts";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";
import { saysSorry } from "../../../core/lean/leanMessages.ts";

/** The answer of a newly started Lean process about one declaration. */
export interface FreshWord {
  /** The declaration is in the environment afterwards. */
  readonly exists: boolean;
  /** Errors other than main goals that are left: goals left inside an arm or a bullet are errors. */
  readonly errors: readonly string[];
  /** Main goals are left; Lean reports this at the `by`, which is on the declaration's first line. */
  readonly unsolved: boolean;
  readonly sorry: boolean;
}

/** The declarations in one file, one after the other, each followed by a question that only a declared name answers. */
export async function freshWords(
  folder: { readonly cwd: string; readonly uri: string },
  declarations: readonly string[],
): Promise<readonly FreshWord[]> {
  const copies = declarations.map((declaration, at) => {
    const name = `fuzzed_${at}`;
    return `${declaration.replace(/\bfuzzed\b/gu, name).trimEnd()}\n\n#check @${name}\n\n`;
  });
  await using session = quickEngine.session({ cwd: folder.cwd, reportDelayMs: 1 });
  const document = session.openDocument(folder.uri, copies.join(""));
  const settled = await document.settle(AbortSignal.timeout(300_000));
  if (settled.kind === "unknown") throw new Error(`the fresh process gave no answer: ${settled.detail}`);
  let line = 0;
  return copies.map((copy, at) => {
    const from = line;
    line += copy.split("\n").length - 1;
    const inside = settled.value.diagnostics.filter(({ range }) => range.start.line >= from && range.start.line < line);
    return wordOf(inside, { name: `fuzzed_${at}`, line: from });
  });
}

function wordOf(inside: readonly Diagnostic[], { name, line }: { name: string; line: number }): FreshWord {
  const errors = inside.filter(({ severity }) => severity === "error");
  const ofMain = errors.filter(({ unsolvedGoals, range }) => unsolvedGoals === true && range.start.line === line);
  return {
    exists: inside.some(
      ({ severity, message }) => severity === "information" && message.replace("@", "").startsWith(name),
    ),
    errors: errors.filter((error) => !ofMain.includes(error)).map(({ message }) => message.split("\n")[0] ?? ""),
    unsolved: ofMain.length > 0,
    sorry: inside.some(saysSorry),
  };
}
