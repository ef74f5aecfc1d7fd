import { randomUUID } from "node:crypto";
import { relative } from "node:path";
import type { ConversationEvent } from "../../core/conversation/conversation.ts";
import type { Circumstances } from "../../core/episode/episodeRecord.ts";
import type { EpisodePlace, StepSite } from "../../core/episode/recordedEvents.ts";
import { draftOf } from "../../core/episode/recordedEvents.ts";
import { declarationNameAt } from "../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { environmentDraft, environmentOf } from "../../store/environment.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import type { OpenFile } from "../openFile.ts";

/** The place at which a step was judged. */
export interface JudgedSite {
  readonly text: string;
  readonly hole: Hole;
  readonly edit: StepSite["edit"];
}

/** One conversation as an episode in a workspace's log. Events are written in their order; the first problem is kept. */
export class DiscussLog implements AsyncDisposable {
  readonly #log: EpisodeLog;
  readonly #place: EpisodePlace;
  #last: Promise<void>;
  problem: string | undefined;

  constructor(workspaceFolder: string, open: OpenFile, hole: Hole) {
    const { text, path } = open.file;
    const declaration = declarationNameAt(text, commandRangeAt(text, hole.start), hole.start);
    const uri = relative(workspaceFolder, path).replaceAll("\\", "/");
    this.#place = { episodeId: randomUUID(), uri, declaration: declaration ?? `offset ${hole.start}` };
    this.#log = new EpisodeLog(workspaceFolder, { consent: "asked for on the command line" });
    const options = { allowNativeDecide: String(open.document.options.allowNativeDecide) };
    this.#last = environmentOf(workspaceFolder, { engine: open.lean.engine, options }).then((environment) =>
      this.#append(environmentDraft(environment, Date.now())),
    );
  }

  get episodeId(): string {
    return this.#place.episodeId;
  }

  note(event: ConversationEvent, judged: JudgedSite | undefined, circumstances: Circumstances | null): void {
    const timeMs = Date.now();
    this.#last = this.#last.then(async () => {
      const site = judged && (await this.#siteOf(judged));
      await this.#append(draftOf(event, { place: this.#place, timeMs, site, circumstances }));
    });
  }

  async #siteOf({ text, hole: { kind, start, end, column }, edit }: JudgedSite): Promise<StepSite | undefined> {
    const kept = await this.#log.keepText(text);
    if (kept.kind === "ok") return { textHash: kept.value, hole: { kind, start, end, column: column ?? null }, edit };
    this.problem ??= kept.problem.detail;
    return undefined;
  }

  async #append(draft: Parameters<EpisodeLog["append"]>[0]): Promise<void> {
    const written = await this.#log.append(draft);
    if (written.kind === "error") this.problem ??= written.problem.detail;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    await this.#log[Symbol.asyncDispose]();
  }
}
