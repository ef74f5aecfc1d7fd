import { OleanObjects } from "../../lean-bridge/olean/oleanObjects.ts";
import { NameReader } from "../../lean-bridge/olean/leanName.ts";
import { convertModule } from "../fixtures/native-lean/convertModule.ts";
import { LibraryConstants } from "../fixtures/native-lean/libraryConstants.ts";
import { RuntimeTypes } from "../fixtures/native-lean/runtimeTypes.ts";
import { entriesOf, openSource, type SourceModule } from "../fixtures/native-lean/sourceModule.ts";
import type { NameParts } from "../fixtures/olean/leanHash.ts";
import type { Word } from "../fixtures/olean/oleanWriter.ts";
import { ModuleWriter } from "../lean-bridge/olean/moduleWriter.ts";

export interface SmallModule {
  readonly constants?: readonly { readonly name: NameParts; readonly info: Word }[];
  readonly extensions?: readonly { readonly name: NameParts; readonly entries: readonly Word[] }[];
}

/** A module of 32-bit words, as the old library has them. */
export function smallModule(make: (olean: ModuleWriter) => SmallModule): Uint8Array {
  const olean = new ModuleWriter(4, 0x1000_0000);
  const { constants = [], extensions = [] } = make(olean);
  const names = olean.array(constants.map(({ name }) => olean.name(...name)));
  const infos = olean.array(constants.map(({ info }) => info));
  const parts = extensions.map(({ name, entries }) => olean.object(0, [olean.name(...name), olean.array(entries)]));
  const isModule = 1;
  const imports = olean.array([olean.object(0, [olean.name("Init", "Prelude")], [0, 0, 0])]);
  return olean.finish(olean.object(0, [imports, names, infos, olean.array([]), olean.array(parts)], [isModule]));
}

export function typesOf(source: SourceModule): RuntimeTypes {
  return new RuntimeTypes(new LibraryConstants([source]));
}

export interface Converted {
  readonly bytes: Buffer;
  readonly source: SourceModule;
  readonly objects: OleanObjects;
  readonly root: number;
  readonly names: NameReader;
  /** The entries of an extension of the target. */
  readonly entries: (...extension: NameParts) => readonly number[];
}

/** The module as the converter writes it, opened by the reader. */
export function converted(
  bytes: Uint8Array,
  { symbols = [], name = "Small" }: { symbols?: readonly string[]; name?: string } = {},
): Converted {
  const source = openSource(bytes);
  const library = { types: typesOf(source), symbols: new Set(symbols), writtenBy: { version: "4.35.0", commit: "c" } };
  const target = convertModule(source, { name, base: 0x2000_0000_0000 }, library);
  const { objects, roots } = OleanObjects.open([target]);
  const names = new NameReader(objects);
  const root = roots[0] ?? 1;
  const parts = [...objects.array(objects.field(root, 4))].map((pair): [string, number] => [
    names.read(objects.field(pair, 0)).key,
    objects.field(pair, 1),
  ]);
  const extensions = new Map(parts.map(([key, entries]) => [key, { pair: 0, name: 0, entries }]));
  const view: SourceModule = { ...source, objects, names, extensions };
  return { bytes: target, source, objects, root, names, entries: (...extension) => entriesOf(view, extension) };
}
