import type { CompiledConstant, CompiledModule } from "../olean/compiledModule.ts";
import type { LeanName } from "../olean/leanName.ts";
import { shownName } from "../olean/leanName.ts";

/** The axioms that are not allowed and that constants from elsewhere rest on; `undefined` for those of which it is not known. */
export type OutsideWord = (name: LeanName) => readonly string[] | undefined;

/** Of one constant: the axioms that are not allowed, in what it rests on, and whether everything could be followed. */
export interface Account {
  readonly foreign: ReadonlySet<string>;
  readonly isKnown: boolean;
}

/** The names that constants of these modules use and none of them declares, by their keys. */
export function outsideNames(modules: readonly CompiledModule[]): ReadonlyMap<string, LeanName> {
  const names = new Map<string, LeanName>();
  for (const constant of modules.flatMap(({ constants }) => [...constants.values()])) {
    for (const [key, name] of constant.references) {
      if (!modules.some(({ constants }) => constants.has(key))) names.set(key, name);
    }
  }
  return names;
}

/**
 * Accounts for every constant of the modules: an axiom that one of them declares is not allowed whatever its name, and
 * whatever refers to a constant rests on what that rests on. Source: `Lean.CollectAxioms`.
 */
export function accountFor(modules: readonly CompiledModule[], outside: OutsideWord): ReadonlyMap<string, Account> {
  const constants = modules.flatMap((module) => [...module.constants.values()]);
  const users = usersOf(constants);
  const accounts = new Map(
    constants.map(({ name }) => [name.key, { foreign: new Set<string>(), isKnown: true }] as const),
  );
  const spread = (from: string, mark: (account: OpenAccount) => void): void => {
    for (const key of restingOn(from, users)) {
      const account = accounts.get(key);
      if (account) mark(account);
    }
  };
  for (const { kind, name } of constants) {
    if (kind === "axiom") spread(name.key, ({ foreign }) => foreign.add(shownName(name)));
  }
  for (const [key, name] of outsideNames(modules)) {
    const word = outside(name);
    if (word === undefined) spread(key, (account) => void (account.isKnown = false));
    for (const axiom of word ?? []) spread(key, ({ foreign }) => foreign.add(axiom));
  }
  return accounts;
}

interface OpenAccount {
  readonly foreign: Set<string>;
  isKnown: boolean;
}

/** A constant and all that use it, directly or not. */
function restingOn(from: string, users: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const open = [from];
  const seen = new Set(open);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const user of users.get(key) ?? []) {
      if (!seen.has(user)) open.push(user);
      seen.add(user);
    }
  }
  return seen;
}

function usersOf(constants: readonly CompiledConstant[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { name, references } of constants) {
    for (const key of references.keys()) {
      const known = users.get(key);
      if (known) known.push(name.key);
      else users.set(key, [name.key]);
    }
  }
  return users;
}
