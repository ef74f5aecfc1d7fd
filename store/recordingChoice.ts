import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { personsDataFolder, realPath } from "./dataFolder.ts";

const ChoiceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  folder: z.string(),
  record: z.boolean(),
  /** The way and time of the choice, copied into the records of the log. */
  consent: z.string(),
});
export type RecordingChoice = z.infer<typeof ChoiceSchema>;

/**
 * Choices to record a workspace's episodes; off until its person turns it on. A choice is kept with the person and not
 * in the workspace, because a folder from somebody else must not bring consent along. The editor and the command line
 * share it.
 */
export class RecordingChoices {
  readonly #folder: string;

  constructor(folder = personsDataFolder()) {
    this.#folder = join(folder, "recording");
  }

  /** Undefined until somebody has chosen. */
  read(workspaceFolder: string): RecordingChoice | undefined {
    try {
      const parsed = ChoiceSchema.safeParse(JSON.parse(readFileSync(this.#fileOf(workspaceFolder), "utf8")));
      return parsed.success && parsed.data.folder === realPath(workspaceFolder) ? parsed.data : undefined;
    } catch {
      // An unreadable choice is not consent.
      return undefined;
    }
  }

  /** Throws if the person's own folder is not writable. */
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

  /** The choice for the nearest folder above a file that has one; undefined if it was not to record. */
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
