import { randomBytes } from "node:crypto";
import type { Token } from "../../core/lean/tokens.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import type { CompiledModule } from "../olean/compiledModule.ts";
import type { LeanName } from "../olean/leanName.ts";
import { isInternal, userName } from "../olean/leanName.ts";
import type { BatchTask } from "./batchLean.ts";
import { runModule, withoutCode, withoutPrefix, withPrefix } from "./moduleRun.ts";

export type ExampleOutcome =
  /** The file with its examples as definitions of this name, which are then accounted for like all others. */
  | { readonly kind: "named"; readonly module: CompiledModule; readonly isExample: (name: LeanName) => boolean }
  | { readonly kind: "none" }
  | { readonly kind: "unchecked"; readonly detail: string };

export interface ExampleTask extends BatchTask {
  readonly text: string;
  /** The module that Lean made of the text as it is. */
  readonly module: CompiledModule;
  readonly lacksCode: boolean;
  /** True if macros of the project's other modules may write examples that cannot be seen in the text. */
  readonly importsProject: boolean;
}

/**
 * An `example` adds nothing to the environment, and what Lean says about it can be silenced. So Lean is asked again
 * about the same text behind a macro that makes a definition of every example, whoever wrote it: the person or a macro.
 * Only what can then be found in the module counts as checked.
 */
export async function checkExamples(task: ExampleTask, signal: AbortSignal): Promise<ExampleOutcome> {
  const { text, module } = task;
  if (!task.importsProject && !codeTokens(text).some((token) => token.text === "example")) return { kind: "none" };
  const name = `example${randomBytes(12).toString("hex")}`;
  const commands = [...(task.lacksCode ? [withoutCode] : []), namingMacro(name)].join(" ");
  const run = await runModule({ ...task, text: withPrefix(text, commands) }, signal);
  if (run.kind === "lost") return unchecked(run.detail);
  const error = run.messages.find(({ severity }) => severity === "error");
  if (error) return unchecked(`line ${error.start.line - 1}: ${error.text.split("\n")[0] ?? ""}`);
  if (run.module.kind === "unreadable") return unchecked(run.module.detail);
  const isExample = ({ parts }: LeanName): boolean => parts.includes(name);
  const named = withoutPrefix(run.module.module);
  const now = signatures(named);
  if ([...signatures(module)].some((signature) => !now.has(signature)))
    return unchecked("the file's other declarations would not stay what they are");
  const ranges = [...named.ranges].filter(([key]) => key.includes(name)).map(([, range]) => range);
  const lost = exampleLines(text).find(
    (line) => !ranges.some(({ start, end }) => start.line <= line && line <= end.line),
  );
  if (lost !== undefined) return unchecked(`line ${lost}: it cannot be given a name`);
  return { kind: "named", module: named, isExample };
}

function unchecked(detail: string): ExampleOutcome {
  return { kind: "unchecked", detail };
}

/** A macro on the syntax of declarations comes before Lean's own way with them. The name stays out of reach by its hygiene. */
function namingMacro(name: string): string {
  const before = "$m:declModifiers";
  const behind = "$s:optDeclSig $v:declVal";
  const definition = `\`(${before} def ${name} ${behind})`;
  // A linter of newer versions would speak up where a definition is a proof.
  const options = "set_option linter.all false";
  return `${options} macro_rules | \`(${before} example ${behind}) => do let named ← ${definition}; return named.raw`;
}

/** Lines, from 1, on which an `example` begins; those in a quotation are a macro's. */
function exampleLines(text: string): readonly number[] {
  const tokens = codeTokens(text);
  const index = new TextIndex(text);
  const quoted = quotedParts(tokens);
  return tokens
    .filter(
      ({ text: word, start }) => word === "example" && !quoted.some((part) => start > part.start && start < part.end),
    )
    .map(({ start }) => index.positionAt(start).line + 1);
}

/** The stretches in `` `( ) ``. */
function quotedParts(tokens: readonly Token[]): readonly { readonly start: number; readonly end: number }[] {
  const parts: { readonly start: number; readonly end: number }[] = [];
  const open: (number | undefined)[] = [];
  for (const [at, { text, start, end }] of tokens.entries()) {
    const before = tokens[at - 1];
    if (text === "(") open.push(before?.text === "`" && before.end === start ? start : undefined);
    const quoteStart = text === ")" ? open.pop() : undefined;
    if (quoteStart !== undefined) parts.push({ start: quoteStart, end });
  }
  return parts;
}

/** Names that Lean makes for its own use may differ. */
function signatures({ constants }: CompiledModule): ReadonlySet<string> {
  const own = [...constants.values()].filter(({ name }) => !isInternal(name));
  return new Set(own.map(({ name, kind, statementHash }) => `${kind} ${userName(name).key} ${statementHash}`));
}
