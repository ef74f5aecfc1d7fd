import type { ConstantName } from "../../core/lean/constantName.ts";
import { parseHeader, withoutModuleWords } from "../../core/lean/header.ts";
import { insertionEdit } from "../../core/lean/insertion.ts";
import type { KernelAnswer, KernelTopic } from "../../core/lean/kernelQuestion.ts";
import type { PlacedSorries } from "../../core/lean/sorryAccount.ts";
import { hasLabelInside, placedBeforeEdit, writtenSorries } from "../../core/lean/sorryAccount.ts";
import type { SorryLabels } from "../../core/lean/sorryLabels.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import type { Answer } from "../session/answer.ts";
import { unknown } from "../session/answer.ts";
import type { Situation } from "./situation.ts";
import type { SorryQuestion } from "./declarationSorries.ts";
import { labelsOf } from "./declarationSorries.ts";
import { askKernel, askWithCanary } from "./kernelWord.ts";
import type { KernelWord } from "./kernelWord.ts";
import type { LaneGroup } from "./laneGroup.ts";
import type { ShadowLane } from "./shadowLane.ts";

/**
 * The place of a question to the kernel: behind the whole file, or, where nothing that stands there is read (`#exit`, an
 * unfinished end), behind the declaration. Before Lean 4.30 nothing can be asked in a file with a `module` header, so
 * there the keyword is left out in a document for such questions alone.
 */
interface QuestionPlace {
  readonly at: "end" | "declaration";
  readonly withoutModule: boolean;
}

/** Lean's answer about the declaration with `sorry` at the hole. */
export interface DeclarationBefore {
  readonly place: QuestionPlace;
  readonly answer: KernelAnswer;
}

interface LabelTask extends Pick<SorryQuestion, "known" | "besides"> {
  readonly edit: TextEdit;
  readonly signal: AbortSignal;
}

export interface DeclarationWordOptions {
  readonly situation: Situation;
  readonly timeoutMs: number;
  /** For texts without `module`. */
  readonly otherLanes: LaneGroup;
}

/**
 * Asks Lean's kernel about the declaration that a hole belongs to. Nothing is taken from messages about the text: a
 * message may be lost, silenced or made up, and what is in the environment is what counts.
 */
export class DeclarationWord {
  readonly #options: DeclarationWordOptions;
  readonly #name: ConstantName;
  #before: Answer<DeclarationBefore> | undefined;
  #sorriesBefore: PlacedSorries | undefined;

  constructor(options: DeclarationWordOptions) {
    const { owner } = options.situation;
    this.#options = options;
    this.#name = owner.kind === "declaration" ? owner.name : [];
  }

  /** Asked once, on the lane that keeps the whole file, because nothing that is tried at the hole changes it. */
  async before(lane: ShadowLane, signal: AbortSignal): Promise<Answer<DeclarationBefore>> {
    if (this.#before?.kind === "answered") return this.#before;
    this.#before = await this.#findPlace(lane, signal);
    return this.#before;
  }

  async #findPlace(lane: ShadowLane, signal: AbortSignal): Promise<Answer<DeclarationBefore>> {
    let last: Answer<KernelAnswer | undefined> | undefined;
    for (const place of this.#places()) {
      const task = { ...this.#task(place, this.#sorryEdit()), word: this.#options.situation.site.words.name };
      last = await this.#onLane(place, lane, (asked) => askWithCanary(asked, task, signal));
      if (last.kind === "unknown") return last;
      if (last.value) return { ...last, value: { place, answer: last.value } };
    }
    return unknown("rejected", "Lean does not answer our own questions in this file as it must");
  }

  #places(): readonly QuestionPlace[] {
    const { isModule } = parseHeader(this.#options.situation.site.text);
    return [false, ...(isModule ? [true] : [])].flatMap((withoutModule) =>
      (["end", "declaration"] as const).map((at) => ({ at, withoutModule })),
    );
  }

  /** True if one look at a text with an edit shows both what Lean says about it and what the kernel has. */
  isOneLook({ place }: DeclarationBefore): boolean {
    const { owner } = this.#options.situation;
    return place.at === "end" && !place.withoutModule && owner.kind === "declaration" && owner.rename === undefined;
  }

  /** The declaration with an edit in its text. */
  async after(
    lane: ShadowLane,
    before: DeclarationBefore,
    { edit, signal }: { readonly edit: TextEdit; readonly signal: AbortSignal },
  ): Promise<Answer<KernelWord>> {
    const isFixed = hasFixedStatement(before.answer);
    const statement: readonly KernelTopic[] = isFixed ? [] : ["statement"];
    const topics = [...this.#topicsFor(edit), ...statement];
    const asked = await this.#onLane(before.place, lane, (one) =>
      askKernel(one, { ...this.#task(before.place, edit), topics }, signal),
    );
    if (asked.kind === "unknown" || !isFixed || before.answer.statement === undefined) return asked;
    const answer = { ...asked.value.answer, statement: before.answer.statement };
    return { ...asked, value: { ...asked.value, answer } };
  }

  /** The places of the `sorry`s with an edit; undefined where Lean does not show them all. */
  labelsAfter(
    lane: ShadowLane,
    { place }: DeclarationBefore,
    { edit, signal, ...told }: LabelTask,
  ): Promise<Answer<SorryLabels | undefined>> {
    return this.#onLane(place, lane, (asked) => labelsOf(asked, { ...this.#task(place, edit), ...told }, signal));
  }

  /** What will have gaps is asked where they are; that it rests on `sorryAx` needs no asking where the edit writes one. */
  #topicsFor(edit: TextEdit): readonly KernelTopic[] {
    if (hasSorry(edit.newText)) return ["value"];
    const { text, command, hole } = this.#options.situation.site;
    const others = [text.slice(command.start, hole.start), text.slice(hole.end, command.end)];
    return others.some(hasSorry) ? ["axioms", "value"] : ["axioms"];
  }

  /** All `sorry`s that the declaration has as it is, or has with `sorry` at the hole. */
  async sorriesBefore(
    lane: ShadowLane,
    before: DeclarationBefore,
    signal: AbortSignal,
  ): Promise<Answer<PlacedSorries>> {
    if (this.#sorriesBefore) return { kind: "answered", value: this.#sorriesBefore, version: 0 };
    const known = await this.sorriesWith(lane, before, { besides: [], signal });
    if (known.kind === "answered") this.#sorriesBefore = known.value;
    return known;
  }

  /** And those of other constants, as far as these are there without the step. */
  async sorriesWith(
    lane: ShadowLane,
    before: DeclarationBefore,
    { besides, signal }: { readonly besides: readonly string[]; readonly signal: AbortSignal },
  ): Promise<Answer<PlacedSorries>> {
    const { text, hole } = this.#options.situation.site;
    const asItIs = { start: hole.start, end: hole.start, newText: "" };
    const offsets = new Map<number, number>();
    let unlabelled = false;
    for (const edit of [this.#sorryEdit(), ...(hole.kind === "sorry" ? [] : [asItIs])]) {
      const known = edit === asItIs ? {} : { known: before.answer };
      const labels = await this.labelsAfter(lane, before, { edit, ...known, besides, signal });
      if (labels.kind === "unknown") return labels;
      const edited = applyEdits(text, [edit]);
      if (edit !== asItIs && !(labels.value && hasLabelInside(labels.value, edit, edited))) return notShown;
      // Where they cannot be read none is known, so that a later one counts as new.
      const placed = labels.value && placedBeforeEdit(labels.value, edit, edited);
      for (const [at, times] of placed?.offsets ?? []) offsets.set(at, Math.max(times, offsets.get(at) ?? 0));
      unlabelled ||= placed?.unlabelled ?? false;
    }
    return { kind: "answered", value: { offsets, unlabelled }, version: 0 };
  }

  #sorryEdit(): TextEdit {
    return insertionEdit({ ...this.#options.situation.site, candidate: "sorry", goalsLeft: 0 });
  }

  #task(place: QuestionPlace, edit: TextEdit): { text: string; name: ConstantName; timeoutMs: number } {
    const { situation, timeoutMs } = this.#options;
    const { text, command } = situation.site;
    // A comment that nobody closed would take our questions in.
    const lastCode = command.start + (codeTokens(text.slice(command.start, command.end)).at(-1)?.end ?? 0);
    const end = place.at === "end" ? text.length : Math.max(lastCode, edit.end);
    const rename = situation.owner.kind === "declaration" ? situation.owner.rename : undefined;
    const edited = applyEdits(text.slice(0, end), [...(rename ? [rename] : []), edit]);
    return { text: standingAt(place, edited), name: this.#name, timeoutMs };
  }

  /** Work with another text of the file where questions about the declaration are answered, as it is to stand there. */
  askedInPlace<Value>(
    lane: ShadowLane,
    { place }: DeclarationBefore,
    work: (lane: ShadowLane, standing: (text: string) => string) => Promise<Value>,
  ): Promise<Value> {
    return this.#onLane(place, lane, (asked) => work(asked, (text) => standingAt(place, text)));
  }

  #onLane<Value>(
    { withoutModule }: QuestionPlace,
    lane: ShadowLane,
    work: (lane: ShadowLane) => Promise<Value>,
  ): Promise<Value> {
    return withoutModule ? this.#options.otherLanes.withLane(work) : work(lane);
  }
}

function standingAt({ withoutModule }: QuestionPlace, text: string): string {
  return withoutModule ? withoutModuleWords(text) : text;
}

function hasSorry(text: string): boolean {
  return writtenSorries({ start: 0, newText: text }).size > 0;
}

/**
 * Lean settles the statement of a theorem before it looks at the proof, universes included, so that no proof can change
 * it; unless the hole is in the statement itself. Source: `Lean.Elab.Term.elabMutualDef`.
 */
function hasFixedStatement({ kind, statement }: KernelAnswer): boolean {
  return /^(?:private |protected |public )*theorem /u.test(kind ?? "") && statement?.includes("sorryAx") === false;
}

/** The `sorry` that we put at the hole ourselves: where Lean does not show that one, it may not show others. */
const notShown = unknown("rejected", "Lean does not show which `sorry`s the declaration has");
