import { parseToolchainName } from "./elanNames.ts";
import { elanSettings, placeOf } from "./elanSearch.ts";
import { elanHome, pathFolders, placesBesidePath } from "./host.ts";
import { isShimFolder, nativeParts } from "./nativeLean.ts";
import { programIn } from "./programIn.ts";
import { type Attempt, found, nothing, type Search } from "./search.ts";
import { describeSource, type PathSource } from "./toolchain.ts";
import { problemMessage } from "./toolchainProblem.ts";

/**
 * The first Lean that works, on the PATH and then beside it. elan's proxies stand for elan's default toolchain.
 * Nobody named these, so one that does not work is passed over and told of in the trace.
 */
export async function pathToolchain(search: Search): Promise<Attempt> {
  const onPath = pathFolders(search.request.host);
  const beside = placesBesidePath(search.request.host);
  const before = search.looked.length;
  const places = [...onPath, ...beside].map((folder, index) => {
    const source: PathSource = index < onPath.length ? "searchPath" : "besidePath";
    return { folder, source };
  });
  for (const place of places) {
    const attempt = await leanIn(search, place);
    if (attempt.kind === "found") {
      return attempt;
    }
  }
  if (search.looked.length === before) {
    const also = beside.length === 0 ? "" : `, nor in ${beside.join(", ")}`;
    search.looked.push({ place: "PATH", outcome: "absent", detail: `no lean in its ${onPath.length} folders${also}` });
  }
  return nothing;
}

async function leanIn(
  search: Search,
  place: { readonly folder: string; readonly source: PathSource },
): Promise<Attempt> {
  search.request.signal.throwIfAborted();
  const leanPath = await programIn(search.request, place.folder, "lean");
  if (leanPath === undefined) {
    return nothing;
  }
  if (await isShimFolder(search.request, place.folder)) {
    return elanDefault(search, leanPath);
  }
  return tryLean(search, { leanPath, name: undefined, source: place.source });
}

async function elanDefault(search: Search, shim: string): Promise<Attempt> {
  const passOver = (detail: string) => {
    search.looked.push({ place: shim, outcome: "passedOver", detail });
    return nothing;
  };
  const written = (await elanSettings(search)).defaultToolchain;
  const name = written === undefined || written === "none" ? undefined : parseToolchainName(written);
  if (name === undefined) {
    return passOver(`elan's proxy, and elan has no default toolchain; next: elan default stable`);
  }
  const place = await placeOf(search, name, elanHome(search.request.host));
  if (place.leanPath === undefined) {
    return passOver(`elan's proxy, and its default ${place.name} is not installed; next: ${place.install}`);
  }
  return tryLean(search, { leanPath: place.leanPath, name: place.name, source: "elanDefault" });
}

async function tryLean(
  search: Search,
  lean: { readonly leanPath: string; readonly name: string | undefined; readonly source: PathSource },
): Promise<Attempt> {
  const parts = await nativeParts(search, lean);
  if (parts.kind === "error") {
    search.looked.push({ place: lean.leanPath, outcome: "broken", detail: problemMessage(parts.problem) });
    return nothing;
  }
  search.looked.push({ place: lean.leanPath, outcome: "found", detail: describeSource(lean.source) });
  return found({ kind: "path", source: lean.source, name: lean.name, ...parts.value });
}
