import { executableNames, pathRules } from "./host.ts";
import type { ToolchainRequest } from "./search.ts";

/** The program in a folder, by the names the host knows it under; executable or not. */
export async function programIn(
  request: ToolchainRequest,
  folder: string,
  program: string,
): Promise<string | undefined> {
  for (const name of executableNames(request.host, program)) {
    const path = pathRules(request.host).join(folder, name);
    if ((await request.files.entryAt(path)) === "file") {
      return path;
    }
  }
  return undefined;
}
