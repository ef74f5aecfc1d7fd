/** A constant that a candidate may not name, however the name is spelled. */
interface RefusedName {
  readonly why: string;
  /** The person may allow it together with `native_decide`. */
  readonly isNative: boolean;
}

const native: RefusedName = {
  why: "trusts the compiler, as `native_decide` does; that is off by setting",
  isNative: true,
};
const cheats: RefusedName = { why: "works around the types of what Lean runs", isNative: false };
const reaches: RefusedName = { why: "reaches files, programs or the network", isNative: false };

/** By the last part of a name. Lean runs some terms while it elaborates, such as the values of a tactic's settings. */
const byLastPart: ReadonlyMap<string, RefusedName> = new Map([
  ["sorryAx", { why: "leaves the goal unproved", isNative: false }],
  ...entries(["ofReduceBool", "ofReduceNat", "trustCompiler", "reduceBool", "reduceNat"], native),
  ...entries(["unsafeCast", "unsafeIO", "unsafeBaseIO", "unsafeEIO", "unsafeST", "lcUnreachable", "lcProof"], cheats),
  ...entries(
    ["lcAny", "lcErased", "evalExpr", "evalExpr'", "evalTerm", "evalDecl", "evalConst", "evalConstCheck"],
    cheats,
  ),
  ...entries(["unsafePerformIO", "evalConst!", "reallyUnsafePtrEq"], cheats),
  ...entries(
    ["readFile", "readBinFile", "writeFile", "writeBinFile", "removeFile", "removeDirAll", "createDirAll"],
    reaches,
  ),
  ...entries(["createTempFile", "createTempDir", "withTempFile", "withTempDir", "loadDynlib", "loadPlugin"], reaches),
  ...entries(["idbgServer", "idbgClientLoop", "saveModuleData", "readModuleData", "runFrontend"], reaches),
]);

/** Namespaces of what reaches outside. One with a single part may be somebody's name too, and counts with more behind it. */
const namespaces: readonly (readonly string[])[] = [
  ["IO", "FS"],
  ["IO", "Process"],
  ["IO", "AccessRight"],
  ["Std", "Net"],
  ["Std", "Http"],
  ["Std", "Internal"],
  ["Std", "Async"],
  ["Lean", "Idbg"],
  ["Lake"],
  ["FS"],
  ["Process"],
  ["Internal", "UV"],
  ["UV"],
];

function entries(names: readonly string[], rule: RefusedName): readonly (readonly [string, RefusedName])[] {
  return names.map((name) => [name, rule]);
}

/** The parts of a name as Lean reads them: `_root_.«sorryAx»` is `sorryAx`, and a dot between guillemets is no joint. */
export function nameParts(name: string): readonly string[] {
  const parts = name.match(/«[^»]*»|[^.«»]+/gu) ?? [];
  const plain = parts.map((part) => part.replace(/[«»]/gu, ""));
  return plain[0] === "_root_" ? plain.slice(1) : plain;
}

/** Why a name may not stand in a candidate. */
export function refusedName(name: string, allowNative: boolean): string | undefined {
  const parts = nameParts(name);
  const rule =
    byLastPart.get(parts.at(-1) ?? "") ??
    (namespaces.some((namespace) => beginsBelow(parts, namespace)) ? reaches : undefined);
  return rule === undefined || (rule.isNative && allowNative) ? undefined : rule.why;
}

function beginsBelow(parts: readonly string[], namespace: readonly string[]): boolean {
  const least = namespace.length === 1 ? 2 : namespace.length;
  return parts.length >= least && namespace.every((part, at) => part === parts[at]);
}
