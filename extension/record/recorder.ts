import { randomUUID } from "node:crypto";
import type { Disposable, LogOutputChannel, TextDocument } from "vscode";
import { EventEmitter, workspace } from "vscode";
import type { ConversationEvent } from "../../core/conversation/conversation.ts";
import type { Circumstances, EpisodeDraft } from "../../core/episode/episodeRecord.ts";
import type { EpisodePlace, StepSite } from "../../core/episode/recordedEvents.ts";
import { draftOf } from "../../core/episode/recordedEvents.ts";
import { suggestedDraft } from "../../core/episode/suggestedDraft.ts";
import { declarationNameAt } from "../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { EnvironmentFacts } from "../../store/environment.ts";
import { environmentDraft, environmentOf } from "../../store/environment.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { RecordingChoices } from "../../store/recordingChoice.ts";
import type { Checked } from "../proof/checked.ts";
import type { ProofConversation } from "../proof/proofConversation.ts";
import { offeredSuggestions, unlearnedOrder } from "../proof/suggestionOrder.ts";

/** The place of an event, the checked text, and the circumstances of a model's turn. */
interface NotedAt {
  readonly offset: number;
  readonly about: Checked | undefined;
  readonly circumstances: Circumstances | null;
}

export type RecordingState = "unchosen" | "off" | "on" | "failed";

/** Records events at goals in the workspace's log, once a person has agreed to that. Nothing leaves the disk. */
export class Recorder implements Disposable {
  readonly #choices = new RecordingChoices();
  readonly #log: LogOutputChannel;
  /** The Lean that answers now in a folder, and those settings of ours that change its questions. */
  readonly #facts: (folder: string) => EnvironmentFacts;
  /** The facts in the last environment record of each folder's log. */
  readonly #noted = new Map<string, string>();
  readonly #logs = new Map<string, EpisodeLog>();
  /** Episodes of this window, by document and declaration. */
  readonly #episodes = new Map<string, string>();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #failed = false;
  #last: Promise<void> = Promise.resolve();

  constructor(log: LogOutputChannel, facts: (folder: string) => EnvironmentFacts) {
    this.#log = log;
    this.#facts = facts;
  }

  /** The choice for the window's first folder, because the choice is made for all folders at once. */
  get state(): RecordingState {
    const [folder] = workspace.workspaceFolders ?? [];
    const choice = folder && this.#choices.read(folder.uri.fsPath);
    if (!choice) return "unchosen";
    if (!choice.record) return "off";
    return this.#failed ? "failed" : "on";
  }

  choose(on: boolean): void {
    this.#failed = false;
    // The next record begins a new file, which states the new consent.
    for (const log of this.#logs.values()) this.#last = this.#last.then(() => log[Symbol.asyncDispose]());
    this.#logs.clear();
    this.#noted.clear();
    for (const { uri } of workspace.workspaceFolders ?? [])
      this.#choices.write(uri.fsPath, { record: on, how: "chosen in the panel" });
    this.#changed.fire();
  }

  /** The workspace folder whose log a document's episodes go to. */
  static folderOf(document: TextDocument): string | undefined {
    return workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  }

  /** Resumes an earlier episode. */
  resume(document: TextDocument, { declaration, episodeId }: EpisodePlace): void {
    this.#episodes.set(`${document.uri.toString()} ${declaration}`, episodeId);
  }

  /** Notes one event about the declaration at a place of the document. */
  note(document: TextDocument, { offset, about, circumstances }: NotedAt, event: ConversationEvent): void {
    const place = this.#placeOf(document, offset);
    const timeMs = Date.now();
    // Only a verdict is about one text and one place in it; by the time of a decision the document may have changed.
    const isJudged = event.kind === "judged" && about?.verdict.documentVersion === document.version;
    const text = isJudged ? document.getText() : undefined;
    this.#append(document, async (log) => {
      const kept = text === undefined ? undefined : await log.keepText(text);
      const site = kept?.kind === "ok" && about ? siteOf(about, kept.value) : undefined;
      return draftOf(event, { place, timeMs, site, circumstances });
    });
  }

  /** Records the suggestions offered, in the order shown and in the order without history. */
  noteSuggestions(document: TextDocument, conversation: ProofConversation): void {
    const offered = offeredSuggestions(conversation);
    const [first] = offered;
    if (!first) return;
    const place = this.#placeOf(document, first.checked.hole.start);
    const { goalsBefore } = first.verdict;
    const draft = suggestedDraft(place, Date.now(), { offered, fixedOrder: unlearnedOrder(conversation), goalsBefore });
    this.#append(document, () => Promise.resolve(draft));
  }

  #append(document: TextDocument, draft: (log: EpisodeLog) => Promise<EpisodeDraft>): void {
    const folder = Recorder.folderOf(document);
    if (folder === undefined) return;
    const choice = this.#choices.read(folder);
    if (!choice?.record) return;
    // One after the other, because a text must be stored before its record is written.
    this.#last = this.#last
      .then(async () => {
        const log = this.#logOf(folder, choice.consent);
        await this.#noteEnvironment(folder, log);
        return log.append(await draft(log));
      })
      .then(
        (written) => this.#written(written.kind === "ok" ? undefined : written.problem.detail),
        (error: unknown) => this.#written(String(error)),
      );
  }

  /** Once in each session, and again whenever Lean or a setting changes. */
  async #noteEnvironment(folder: string, log: EpisodeLog): Promise<void> {
    const facts = this.#facts(folder);
    const key = JSON.stringify(facts);
    if (this.#noted.get(folder) === key) return;
    this.#noted.set(folder, key);
    await log.append(environmentDraft(await environmentOf(folder, facts), Date.now()));
  }

  #logOf(folder: string, consent: string): EpisodeLog {
    const known = this.#logs.get(folder);
    if (known) return known;
    const log = new EpisodeLog(folder, { consent });
    this.#logs.set(folder, log);
    return log;
  }

  #written(problem: string | undefined): void {
    if (problem !== undefined) this.#log.error(`an episode was not recorded: ${problem}`);
    if (this.#failed === (problem !== undefined)) return;
    this.#failed = problem !== undefined;
    this.#changed.fire();
  }

  #placeOf(document: TextDocument, offset: number): EpisodePlace {
    const text = document.getText();
    const command = commandRangeAt(text, offset);
    const line = document.positionAt(command.start).line + 1;
    const declaration = declarationNameAt(text, command, offset) ?? `line ${line}`;
    const key = `${document.uri.toString()} ${declaration}`;
    const episodeId = this.#episodes.get(key) ?? randomUUID();
    this.#episodes.set(key, episodeId);
    const uri = workspace.asRelativePath(document.uri, false).replaceAll("\\", "/");
    return { episodeId, uri, declaration };
  }

  dispose(): void {
    this.#changed.dispose();
    this.#last
      .then(() => Promise.all([...this.#logs.values()].map((log) => log[Symbol.asyncDispose]())))
      .catch(() => undefined);
  }
}

function siteOf({ hole: { kind, start, end, column }, edit }: Checked, textHash: string): StepSite {
  return { textHash, hole: { kind, start, end, column: column ?? null }, edit };
}
