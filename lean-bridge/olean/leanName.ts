import type { Address, OleanObjects } from "./oleanObjects.ts";
import { MalformedOlean } from "./oleanObjects.ts";

/** Numbers are kept in decimal: macro scopes can be large. */
type NamePart = string | { readonly number: string };

/** A name of Lean's: its parts, which are texts or numbers, so that `a.b` is not `«a.b»`. */
export interface LeanName {
  readonly parts: readonly NamePart[];
  /** Equal exactly for equal names. */
  readonly key: string;
}

export function leanName(parts: readonly NamePart[]): LeanName {
  return { parts, key: JSON.stringify(parts) };
}

const stringPartTag = 1;

/** Reads names, each once. */
export class NameReader {
  readonly #objects: OleanObjects;
  readonly #known = new Map<Address, LeanName>();

  constructor(objects: OleanObjects) {
    this.#objects = objects;
  }

  read(address: Address): LeanName {
    const objects = this.#objects;
    const known = this.#known.get(address);
    if (known) return known;
    const parts: NamePart[] = [];
    for (let at = address; !objects.isScalar(at); at = objects.field(at, 0)) {
      if (objects.fieldCount(at) !== 2) throw new MalformedOlean("not a name");
      const part = objects.field(at, 1);
      parts.unshift(objects.tag(at) === stringPartTag ? objects.string(part) : { number: objects.nat(part) });
    }
    const name = leanName(parts);
    this.#known.set(address, name);
    return name;
  }
}

/** Where the name that the file writes begins: `_private.Module.0.` stands before a private one (`mkPrivateName`). */
function userStart({ parts }: LeanName): number {
  if (parts[0] !== "_private") return 0;
  return parts.findIndex((part) => typeof part !== "string" && part.number === "0") + 1;
}

export function isPrivate(name: LeanName): boolean {
  return userStart(name) > 0;
}

/** The parts of the name of the module that a private name belongs to. */
export function privateOwner(name: LeanName): readonly string[] {
  return name.parts.slice(1, userStart(name) - 1).map((part) => (typeof part === "string" ? part : part.number));
}

/** The name as the file writes it. */
export function userName(name: LeanName): LeanName {
  return isPrivate(name) ? leanName(name.parts.slice(userStart(name))) : name;
}

/** Made by Lean or by a macro, and not to be written by a person: `f.match_1`, `f._proof_1`, `x✝` (`Name.isInternal`). */
export function isInternal(name: LeanName): boolean {
  return userName(name).parts.some(
    (part) => typeof part !== "string" || /^_|^(?:match|proof|eq|unsafe_rec)_\d+$/u.test(part),
  );
}

const plainPart = /^[\p{L}_][\p{L}\p{N}_'!?\u2080-\u2089\u2090-\u209c\u1d62-\u1d6a\u2c7c]*$/u;

/** The name in Lean's syntax; undefined where a person cannot write it. */
export function writtenName(name: LeanName): string | undefined {
  const { parts } = name;
  if (isPrivate(name) || parts.length === 0 || parts.includes("_@")) return undefined;
  return parts.some((part) => typeof part !== "string") ? undefined : exportedName(name);
}

/** For a person, always something. */
export function shownName(name: LeanName): string {
  const user = userName(name);
  return writtenName(user) ?? user.parts.map((part) => (typeof part === "string" ? part : part.number)).join(".");
}

/**
 * A name as a program of Lean's reads it from its command line (`Lean.Syntax.decodeNameLit`), private ones and those that Lean
 * has made too; undefined where that cannot be.
 */
export function exportedName({ parts }: LeanName): string | undefined {
  const written = parts.map((part) => {
    if (typeof part !== "string") return part.number;
    return plainPart.test(part) ? part : /^[^»\n\r]+$/u.test(part) ? `«${part}»` : undefined;
  });
  return written.includes(undefined) || written.length === 0 ? undefined : written.join(".");
}
