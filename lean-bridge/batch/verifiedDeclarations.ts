import type { CompiledConstant, CompiledModule } from "../olean/compiledModule.ts";
import type { DeclarationRange } from "../olean/declarationRanges.ts";
import type { LeanName } from "../olean/leanName.ts";
import { isInternal, shownName, userName } from "../olean/leanName.ts";
import type { Account } from "./axiomAccount.ts";

export interface VerifiedDeclaration {
  /** As the file writes it, with its namespace. */
  readonly name: string;
  /** From 1; null where Lean does not say. */
  readonly line: number | null;
  /** Equal for equal name and equal type. */
  readonly statementHash: string;
  /** `allowed`: the three standard axioms at the most. `foreign`: others, in `axioms`. `unknown`: not to be found out. */
  readonly axiomState: "allowed" | "foreign" | "unknown";
  readonly axioms: readonly string[];
}

/**
 * The declarations of a module in the order of the text. All are accounted for; those that Lean makes beside a person's
 * (matchers, parts of proofs, what comes with a structure) are listed only where one of them is wrong by itself.
 */
export function declarationsOf(
  module: CompiledModule,
  accounts: ReadonlyMap<string, Account>,
): readonly VerifiedDeclaration[] {
  const constants = [...module.constants.values()];
  const states = new Map(constants.map(({ name }) => [name.key, stateOf(accounts.get(name.key))] as const));
  const isWrong = ({ name }: CompiledConstant): boolean => states.get(name.key) !== "allowed";
  const written = constants.filter((constant) => isWritten(constant, module));
  const wrong = written.filter(isWrong).map(({ name }) => userName(name));
  const hidden = constants.filter(
    (constant) =>
      isWrong(constant) && !written.includes(constant) && !wrong.some((name) => isPart(userName(constant.name), name)),
  );
  return [...written, ...hidden]
    .map((constant) => ({
      name: shownName(constant.name),
      line: lineOf(constant.name, module),
      statementHash: constant.statementHash,
      axiomState: states.get(constant.name.key) ?? "unknown",
      axioms: [...(accounts.get(constant.name.key)?.foreign ?? [])],
    }))
    .toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));
}

function stateOf(account: Account | undefined): VerifiedDeclaration["axiomState"] {
  if (account && account.foreign.size > 0) return "foreign";
  return account?.isKnown === true ? "allowed" : "unknown";
}

/** A person, or a macro of theirs, has written it: it stands somewhere, and not within another declaration. */
function isWritten({ name, kind }: CompiledConstant, { ranges }: CompiledModule): boolean {
  const range = ranges.get(name.key);
  if (!range || isInternal(name) || kind === "constructor" || kind === "recursor") return false;
  for (const [key, other] of ranges) {
    if (key === name.key || !contains(other, range)) continue;
    if (!contains(range, other) || isPart(name, { parts: JSON.parse(key) as LeanName["parts"] })) return false;
  }
  return true;
}

function contains(outer: DeclarationRange, inner: DeclarationRange): boolean {
  return comparePlaces(outer.start, inner.start) <= 0 && comparePlaces(outer.end, inner.end) >= 0;
}

function comparePlaces(left: DeclarationRange["start"], right: DeclarationRange["start"]): number {
  return left.line - right.line || left.column - right.column;
}

/** True if a name begins with another and goes on. */
function isPart(name: Pick<LeanName, "parts">, whole: Pick<LeanName, "parts">): boolean {
  return (
    name.parts.length > whole.parts.length &&
    whole.parts.every((part, at) => JSON.stringify(part) === JSON.stringify(name.parts[at]))
  );
}

/** Where it stands, or where the declaration stands that it was made for. */
function lineOf(name: LeanName, { constants, ranges }: CompiledModule): number | null {
  const own = ranges.get(name.key);
  if (own) return own.start.line;
  const owner = [...constants.values()].find((other) => ranges.has(other.name.key) && isPart(name, other.name));
  return (owner && ranges.get(owner.name.key)?.start.line) ?? null;
}
