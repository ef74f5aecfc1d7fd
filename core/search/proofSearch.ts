import { Channel } from "../base/channel.ts";
import type { Candidate, HoleChecker } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import { axiomsOf, isVerified } from "../lean/verdict.ts";
import { lastVerdict } from "../lean/checkStep.ts";
import { isSuggesting, suggesting } from "./suggestingMoves.ts";
import { LeanAccount } from "./leanAccount.ts";
import { movesFor, plainSources } from "./moves/allMoves.ts";
import { goalContext } from "./moves/goalContext.ts";
import type { Move, MoveSource } from "./moves/move.ts";
import { declarationsInScope } from "./moves/scopedNames.ts";
import { recordOf, resumeFrom } from "./searchRecord.ts";
import { allowances, batchSize, shareMs, silenceMeansGone, wholeFactor } from "./searchAllowances.ts";
import type { SearchEnd, SearchEvent, SearchFigures, SearchOptions, SearchRecord } from "./searchEvents.ts";
import { minimise } from "./tree/minimise.ts";
import type { ProofLayout } from "./tree/proofText.ts";
import { approach, partialLines, proofLines, searchText } from "./tree/proofText.ts";
import type { GoalNode, StepNode } from "./tree/proofTree.ts";
import { ProofTree, wayTo } from "./tree/proofTree.ts";
import { newGoals, solvedBelow } from "./tree/stepGoals.ts";
import type { Expansion } from "./tree/strategy.ts";
import { backUp, bestFirst, treeSearch } from "./tree/strategy.ts";

/**
 * Looks for a whole proof at one hole. The tree is kept, so a search that was stopped or ran out of its budget can be
 * gone on with, here or from its record, and what has been verified of it can be used.
 */
export class ProofSearch {
  readonly tree: ProofTree;
  readonly #checker: HoleChecker;
  readonly #options: SearchOptions;
  readonly #declarations;
  readonly #sources: readonly MoveSource[];
  readonly #inFlight = new Map<GoalNode, number>();
  readonly #refused = new Set<string>();
  /** How many times the usual allowance a move has; once where it is not in here. */
  readonly #factors = new Map<Move, number>();
  readonly #begunMs: number;
  readonly #account: LeanAccount;
  #events = new Channel<SearchEvent>();
  #signal: AbortSignal;
  /** A proof that was found in time is verified also behind the deadline. */
  #verifying: AbortSignal;
  #stop = new AbortController();
  #silent = 0;
  #proof: { readonly candidate: Candidate; readonly verdict: Verdict } | undefined;
  #unproved: { readonly candidate: Candidate; readonly verdict: Verdict } | undefined;

  constructor(checker: HoleChecker, options: SearchOptions) {
    this.#checker = checker;
    this.#options = options;
    this.#declarations = declarationsInScope(checker.documentBefore);
    this.#sources = [...plainSources, ...(options.sources ?? [])];
    this.#begunMs = options.now();
    this.#account = new LeanAccount(options.now);
    this.#signal = this.#stop.signal;
    this.#verifying = this.#stop.signal;
    const [goal] = checker.goalsBefore;
    if (!goal) throw new Error("a hole without a goal has nothing to search");
    this.tree = new ProofTree(goal);
  }

  get figures(): SearchFigures {
    const open = this.tree.nodes.filter((node) => this.tree.isWanted(node)).length;
    return {
      leanCalls: this.#account.calls,
      elapsedMs: Math.round(this.#options.now() - this.#begunMs),
      leanMs: Math.round(this.#account.busyMs),
      goals: this.tree.nodes.length,
      steps: this.tree.steps.length,
      open,
    };
  }

  /**
   * Searches until there is a proof, the budget is spent, or `signal` fires; may be called again to go on. Behind the
   * deadline nothing new is tried, and a proof that was found in time is verified until `end` fires.
   */
  async *run(deadline: AbortSignal, signal: AbortSignal, end: AbortSignal = signal): AsyncGenerator<SearchEvent> {
    this.#events = new Channel();
    this.#silent = 0;
    this.#stop = new AbortController();
    this.#signal = AbortSignal.any([signal, deadline, this.#stop.signal]);
    this.#verifying = AbortSignal.any([signal, end, this.#stop.signal]);
    const workers = Array.from({ length: Math.max(1, this.#checker.parallel) }, () => this.#work());
    const finished = Promise.all(workers)
      .then(() => {
        this.#events.push({ kind: "ended", end: this.#endOf({ deadline, signal }), figures: this.figures });
        this.#events.end();
      })
      .catch((error: unknown) => this.#events.fail(error));
    try {
      yield* this.#events;
    } finally {
      this.#stop.abort();
      await finished;
    }
  }

  #endOf({ deadline, signal }: { readonly deadline: AbortSignal; readonly signal: AbortSignal }): SearchEnd {
    if (this.#proof) return { kind: "proved", ...this.#proof };
    if (this.#unproved) return { kind: "unprovedLemma", ...this.#unproved };
    if (signal.aborted) return { kind: "cancelled" };
    if (this.#silent >= silenceMeansGone) return { kind: "noAnswer" };
    if (deadline.aborted || this.#isSpent) return { kind: "outOfBudget" };
    return { kind: "exhausted" };
  }

  get #isSpent(): boolean {
    return this.#account.calls >= this.#options.maxLeanCalls || this.tree.nodes.length >= this.#options.maxGoals;
  }

  get #isOver(): boolean {
    return this.#signal.aborted || this.#proof !== undefined || this.#isSpent || this.#silent >= silenceMeansGone;
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      if (this.tree.root.state === "solved" && !this.#finishing) {
        await this.#finish();
        this.#wakeOthers();
        continue;
      }
      const batch = this.#nextBatch();
      if (batch.length === 0) {
        // Another worker may be about to add goals, or to find that a proof does not hold.
        if (!this.#finishing && [...this.#inFlight.values()].every((count) => count === 0)) break;
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
        continue;
      }
      await this.#tryAll(batch);
      this.#wakeOthers();
      this.#events.push({ kind: "progress", figures: this.figures });
    }
    this.#wakeOthers();
  }

  #wakeOthers(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  readonly #waiting: (() => void)[] = [];
  #finishing = false;

  #nextBatch(): readonly Expansion[] {
    const limit = batchSize(this.#account.calls);
    const choose = this.#options.strategy === "tree" ? treeSearch : bestFirst;
    const batch = choose(this.tree, limit, (node) => this.#movesOf(node));
    for (const { node } of batch) this.#inFlight.set(node, (this.#inFlight.get(node) ?? 0) + 1);
    return batch;
  }

  #movesOf(node: GoalNode): readonly Move[] {
    if (node.moves) return node.moves;
    const path = wayTo(node).map(({ step }) => step.move.text);
    const context = goalContext({ goal: node.goal, declarations: this.#declarations, path });
    const moves = node.depth < this.#options.maxDepth ? movesFor(context, this.#sources) : [];
    const asked = node.depth < this.#options.maxDepth ? suggesting(node) : [];
    const all = [...moves, ...asked].map((move) => ({
      ...move,
      cost: move.cost + (this.#options.adjust?.(context, move) ?? 0),
    }));
    node.moves = all.toSorted((left, right) => left.cost - right.cost);
    return node.moves;
  }

  async #tryAll(batch: readonly Expansion[]): Promise<void> {
    const plain = batch.filter(({ move }) => !isSuggesting(move));
    for (const factor of [1, ...allowances.map((allowance) => allowance.factor)])
      await this.#tryPlain(
        plain.filter(({ move }) => this.#factorOf(move) === factor),
        factor,
      );
    for (const expansion of batch.filter(({ move }) => isSuggesting(move))) await this.#harvest(expansion);
    for (const { node } of batch) {
      const left = (this.#inFlight.get(node) ?? 1) - 1;
      this.#inFlight.set(node, left);
      if (left > 0 || !node.moves || node.tried < node.moves.length) continue;
      this.tree.exhaust(node);
      if (node.state === "dead") backUp(node, -1);
    }
  }

  async #tryPlain(batch: readonly Expansion[], factor: number): Promise<void> {
    if (batch.length === 0 || this.#signal.aborted) return;
    const texts = batch.map(({ node, move }) => this.#textAt(node, move.text));
    const verdicts = await this.#screen(texts, factor);
    for (const [at, verdict] of verdicts.entries()) {
      const expansion = batch[at];
      if (expansion) this.#take(expansion, verdict);
    }
  }

  #factorOf(move: Move): number {
    return this.#factors.get(move) ?? 1;
  }

  #textAt(node: GoalNode, text: string): string {
    return searchText(node, text, this.#checker.goalsBefore.length > 1);
  }

  async #screen(texts: readonly string[], factor: number, signal = this.#signal): Promise<readonly Verdict[]> {
    const limits = {
      timeoutMs: (this.#options.candidateTimeoutMs + shareMs * (texts.length - 1)) * factor,
      maxHeartbeats: this.#options.candidateHeartbeats * factor,
    };
    this.#account.calls += texts.length;
    return this.#account.during(() => this.#checker.screen(texts, limits, signal));
  }

  #take({ node, move }: Expansion, verdict: Verdict): void {
    const isSilent = verdict.kind === "unknown" && !this.#signal.aborted;
    this.#silent = isSilent ? this.#silent + 1 : 0;
    if (verdict.kind === "unknown") {
      // Nobody knows yet: it stays to be tried.
      this.#later(node, move, { cost: 0.01, factor: this.#factorOf(move) });
      return;
    }
    const more = allowances.find(({ factor }) => factor > this.#factorOf(move));
    if (verdict.kind === "timeout" && more) this.#later(node, move, more);
    if (verdict.kind === "failed" || verdict.kind === "noProgress") node.rejected.add(move.text);
    const step = this.#stepOf({ node, move }, verdict);
    this.#events.push({ kind: "tried", goal: node.id, move, verdict: verdict.kind, step: step?.id });
    if (step?.state === "solved") backUp(node, 1);
  }

  /** Adds the step if it is one: progress on this goal that leaves the others as they are. */
  #stepOf({ node, move }: Expansion, verdict: Verdict): StepNode | undefined {
    const goals = newGoals(node, verdict);
    if (!goals || this.#refused.has(refusalKey(node, move.text))) return undefined;
    const isDependent = goals.length > 1 && goals.some((goal) => /(?<![\p{L}\d_])\?\p{L}/u.test(goal.text));
    if (isDependent || goals.length > this.#options.maxBranches) return undefined;
    return this.tree.addStep(node, move, goals);
  }

  #later(node: GoalNode, move: Move, { cost, factor }: { readonly cost: number; readonly factor: number }): void {
    const later = { ...move, cost: move.cost + cost };
    this.#factors.set(later, factor);
    this.#again(node, later);
  }

  #again(node: GoalNode, move: Move): void {
    const moves = node.moves ?? [];
    const rest = [...moves.slice(node.tried), move].toSorted((left, right) => left.cost - right.cost);
    node.moves = [...moves.slice(0, node.tried), ...rest];
  }

  async #harvest({ node, move }: Expansion): Promise<void> {
    if (this.#signal.aborted || node.state !== "open" || this.#isOver) return;
    const { lines } = approach(node);
    if (lines.some((line) => line.includes("\n"))) return;
    this.#account.calls += 1;
    const text = [...lines, move.text].join("; ");
    const limits = { timeoutMs: this.#options.harvestTimeoutMs };
    const offered = await this.#account.during(() => this.#checker.harvest(text, limits, this.#signal));
    for (const found of offered.slice(0, 6)) {
      this.#again(node, { text: found, source: `harvest:${move.text}`, cost: Math.max(0, move.cost - 1) });
    }
    this.#events.push({
      kind: "tried",
      goal: node.id,
      move,
      verdict: offered.length > 0 ? "progress" : "failed",
      step: undefined,
    });
  }

  /** The root is solved: tidy up, ask Lean about the whole, and about the exact text. */
  async #finish(): Promise<void> {
    this.#finishing = true;
    const first = await this.#verified(["cases", "flat"]);
    if (first) {
      this.#events.push({ kind: "found", ...first, figures: this.figures });
      if (!this.#signal.aborted)
        await minimise(this.tree, (node, texts) =>
          this.#screen(
            texts.map((text) => this.#textAt(node, text)),
            2,
          ),
        );
      this.#accept((await this.#verified(["arms", "cases", "flat"])) ?? first);
    } else if (!this.#verifying.aborted) await this.#takeBackWhatFails();
    this.#finishing = false;
  }

  /** The parts of the proof are asked for by themselves, those furthest down first; one that does not hold goes. */
  async #takeBackWhatFails(): Promise<void> {
    const parts = solvedBelow(this.tree.root).toReversed();
    const texts = parts.map((node) => this.#textAt(node, proofLines(node, "flat").join("\n")));
    const verdicts = await this.#screen(texts, wholeFactor, this.#verifying);
    const at = parts.findIndex((node, place) => newGoals(node, verdicts[place])?.length !== 0);
    const node = parts[at] ?? this.tree.root;
    if (this.#verifying.aborted || !node.solution) return;
    this.#refused.add(refusalKey(node, node.solution.move.text));
    this.tree.retract(node.solution);
  }

  #accept(found: { readonly candidate: Candidate; readonly verdict: Verdict }): void {
    if (!axiomsOf(found.verdict)?.includes("sorryAx")) {
      this.#proof = found;
      // Whatever else is being asked is not wanted any more.
      this.#stop.abort();
    } else {
      this.#unproved ??= found;
      const step = this.tree.root.solution;
      if (step) this.tree.retract(step);
    }
  }

  async #verified(
    layouts: readonly ProofLayout[],
  ): Promise<{ readonly candidate: Candidate; readonly verdict: Verdict } | undefined> {
    const texts = [...new Set(layouts.map((layout) => proofLines(this.tree.root, layout).join("\n")))];
    for (const text of texts) {
      const [screened] = await this.#screen([text], wholeFactor, this.#verifying);
      if (screened?.kind !== "proved") continue;
      const verdict = await this.#account.during(() =>
        lastVerdict(this.#checker.gate(text, screened, this.#verifying)),
      );
      if (isVerified(verdict)) return { candidate: { text, source: "search" }, verdict };
      if (!this.#verifying.aborted) this.#events.push({ kind: "disagreement", text, screened, gated: verdict });
    }
    return undefined;
  }

  /** What can be used of the search as it stands, unverified: steps, and how many goals they should leave. */
  get partial(): string | undefined {
    const lines = partialLines(this.tree.root);
    return lines.length === 0 ? undefined : lines.join("\n");
  }

  /** The tree as plain data; `resume` makes of it what it was. */
  get record(): SearchRecord {
    return recordOf(this.tree, this.#checker.goalsBefore[0]?.text ?? "");
  }

  /** Takes over what an earlier search at the same goal has found out. False if the goal is another one. */
  resume(record: SearchRecord): boolean {
    return resumeFrom(record, { tree: this.tree, movesOf: (node) => this.#movesOf(node) });
  }
}

function refusalKey(node: GoalNode, text: string): string {
  return `${node.id} ${text}`;
}
