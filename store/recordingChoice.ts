import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, posix, win32 } from "node:path";
import * as z from "zod";

const ChoiceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  folder: z.string(),
  record: z.boolean(),
  /** How and when the person chose, as the records of the log name it. */
  consent: z.string(),
});
export type RecordingChoice = z.infer<typeof ChoiceSchema>;

interface DataSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homedir: string;
}

/**
 * Where what a person has chosen is kept, on the platform's usual place; COLLOQUY_DATA names another folder.
 * @internal
 */
export function dataFolder({ platform, env, homedir: home }: DataSurroundings): string {
  const override = env["COLLOQUY_DATA"];
  if (override) return override;
  if (platform === "win32") return win32.join(env["APPDATA"] || win32.join(home, "AppData", "Roaming"), "colloquy");
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "colloquy");
  const base = env["XDG_DATA_HOME"];
  return posix.join(base && posix.isAbsolute(base) ? base : posix.join(home, ".local", "share"), "colloquy");
}

/**
 * Whether a workspace's episodes are recorded: off until its person has said so. The choice is kept with the person and
 * not in the workspace, because a folder that comes from somebody else must not bring consent along. The editor and the
 * command line read the same.
 */
export class RecordingChoices {
  readonly #folder: string;

  constructor(folder = dataFolder({ platform: process.platform, env: process.env, homedir: homedir() })) {
    this.#folder = join(folder, "recording");
  }

  /** Undefined until somebody has chosen. */
  read(workspaceFolder: string): RecordingChoice | undefined {
    try {
      const parsed = ChoiceSchema.safeParse(JSON.parse(readFileSync(this.#fileOf(workspaceFolder), "utf8")));
      return parsed.success && parsed.data.folder === realPath(workspaceFolder) ? parsed.data : undefined;
    } catch {
      // What cannot be read is no consent.
      return undefined;
    }
  }

  /** Throws where the person's own folder cannot be written to. */
  write(workspaceFolder: string, { record, how }: { readonly record: boolean; readonly how: string }): RecordingChoice {
    const consent = `${how}, ${new Date().toISOString()}`;
    const choice: RecordingChoice = { schemaVersion: 1, folder: realPath(workspaceFolder), record, consent };
    const file = this.#fileOf(workspaceFolder);
    const temporary = `${file}.${process.pid}.tmp`;
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(temporary, JSON.stringify(choice));
    renameSync(temporary, file);
    return choice;
  }

  /** The nearest folder above a file for which somebody has chosen, if the choice was to record. */
  recordedAbove(path: string): RecordingChoice | undefined {
    for (let folder = dirname(realPath(path)); ; folder = dirname(folder)) {
      const choice = this.read(folder);
      if (choice) return choice.record ? choice : undefined;
      if (dirname(folder) === folder) return undefined;
    }
  }

  #fileOf(workspaceFolder: string): string {
    const name = createHash("sha256").update(realPath(workspaceFolder)).digest("hex").slice(0, 32);
    return join(this.#folder, `${name}.json`);
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
