import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import type { ReplayAnswer, ReplayEngine, ReplayStep } from "./replayEngine.ts";

const LineSchema = z.strictObject({
  episode: z.string(),
  utterance: z.string(),
  answer: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("answered"), answer: z.enum(["yes", "no"]), verdict: z.string() }),
    z.strictObject({ kind: z.literal("unknown"), reason: z.string() }),
  ]),
});

/** Results of a replay with one engine so far, on the disk, so that an interrupted replay can be resumed. */
export class ReplayProgress {
  readonly #file: string;
  readonly #known = new Map<string, ReplayAnswer>();

  private constructor(file: string) {
    this.#file = file;
  }

  /** Without `resume` an earlier replay is forgotten. */
  static async open(
    workspaceFolder: string,
    { name }: ReplayEngine,
    options: { readonly resume: boolean },
  ): Promise<ReplayProgress> {
    const mark = createHash("sha256").update(name).digest("hex").slice(0, 12);
    const progress = new ReplayProgress(join(workspaceFolder, ".colloquy", `replay-${mark}.jsonl`));
    if (options.resume) await progress.#read();
    else await progress.forget();
    return progress;
  }

  async #read(): Promise<void> {
    const text = await readFile(this.#file, "utf8").catch(() => "");
    for (const line of text.split("\n")) {
      const parsed = LineSchema.safeParse(parsedOrNull(line));
      // A torn line is a step that is simply tried again.
      if (parsed.success) this.#known.set(keyOf(parsed.data), parsed.data.answer);
    }
  }

  find(step: ReplayStep): ReplayAnswer | undefined {
    return this.#known.get(keyOf(step));
  }

  /** A folder that cannot be written to only means that the replay cannot be gone on with. */
  async note(steps: readonly ReplayStep[], answers: readonly ReplayAnswer[]): Promise<void> {
    const lines = steps.map(({ episode, utterance }, at) =>
      JSON.stringify({ episode, utterance, answer: answers[at] }),
    );
    await mkdir(dirname(this.#file), { recursive: true })
      .then(() => appendFile(this.#file, lines.map((line) => `${line}\n`).join("")))
      .catch(() => undefined);
  }

  async forget(): Promise<void> {
    await rm(this.#file, { force: true }).catch(() => undefined);
  }
}

function keyOf({ episode, utterance }: { readonly episode: string; readonly utterance: string }): string {
  return `${episode} ${utterance}`;
}

function parsedOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
