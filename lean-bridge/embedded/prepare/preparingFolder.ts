import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

const prefix = "preparing-";
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Cache folders may be shared between computers, so a process number alone says nothing. */
function owner(): string {
  return hostname().replaceAll(/[^A-Za-z0-9]/g, "_");
}

/** A new folder beside the ones that are ready; its name says whose it is. */
export async function makePreparingFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const folder = join(parent, `${prefix}${owner()}-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(folder);
  return folder;
}

/** Removes what processes left behind that were killed half-way. Failures don't matter: the next run tries again. */
export async function removeLeftOvers(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const folder = join(parent, name);
    if (await isAbandoned(folder, name)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const [host, pid] = name.slice(prefix.length).split("-");
  if (host === owner() && !isRunning(Number(pid))) return true;
  const modifiedMs = await stat(folder).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );
  return Date.now() - modifiedMs > abandonedAfterMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Puts `folder` in the place `target`, in one step. When another process was quicker and its result satisfies
 * `isReady`, ours is discarded; a target that is no good is moved out of the way first.
 */
export async function publishFolder(folder: string, target: string, isReady: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await rename(folder, target);
    } catch (error) {
      if (await isReady()) return rm(folder, { recursive: true, force: true });
      if (attempt === 3 || (await stat(target).catch(() => undefined)) === undefined) throw error;
      const aside = `${folder}-aside${attempt}`;
      await rename(target, aside).catch(() => undefined);
      await rm(aside, { recursive: true, force: true });
    }
  }
}
