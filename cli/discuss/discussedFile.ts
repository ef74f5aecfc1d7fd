import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import type { ConversationPlace, OpenedPlace } from "../../core/conversation/conversationPlace.ts";
import { partId, utteranceOf } from "../../core/conversation/utterance.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { findTextHoles } from "../../core/lean/hole.ts";
import { readSketch } from "../../core/lean/sketch.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { goalsToLeaveOpen } from "../../core/lean/verdict.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import type { OpenFile } from "../openFile.ts";
import type { JudgedSite } from "./discussLog.ts";

/** The text that a checker tries its candidates in, and where. */
interface Site {
  readonly text: string;
  readonly hole: Hole;
}

interface Before extends Site {
  readonly utterance: string;
}

/** An opened hole with the text around it. */
interface FilePlace extends OpenedPlace<JudgedSite> {
  readonly site: Site;
}

/** The file of a conversation with what was accepted so far in it, in memory; nothing is written unless it is saved. */
export class DiscussedFile implements ConversationPlace<JudgedSite> {
  readonly #open: OpenFile;
  readonly #before: Before[] = [];
  /** Checkers stay open as long as the conversation. */
  readonly #opened = new Map<string, FilePlace>();
  readonly #declarationStart: number;
  #site: Site | undefined;
  #text: string;
  #version = 1;

  constructor(open: OpenFile, hole: Hole) {
    this.#open = open;
    this.#text = open.file.text;
    this.#site = { text: open.file.text, hole };
    this.#declarationStart = commandRangeAt(open.file.text, hole.start).start;
  }

  /** The file as it is by now. */
  get text(): string {
    return this.#text;
  }

  /** The declaration's next hole; undefined if none is left. */
  get hole(): Hole | undefined {
    return this.#site?.hole;
  }

  get declaration(): string {
    const { start, end } = commandRangeAt(this.#text, this.#declarationStart);
    return this.#text.slice(start, end).trim();
  }

  async openAt(
    claim: string | undefined,
    conversation: Conversation,
    signal: AbortSignal,
  ): Promise<Result<FilePlace, string>> {
    const key = `${this.#version} ${claim ?? ""}`;
    const known = this.#opened.get(key);
    if (known) return ok(known);
    if (!this.#site) return failure("the declaration has no hole left; take a step back with /undo");
    const site = claim === undefined ? ok(this.#site) : await this.#siteOfPart(claim, conversation, signal);
    if (site.kind === "error") return site;
    const { text, hole } = site.value;
    const opened = await this.#documentOf(text).openHole(hole, signal);
    if (opened.kind === "error") return failure(opened.problem.message);
    const place: FilePlace = {
      site: site.value,
      checker: opened.value,
      isSupposed: claim !== undefined,
      siteOf: ({ edit: { start, end, newText } }) => ({ text, hole, edit: { start, end, newText } }),
      [Symbol.dispose]: () => undefined,
    };
    this.#opened.set(key, place);
    return ok(place);
  }

  #documentOf(text: string): ProofDocument {
    const { pool, options } = this.#open.document;
    if (text === options.text) return this.#open.document;
    return new ProofDocument({ ...options, text, pool, version: this.#version });
  }

  /** The text with the sketch in it, and the `sorry` of the part. */
  async #siteOfPart(claim: string, conversation: Conversation, signal: AbortSignal): Promise<Result<Site, string>> {
    const utterance = conversation.utterances.find(({ id }) => id === utteranceOf(claim));
    const sketch = utterance?.tactic === undefined ? undefined : readSketch(utterance.tactic);
    const at = sketch?.parts.findIndex(({ name }) => utterance && partId(utterance.id, name) === claim) ?? -1;
    if (!sketch || at < 0) return failure(`there is no claim ${claim}`);
    const whole = await this.openAt(undefined, conversation, signal);
    if (whole.kind === "error") return failure("there is no goal to put the sketch at");
    const edit = whole.value.checker.insertion(sketch.text, 0);
    const text = applyEdits(whole.value.site.text, [edit]);
    const inside = findTextHoles(text).filter(
      ({ kind, start }) => kind === "sorry" && start >= edit.start && start < edit.start + edit.newText.length,
    );
    const hole = inside[at];
    return hole ? ok({ text, hole }) : failure(`the sketch has no place for ${claim}`);
  }

  /** Puts an accepted step into the text and goes on to the next hole of the declaration. */
  async insert(
    { utterance, tactic, verdict }: { readonly utterance: string; readonly tactic: string; readonly verdict: Verdict },
    { conversation, signal }: { readonly conversation: Conversation; readonly signal: AbortSignal },
  ): Promise<Result<void, string>> {
    const opened = await this.openAt(undefined, conversation, signal);
    if (opened.kind === "error") return opened;
    if (!this.#site) return failure("the declaration has no hole left");
    this.#before.push({ ...this.#site, utterance });
    const left = goalsToLeaveOpen(verdict);
    await this.#moveTo(applyEdits(this.#text, [opened.value.checker.insertion(tactic, left)]), signal);
    return ok(undefined);
  }

  /** Takes the last accepted step back out; returns whose it was. */
  undo(): string | undefined {
    const before = this.#before.pop();
    if (!before) return undefined;
    this.#text = before.text;
    this.#site = before;
    this.#version += 1;
    return before.utterance;
  }

  async #moveTo(text: string, signal: AbortSignal): Promise<void> {
    this.#text = text;
    this.#version += 1;
    const holes = await this.#documentOf(text).holes(signal);
    const { start, end } = commandRangeAt(text, this.#declarationStart);
    const next =
      holes.kind === "answered" ? holes.value.find((hole) => hole.start >= start && hole.start <= end) : undefined;
    this.#site = next && { text, hole: next };
  }

  /** Everything before the declaration, for whoever looks for names. */
  get documentBefore(): string {
    return this.#text.slice(0, this.#declarationStart);
  }
}

/** The goals of a place, or none where Lean has no answer. */
export async function goalsAt(
  file: DiscussedFile,
  { claim, conversation }: { readonly claim: string | undefined; readonly conversation: Conversation },
  signal: AbortSignal,
): Promise<readonly Goal[]> {
  const opened = await file.openAt(claim, conversation, signal);
  return opened.kind === "ok" ? opened.value.checker.goalsBefore : [];
}
