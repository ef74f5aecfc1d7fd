import { createHash } from "node:crypto";
import type { DeclarationRange } from "./declarationRanges.ts";
import { readDeclarationRanges } from "./declarationRanges.ts";
import { type LeanName, NameReader, userName } from "./leanName.ts";
import type { Address } from "./oleanObjects.ts";
import { MalformedOlean, OleanObjects } from "./oleanObjects.ts";
import { TermReader } from "./terms.ts";

/** The order is that of `Lean.ConstantInfo`. */
const constantKinds = [
  "axiom",
  "definition",
  "theorem",
  "opaque",
  "quotient",
  "inductive",
  "constructor",
  "recursor",
] as const;

export type ConstantKind = (typeof constantKinds)[number];

export interface CompiledConstant {
  readonly name: LeanName;
  readonly kind: ConstantKind;
  /** The constants that its type, its value, the rules of a recursor and the constructors of a type name, by their keys. */
  readonly references: ReadonlyMap<string, LeanName>;
  /** A hash of the name as the file writes it, and of the type (see `TermReader.hashOf`). */
  readonly statementHash: string;
}

/** The constants that a compiled file adds to Lean's environment. */
export interface CompiledModule {
  readonly imports: readonly LeanName[];
  /** By the name's key. */
  readonly constants: ReadonlyMap<string, CompiledConstant>;
  /** The ranges of declarations in the source, by the name's key. */
  readonly ranges: ReadonlyMap<string, DeclarationRange>;
}

export type ModuleReading =
  | { readonly kind: "read"; readonly module: CompiledModule }
  | { readonly kind: "unreadable"; readonly detail: string };

/**
 * Reads a module from the bytes of its files, `.olean` first. A file with a `module` header has more of them, where
 * `.olean.server` and `.olean.private` are: only the last has all theorems and bodies. Reads both word sizes; never throws
 * on account of the bytes.
 */
export function readModule(files: readonly Uint8Array[]): ModuleReading {
  if (files.length === 0) return { kind: "unreadable", detail: "Lean wrote no module" };
  try {
    return { kind: "read", module: moduleOf(files) };
  } catch (error) {
    if (error instanceof MalformedOlean)
      return { kind: "unreadable", detail: `the module cannot be read: ${error.message}` };
    throw error;
  }
}

function moduleOf(files: readonly Uint8Array[]): CompiledModule {
  const { objects, roots } = OleanObjects.open(files);
  const names = new NameReader(objects);
  const readers: Readers = { objects, names, terms: new TermReader(objects, names) };
  const imports = new Map<string, LeanName>();
  const constants = new Map<string, CompiledConstant>();
  for (const root of roots) {
    for (const entry of objects.array(objects.field(root, 0))) {
      const name = names.read(objects.field(entry, 0));
      imports.set(name.key, name);
    }
    // A later file has the fuller form of what an earlier one has too.
    for (const info of objects.array(objects.field(root, 2))) {
      const constant = constantOf(info, readers);
      constants.set(constant.name.key, constant);
    }
  }
  const ranges = readDeclarationRanges(
    objects,
    names,
    roots.map((root) => objects.field(root, 4)),
  );
  return { imports: [...imports.values()], constants, ranges };
}

interface Readers {
  readonly objects: OleanObjects;
  readonly names: NameReader;
  readonly terms: TermReader;
}

function constantOf(info: Address, readers: Readers): CompiledConstant {
  const { objects, names, terms } = readers;
  const kind = constantKinds[objects.tag(info)];
  if (kind === undefined) throw new MalformedOlean("a constant of an unknown kind");
  const value = objects.field(info, 0);
  const common = objects.field(value, 0);
  const name = names.read(objects.field(common, 0));
  const params = [...objects.list(objects.field(common, 1))].map((param) => names.read(param));
  const type = objects.field(common, 2);
  const references = new Map(terms.constantsOf([type, ...bodiesOf(kind, value, objects)]));
  for (const constructor of constructorsOf(kind, value, readers)) references.set(constructor.key, constructor);
  const statement = [userName(name).key, params.length, terms.hashOf(type, params)];
  const statementHash = createHash("sha256").update(JSON.stringify(statement)).digest("hex");
  return { name, kind, references, statementHash };
}

function bodiesOf(kind: ConstantKind, value: Address, objects: OleanObjects): readonly Address[] {
  if (kind === "definition" || kind === "theorem" || kind === "opaque") return [objects.field(value, 1)];
  if (kind !== "recursor") return [];
  return [...objects.list(objects.field(value, 6))].map((rule) => objects.field(rule, 2));
}

function constructorsOf(kind: ConstantKind, value: Address, { objects, names }: Readers): readonly LeanName[] {
  if (kind !== "inductive") return [];
  return [...objects.list(objects.field(value, 4))].map((constructor) => names.read(constructor));
}
