import { commandStarts } from "../../core/lean/commandRange.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Goal } from "../../core/lean/goal.ts";
import { normaliseGoals } from "../../core/lean/goal.ts";
import { insertionEdit } from "../../core/lean/insertion.ts";
import { joinMessages, likeBatch } from "../../core/lean/lostMessages.ts";
import type { CheckLimits, HoleChecker } from "../../core/lean/ports.ts";
import { refuseCandidate } from "../../core/lean/syntaxGate.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { KernelAnswer } from "../../core/lean/kernelQuestion.ts";
import { raiseToAxioms } from "./axiomPass.ts";
import { DeclarationWord } from "./declarationWord.ts";
import type { Situation } from "./situation.ts";
import type { Finding, SuccessVerdict, Verdict } from "../../core/lean/verdict.ts";
import { goalsToLeaveOpen, isSuccess } from "../../core/lean/verdict.ts";
import { gateOn } from "./gatePass.ts";
import { harvestOn } from "./harvest.ts";
import { firstUse, firstUseCommand } from "./firstUse.ts";
import { findingKey, siteKey } from "./findingCache.ts";
import type { LanePool } from "./lanePool.ts";
import type { ShadowLane } from "./shadowLane.ts";
import type { FastScreen } from "./prefixScreen.ts";
import { openFastScreen } from "./prefixScreen.ts";
import { planBatches, screenOn } from "./screenPass.ts";

/** The part of a document's settings that a check depends on. */
export interface CheckSettings {
  readonly uri: string;
  /** Of the real document, for the verdicts. */
  readonly version: number;
  /** For a text that holds the whole file. */
  readonly baselineTimeoutMs: number;
  readonly allowNativeDecide: boolean;
  /** See `AxiomTask`; true for the embedded Lean. */
  readonly libraryTheoremsAreAxioms: boolean;
}

interface GateWork {
  readonly signal: AbortSignal;
  readonly work: (
    lane: ShadowLane,
    task: { readonly situation: Situation; readonly edit: TextEdit; readonly timeoutMs: number },
  ) => Promise<Finding>;
}

/** An edit costs as much as a few candidates, but a candidate that hangs makes all of its batch wait. */
const largestBatch = 32;
/** So few are not worth an edit on each lane. */
const smallestBatch = 8;
/** Compiling the part before the declaration pays only behind many commands and for many candidates. */
const commandsForFast = 60;
const candidatesBeforeFast = 48;
/** Between a candidate's gate and the look at its axioms come few others. */
const keptAnswers = 64;

/** Tries candidates at one hole of one version of a document. See docs/VERIFICATION.md for the passes. */
export class DocumentHoleChecker implements HoleChecker {
  readonly #situation: Situation;
  readonly #settings: CheckSettings;
  readonly #pool: LanePool;
  readonly #goalKey: string;
  readonly #siteKey: string;
  readonly #importsChanged: number;
  readonly #lifetime = new AbortController();
  #screened = 0;
  readonly #word: DeclarationWord;
  /** What the kernel has of the declaration with a candidate, of those that passed the gate. */
  readonly #answers = new Map<string, KernelAnswer>();
  #fast: FastScreen | undefined;
  #opening: Promise<void> | undefined;

  constructor(situation: Situation, settings: CheckSettings, pool: LanePool) {
    this.#situation = situation;
    this.#settings = settings;
    this.#pool = pool;
    this.#goalKey = normaliseGoals(situation.goalsBefore);
    this.#siteKey = siteKey(situation.site);
    this.#importsChanged = pool.importsChanged;
    this.#word = new DeclarationWord({ situation, timeoutMs: settings.baselineTimeoutMs, otherLanes: pool.unmoduled });
  }

  get goalsBefore(): readonly Goal[] {
    return this.#situation.goalsBefore;
  }

  get parallel(): number {
    return this.#pool.screening.size;
  }

  get documentBefore(): string {
    return this.#situation.site.text.slice(0, this.#situation.site.command.start);
  }

  get declaration(): string {
    const { text, command } = this.#situation.site;
    return text.slice(command.start, command.end);
  }

  /** The edit that inserting this candidate would make in the real document. */
  insertion(candidate: string, goalsLeft: number): TextEdit {
    return insertionEdit({ ...this.#situation.site, candidate, goalsLeft });
  }

  /** Begins, on the lane that is not asked for candidates, what the first gate would have to wait for. */
  lookAhead(): void {
    if (this.#pool.clean === this.#pool.screening) return;
    // Nobody waits for this promise: without its answer the gate asks for itself.
    this.#standAtGate(this.#lifetime.signal).catch(() => undefined);
  }

  /**
   * Resolves when Lean stands at the hole on the lanes for candidates and for the gate: the goal is warm. Of the lanes
   * for candidates one is enough for who waits for a suggestion; `lanes` are made ready for who has many.
   */
  async ready(signal: AbortSignal, lanes = 1): Promise<void> {
    const limits = { timeoutMs: this.#settings.baselineTimeoutMs };
    const step = this.#pool.hasUsedTactics ? "skip" : firstUse;
    const { clean, screening } = this.#pool;
    const atGate = clean === screening ? undefined : this.#standAtGate(signal);
    // Texts that are all different, so that each is a question of its own and takes a lane.
    const texts = Array.from({ length: Math.min(lanes, screening.size) }, (_, at) => `${step}${"\nskip".repeat(at)}`);
    await Promise.all([...texts.map((text) => this.screen(text, limits, signal)), atGate]);
    this.#pool.hasUsedTactics = true;
  }

  async #standAtGate(signal: AbortSignal): Promise<void> {
    await this.#pool.clean.withLane(
      async (lane) => {
        if (!this.#pool.hasUsedTactics)
          await lane.settle(this.documentBefore + firstUseCommand, this.#settings.baselineTimeoutMs, signal);
        await this.#word.before(lane, signal);
      },
      { signal, ifCancelled: undefined },
    );
  }

  /** Does ahead what later questions profit from: the part of the file before the declaration as a module. */
  async warmUp(signal: AbortSignal): Promise<void> {
    await this.screen("skip", { timeoutMs: this.#settings.baselineTimeoutMs }, signal);
    await this.#openFast();
  }

  /** In the background the plain way goes on serving; whatever keeps the fast way from being the same ends it. */
  #openFast(): Promise<void> {
    const { uri, baselineTimeoutMs: timeoutMs } = this.#settings;
    const { session, screening } = this.#pool;
    this.#opening ??= openFastScreen(
      { session, uri, lanes: screening.size, situation: this.#situation, timeoutMs },
      this.#lifetime.signal,
    ).then((fast) => {
      if (this.#lifetime.signal.aborted) fast?.lanes.close();
      else this.#fast = fast;
    });
    return this.#opening;
  }

  #openFastIfWorthwhile(candidates: number): void {
    this.#screened += candidates;
    if (this.#opening || this.#screened < candidatesBeforeFast) return;
    if (commandStarts(this.documentBefore).length < commandsForFast) return;
    // Nobody waits for this promise: a failure means that the plain way stays.
    this.#openFast().catch(() => undefined);
  }

  /** Whether the part before the declaration is imported instead of walked. */
  get isFast(): boolean {
    return this.#fast !== undefined;
  }

  /** Ends what was opened for this hole alone. */
  dispose(): void {
    this.#lifetime.abort();
    this.#fast?.lanes.close();
    this.#fast = undefined;
  }

  async screen(candidate: string, limits: CheckLimits, signal: AbortSignal): Promise<Verdict> {
    const [verdict] = await this.screenAll([candidate], limits, signal);
    if (!verdict) throw new Error("no verdict for a candidate");
    return verdict;
  }

  /** A verdict for each candidate, in their order. Several share an edit where that cannot change their meaning. */
  async screenAll(
    candidates: readonly string[],
    limits: CheckLimits,
    signal: AbortSignal,
  ): Promise<readonly Verdict[]> {
    const started = performance.now();
    const verdicts = new Map<string, Verdict>();
    const runnable = [...new Set(candidates)].filter((candidate) => {
      const finding = this.#answered(candidate, limits);
      if (finding) verdicts.set(candidate, this.#verdict(finding, started));
      return !finding;
    });
    this.#openFastIfWorthwhile(runnable.length);
    const share = Math.ceil(runnable.length / this.parallel);
    const size = Math.min(Math.max(share, smallestBatch), largestBatch);
    const batches = planBatches(this.#situation, runnable, size);
    await Promise.all(
      batches.map(async (batch) => {
        for (const [candidate, verdict] of await this.#screenBatch(batch, limits, signal))
          verdicts.set(candidate, verdict);
      }),
    );
    return candidates.flatMap((candidate) => verdicts.get(candidate) ?? []);
  }

  /** What is known about a candidate without running it. */
  #answered(candidate: string, limits: CheckLimits): Finding | undefined {
    const refusal = refuseCandidate(candidate, this.#settings);
    if (refusal) return { kind: "refused", level: "none", reason: refusal.what };
    const kept = this.#pool.findings.find(findingKey(this.#siteKey, candidate, limits));
    return kept && this.#whileImportsHold(kept);
  }

  async #screenBatch(
    batch: readonly string[],
    limits: CheckLimits,
    signal: AbortSignal,
  ): Promise<readonly (readonly [string, Verdict])[]> {
    const started = performance.now();
    const { situation, lanes } = this.#fast ?? { situation: this.#situation, lanes: this.#pool.screening };
    const task = { situation: limited(situation, limits), candidates: batch, timeoutMs: limits.timeoutMs };
    const cancelling = { signal, ifCancelled: batch.map(() => takenBack) };
    const ask = (): Promise<readonly Finding[]> => lanes.withLane((lane) => screenOn(lane, task, signal), cancelling);
    let findings = await ask();
    // The worker went away behind the text, before it was asked for the goals.
    if (batch.length === 1 && findings.some(lacksGoals) && !signal.aborted) findings = await ask();
    if (batch.length === 1 && findings.some(leavesSorts) && !signal.aborted) {
      const site = { ...task.situation.site, settlesSorts: true };
      const settled = { ...task, situation: { ...task.situation, site } };
      findings = await lanes.withLane((lane) => screenOn(lane, settled, signal), cancelling);
    }
    // One candidate that hangs must not decide about its neighbours: each is asked again by itself.
    if (
      findings.some((finding) => isWithoutAnswer(finding) || leavesSorts(finding)) &&
      batch.length > 1 &&
      !signal.aborted
    ) {
      const alone = await Promise.all(batch.map((candidate) => this.#screenBatch([candidate], limits, signal)));
      return alone.flat();
    }
    const share = (performance.now() - started) / batch.length;
    return batch.map((candidate, at) => {
      const finding = this.#whileImportsHold(findings[at] ?? noFinding);
      this.#pool.findings.keep(findingKey(this.#siteKey, candidate, limits), finding);
      return [candidate, this.#verdict(finding, performance.now() - share)];
    });
  }

  async gate(candidate: string, screened: Verdict, signal: AbortSignal): Promise<Verdict> {
    return this.gateAxioms(candidate, await this.gateText(candidate, screened, signal), signal);
  }

  async gateText(candidate: string, screened: Verdict, signal: AbortSignal): Promise<Verdict> {
    if (!isSuccess(screened)) return screened;
    return this.#atGate(candidate, screened, {
      signal,
      work: async (lane, task) => {
        const allErrors = (text: string): Promise<readonly Diagnostic[] | undefined> => this.#allErrors(text, signal);
        const { finding, answer } = await gateOn(
          lane,
          { ...task, word: this.#word, candidate, screened, allErrors },
          signal,
        );
        if (answer) this.#keepAnswer(candidate, answer);
        return finding;
      },
    });
  }

  async #allErrors(text: string, signal: AbortSignal): Promise<readonly Diagnostic[] | undefined> {
    const likewise = likeBatch(text);
    const settled = await this.#pool.onFreshLane((lane) =>
      lane.settle(likewise.text, this.#settings.baselineTimeoutMs, signal),
    );
    if (settled.kind === "unknown") return undefined;
    return joinMessages([], likewise, settled.value.diagnostics).filter(({ severity }) => severity === "error");
  }

  #keepAnswer(candidate: string, answer: KernelAnswer): void {
    if (this.#answers.size >= keptAnswers) this.#answers.clear();
    this.#answers.set(candidate, answer);
  }

  async gateAxioms(candidate: string, gated: Verdict, signal: AbortSignal): Promise<Verdict> {
    if (gated.kind !== "proved" || gated.level !== "V3") return gated;
    const after = this.#answers.get(candidate);
    if (!after) return { ...gated, reason: "Lean gave no list of axioms" };
    return this.#atGate(candidate, gated, {
      signal,
      work: async (lane, task) => {
        const before = await this.#word.before(lane, signal);
        if (before.kind === "unknown") return { ...gated, reason: before.detail };
        const { libraryTheoremsAreAxioms } = this.#settings;
        const { libraryNames } = this.#pool;
        const question = { text: task.situation.site.text, timeoutMs: task.timeoutMs, libraryTheoremsAreAxioms };
        const answers = { before: before.value.answer, after };
        return raiseToAxioms(lane, { ...question, libraryNames, gated, ...answers }, signal);
      },
    });
  }

  /** One more look at what is to be inserted. */
  async #atGate(candidate: string, seen: SuccessVerdict, { signal, work }: GateWork): Promise<Verdict> {
    const started = performance.now() - seen.elapsedMs;
    const edit = this.insertion(candidate, goalsToLeaveOpen(seen));
    const task = { situation: this.#situation, edit, timeoutMs: this.#settings.baselineTimeoutMs };
    const finding = await this.#pool.clean.withLane((lane) => work(lane, task), { signal, ifCancelled: takenBack });
    return this.#verdict(this.#whileImportsHold(finding), started);
  }

  /** The goals and messages that everything is held against were those of the imports as they were. */
  #whileImportsHold(finding: Finding): Finding {
    if (this.#pool.importsChanged === this.#importsChanged) return finding;
    const reason = "a file that this one imports has changed, so the goal must be asked for again";
    return { kind: "unknown", level: "none", reason };
  }

  harvest(tactic: string, limits: CheckLimits, signal: AbortSignal): Promise<readonly string[]> {
    const { site } = this.#situation;
    return this.#pool.screening.withLane((lane) =>
      harvestOn(lane, { site, tactic, timeoutMs: limits.timeoutMs }, signal),
    );
  }

  #verdict(finding: Finding, started: number): Verdict {
    return {
      messages: [],
      ...finding,
      goalsBefore: this.goalsBefore,
      elapsedMs: Math.round(performance.now() - started),
      uri: this.#settings.uri,
      documentVersion: this.#settings.version,
      goalKey: this.#goalKey,
      engine: this.#pool.engine,
    };
  }
}

/** No word from Lean, unlike a limit that Lean itself has found to be used up. */
function isWithoutAnswer({ kind, messages }: Finding): boolean {
  return kind === "unknown" || (kind === "timeout" && messages === undefined);
}

/** The step ran without an error, and nobody said what it left. */
function lacksGoals({ kind, level }: Finding): boolean {
  return kind === "unknown" && level === "V1";
}

/** Nothing in the screen's text settles a universe level that a later step of the person's may settle. */
function leavesSorts({ kind, reason }: Finding): boolean {
  return kind === "failed" && /universe level/u.test(reason ?? "");
}

function limited(situation: Situation, { maxHeartbeats }: CheckLimits): Situation {
  return maxHeartbeats === undefined ? situation : { ...situation, site: { ...situation.site, maxHeartbeats } };
}

const takenBack: Finding = { kind: "unknown", level: "none", reason: "the check was taken back" };

const noFinding: Finding = { kind: "unknown", level: "none", reason: "nothing was found out" };
