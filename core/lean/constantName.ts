import { codeTokens } from "./tokens.ts";

/** One part of a constant's name. Source: `Lean.Name.str` and `Lean.Name.num`. */
export type NamePart = string | number;

/** The name of a constant in Lean's environment, outermost part first. */
export type ConstantName = readonly NamePart[];

const plainPart = /^[\p{L}_][\p{L}\p{N}_'!?₀-₉ₐ-ₜᵢ-ᵪⱼ]*$/u;
/** Lean makes names with these for what a macro introduces; they cannot be written. */
const macroMarks = new Set<NamePart>(["_@", "_hyg"]);

/**
 * The name as a Lean text that means this constant and no other, wherever it stands: `_root_.«N».«a b»`. A private name
 * is written without its prefix, which reaches it inside its own file only. Undefined for a name that cannot be written.
 */
export function rootedName(name: ConstantName): string | undefined {
  const parts = withoutPrivatePrefix(name);
  if (parts.length === 0) return undefined;
  const isWritable = (part: NamePart): boolean =>
    typeof part === "string" && part !== "" && !/[«»\n]/u.test(part) && !macroMarks.has(part);
  return parts.every(isWritable) ? ["_root_", ...parts.map((part) => `«${part}»`)].join(".") : undefined;
}

/** `_private.Module.0.N.foo` is `N.foo`. */
function withoutPrivatePrefix(name: ConstantName): ConstantName {
  if (name[0] !== "_private") return name;
  const zero = name.indexOf(0);
  return zero < 0 ? name : name.slice(zero + 1);
}

/** The name as Lean prints it, a private prefix left out. */
export function shownName(name: ConstantName): string {
  return withoutPrivatePrefix(name)
    .map((part) => (typeof part === "number" || plainPart.test(part) ? String(part) : `«${part}»`))
    .join(".");
}

/**
 * Cuts a printed name at its dots; between guillemets they do not count. Lean prints some names without the guillemets
 * that they need: those are cut wrong (see `isPlainlyPrinted`). Newer ones (4.35, not 4.28) print `_root_.` before a name
 * that would mean another constant where it stands.
 */
export function readPrintedName(printed: string): ConstantName {
  const parts: NamePart[] = [];
  for (const [, quoted, plain] of printed.replace(/^_root_\./u, "").matchAll(/«([^»]*)»|([^.«»]+)/gu)) {
    if (quoted !== undefined) parts.push(quoted);
    else if (plain !== undefined) parts.push(/^\d+$/u.test(plain) ? Number(plain) : plain);
  }
  return parts;
}

/** True if each part of a printed name stands in guillemets or needs none. */
function isPlainlyPrinted(printed: string): boolean {
  const rest = printed.replace(/«[^»]*»/gu, "x");
  return rest.split(".").every((part) => plainPart.test(part) || /^\d+$/u.test(part));
}

/** True if two names are the same for who stands in the file, where a private name has no prefix. */
export function isSameName(left: ConstantName, right: ConstantName): boolean {
  return shownName(left) === shownName(right);
}

/**
 * A term of type `Lean.Name` as Lean prints it, whatever the options for printing: `` `N.foo ``, or built up with `mkStr`
 * and `mkNum`. Undefined for anything else.
 */
export function readNameTerm(printed: string): ConstantName | undefined {
  const text = printed.trim();
  const literal = /^`{1,2}(?<name>(?:«[^»]*»|[^\s«»])+)$/u.exec(text)?.groups?.["name"];
  if (literal !== undefined) return isPlainlyPrinted(literal) ? readPrintedName(literal) : undefined;
  if (!/\b(?:anonymous|mkSimple|mkStr\d?|mkNum|str|num)\b/u.test(text)) return undefined;
  const parts = literalsOf(text);
  return parts.length > 0 ? parts : undefined;
}

/** The texts and numbers of a term in their order; a number that is printed with its instance stands there once. */
export function literalsOf(printed: string): readonly NamePart[] {
  const plain = printed
    .replace(/\.\{[^}]*\}/gu, "")
    .replace(/\binstOfNatNat\s*\(?\s*(?:nat_lit\s+)?\d+/gu, "")
    .replace(/\bmkStr\d\b/gu, "mkStr");
  return codeTokens(plain).flatMap((token): NamePart[] => {
    if (token.kind === "string") return [stringValue(token.text)];
    return token.kind === "number" ? [Number(token.text)] : [];
  });
}

/** Lean escapes more than JSON does (`\x7f`); a text that JSON cannot read is taken as it stands. */
function stringValue(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal.slice(1, -1);
  }
}
