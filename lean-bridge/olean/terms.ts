import { createHash } from "node:crypto";
import type { LeanName, NameReader } from "./leanName.ts";
import { isPrivate, userName } from "./leanName.ts";
import type { Address, OleanObjects } from "./oleanObjects.ts";
import { MalformedOlean } from "./oleanObjects.ts";

/** Tags of `Lean.Expr`. */
const termTags = {
  bvar: 0,
  fvar: 1,
  mvar: 2,
  sort: 3,
  const: 4,
  app: 5,
  lam: 6,
  forall: 7,
  let: 8,
  lit: 9,
  mdata: 10,
  proj: 11,
} as const;

const subterms: ReadonlyMap<number, readonly number[]> = new Map([
  [termTags.app, [0, 1]],
  [termTags.lam, [1, 2]],
  [termTags.forall, [1, 2]],
  [termTags.let, [1, 2, 3]],
  [termTags.mdata, [1]],
  [termTags.proj, [2]],
]);

const leaves = new Set<number>([termTags.bvar, termTags.sort, termTags.const, termTags.lit]);

/** What can be computed from terms and universe levels. Every shared subterm is visited once, and nothing recurses. */
export class TermReader {
  readonly #objects: OleanObjects;
  readonly #names: NameReader;

  constructor(objects: OleanObjects, names: NameReader) {
    this.#objects = objects;
    this.#names = names;
  }

  /** The constants that terms name, and the structures of their projections. */
  constantsOf(terms: readonly Address[]): ReadonlyMap<string, LeanName> {
    const found = new Map<string, LeanName>();
    const seen = new Set<Address>(terms);
    const open = [...terms];
    for (let term = open.pop(); term !== undefined; term = open.pop()) {
      const tag = this.#objects.tag(term);
      if (tag === termTags.const || tag === termTags.proj) {
        const name = this.#names.read(this.#objects.field(term, 0));
        found.set(name.key, name);
      }
      for (const child of this.#subterms(term, tag)) {
        if (!seen.has(child)) open.push(child);
        seen.add(child);
      }
    }
    return found;
  }

  #subterms(term: Address, tag: number): readonly Address[] {
    const places = subterms.get(tag) ?? [];
    if (places.length === 0 && !leaves.has(tag)) throw new MalformedOlean("not a closed term");
    return places.map((at) => this.#objects.field(term, at));
  }

  /**
   * A hash of a term's structure. Names of binders and of universe parameters do not count (a parameter is its place in
   * `levelParams`), nor do annotations and the module that a private name belongs to; what is implicit does.
   */
  hashOf(term: Address, levelParams: readonly LeanName[]): string {
    const levels = new Map<Address, string>();
    const levelHash = (level: Address): string =>
      foldShared(level, levels, {
        below: (at) => this.#sublevels(at),
        join: (at, below) => this.#levelHash(at, below, levelParams),
      });
    return foldShared(term, new Map(), {
      below: (at) => this.#subterms(at, this.#objects.tag(at)),
      join: (at, below) => this.#termHash(at, below, levelHash),
    });
  }

  #termHash(term: Address, below: readonly string[], levelHash: (level: Address) => string): string {
    const objects = this.#objects;
    const tag = objects.tag(term);
    switch (tag) {
      case termTags.mdata:
        return below[0] ?? "";
      case termTags.bvar:
        return digest(tag, objects.nat(objects.field(term, 0)));
      case termTags.sort:
        return digest(tag, levelHash(objects.field(term, 0)));
      case termTags.const:
        return digest(tag, this.#nameIn(term), ...[...objects.list(objects.field(term, 1))].map(levelHash));
      case termTags.lit:
        return digest(tag, this.#literal(objects.field(term, 0)));
      case termTags.proj:
        return digest(tag, this.#nameIn(term), objects.nat(objects.field(term, 1)), ...below);
      case termTags.lam:
      case termTags.forall:
        // The binder's kind follows the eight bytes that Lean caches.
        return digest(tag, String(objects.scalarByte(term, 8)), ...below);
      default:
        return digest(tag, ...below);
    }
  }

  #nameIn(node: Address): string {
    const name = this.#names.read(this.#objects.field(node, 0));
    return isPrivate(name) ? `private ${userName(name).key}` : name.key;
  }

  #literal(literal: Address): string {
    const objects = this.#objects;
    const value = objects.field(literal, 0);
    return objects.tag(literal) === 0 ? objects.nat(value) : JSON.stringify(objects.string(value));
  }

  #sublevels(level: Address): readonly Address[] {
    const tag = this.#objects.constructorIndex(level);
    if (tag > levelTags.param) throw new MalformedOlean("not a closed universe level");
    if (tag === levelTags.zero || tag === levelTags.param) return [];
    return (tag === levelTags.succ ? [0] : [0, 1]).map((at) => this.#objects.field(level, at));
  }

  #levelHash(level: Address, below: readonly string[], levelParams: readonly LeanName[]): string {
    const tag = this.#objects.constructorIndex(level);
    if (tag !== levelTags.param) return digest(tag, ...below);
    const key = this.#nameIn(level);
    return digest(tag, String(levelParams.findIndex((param) => param.key === key)));
  }
}

/** Tags of `Lean.Level`. */
const levelTags = { zero: 0, succ: 1, max: 2, imax: 3, param: 4 } as const;

interface Fold {
  readonly below: (node: Address) => readonly Address[];
  readonly join: (node: Address, below: readonly string[]) => string;
}

/** Folds a tree whose nodes are shared, each node once, from the leaves up. */
function foldShared(root: Address, known: Map<Address, string>, { below, join }: Fold): string {
  const open = [root];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const children = below(top);
    const missing = children.filter((child) => !known.has(child));
    open.push(...missing);
    if (missing.length > 0) continue;
    known.set(
      top,
      join(
        top,
        children.map((child) => known.get(child) ?? ""),
      ),
    );
    open.pop();
  }
  return known.get(root) ?? "";
}

function digest(tag: number, ...pieces: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([tag, ...pieces]))
    .digest("base64");
}
