import type { NameParts } from "../../fixtures/olean/leanHash.ts";
import { OleanWriter, type Word } from "../../fixtures/olean/oleanWriter.ts";

/** Writes small modules, so that tests of the reader need no Lean. */
export class ModuleWriter extends OleanWriter {
  /** A term: object fields, the eight bytes that Lean caches, then `binder` if it has one. */
  term(tag: number, fields: readonly Word[], binder: readonly number[] = []): Word {
    return this.object(tag, fields, [7, 7, 7, 7, 7, 7, 7, 7, ...binder]);
  }

  constant(name: NameParts, ...levels: readonly Word[]): Word {
    return this.term(4, [this.name(...name), this.list(levels)]);
  }

  theorem(
    name: NameParts,
    { type, value, params = [] }: { readonly type: Word; readonly value: Word; readonly params?: readonly string[] },
  ): Word {
    const own = this.name(...name);
    const common = this.object(0, [own, this.list(params.map((param) => this.name(param))), type]);
    return this.object(2, [this.object(0, [common, value, this.list([own])])]);
  }

  axiom(name: NameParts, type: Word): Word {
    const common = this.object(0, [this.name(...name), this.list([]), type]);
    return this.object(0, [this.object(0, [common], [0])]);
  }

  /** The whole file. `place` as in `OleanWriter.finish`. */
  module(
    { imports = [], constants }: { readonly imports?: readonly string[]; readonly constants: readonly Word[] },
    place: "front" | "end" = "front",
  ): Uint8Array {
    const imported = this.array(imports.map((name) => this.object(0, [this.name(name)], [0, 0, 0])));
    const fields = [imported, this.array([]), this.array(constants), this.array([]), this.array([])];
    return this.finish(this.object(0, fields, [0]), place);
  }
}
