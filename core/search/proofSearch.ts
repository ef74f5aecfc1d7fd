import { Channel } from "../base/channel.ts";
import type { HoleChecker } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import { axiomsOf } from "../lean/verdict.ts";
import { MoveAgenda } from "./moveAgenda.ts";
import { tagsOfText } from "./moves/foreignMoves.ts";
import type { Finishing, FoundProof } from "./proofFinish.ts";
import { brokenPart, verifiedProof } from "./proofFinish.ts";
import { allowances, batchSize, unansweredCost } from "./searchAllowances.ts";
import type { SearchEnd, SearchEvent, SearchFigures, SearchOptions, SearchRecord } from "./searchEvents.ts";
import { searchedFile } from "./searchedFile.ts";
import { SearchLean } from "./searchLean.ts";
import { recordOf, resumeFrom } from "./searchRecord.ts";
import { minimise } from "./tree/minimise.ts";
import { approach, partialLines } from "./tree/proofText.ts";
import type { GoalNode, StepNode } from "./tree/proofTree.ts";
import { ProofTree } from "./tree/proofTree.ts";
import { newGoals } from "./tree/stepGoals.ts";
import type { Expansion } from "./tree/strategy.ts";
import { backUp, bestFirst, treeSearch } from "./tree/strategy.ts";

const mostOffered = 6;
const tidyFactor = 2;

/**
 * Looks for a whole proof at one hole. The tree is kept, so a search that was stopped or ran out of its budget can be
 * resumed, here or from its record, and what has been verified of it can be used.
 */
export class ProofSearch {
  readonly tree: ProofTree;
  readonly #checker: HoleChecker;
  readonly #options: SearchOptions;
  readonly #agenda: MoveAgenda;
  readonly #lean: SearchLean;
  readonly #inFlight = new Map<GoalNode, number>();
  readonly #refused = new Set<string>();
  readonly #begunMs: number;
  readonly #waiting: (() => void)[] = [];
  #events = new Channel<SearchEvent>();
  #signal: AbortSignal;
  /** A proof that was found in time is verified also behind the deadline. */
  #verifying: AbortSignal;
  #stop = new AbortController();
  #finishing = false;
  #proof: FoundProof | undefined;
  #unproved: FoundProof | undefined;

  constructor(checker: HoleChecker, options: SearchOptions) {
    this.#checker = checker;
    this.#options = options;
    this.#agenda = new MoveAgenda(searchedFile(checker), options);
    this.#lean = new SearchLean(checker, options);
    this.#begunMs = options.now();
    this.#signal = this.#stop.signal;
    this.#verifying = this.#stop.signal;
    const [goal] = checker.goalsBefore;
    if (!goal) throw new Error("a hole without a goal has nothing to search");
    this.tree = new ProofTree(goal);
  }

  get figures(): SearchFigures {
    const open = this.tree.nodes.filter((node) => this.tree.isWanted(node)).length;
    return {
      leanCalls: this.#lean.account.calls,
      elapsedMs: Math.round(this.#options.now() - this.#begunMs),
      leanMs: Math.round(this.#lean.account.busyMs),
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
    this.#lean.begin();
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
    if (this.#lean.isGone) return { kind: "noAnswer" };
    if (deadline.aborted || this.#isSpent) return { kind: "outOfBudget" };
    return { kind: "exhausted" };
  }

  get #isSpent(): boolean {
    return this.#lean.account.calls >= this.#options.maxLeanCalls || this.tree.nodes.length >= this.#options.maxGoals;
  }

  get #isOver(): boolean {
    return this.#signal.aborted || this.#proof !== undefined || this.#isSpent || this.#lean.isGone;
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

  #nextBatch(): readonly Expansion[] {
    const limit = batchSize(this.#lean.account.calls);
    const choose = this.#options.strategy === "tree" ? treeSearch : bestFirst;
    const batch = choose(this.tree, limit, (node) => this.#agenda.movesOf(node));
    for (const { node } of batch) this.#inFlight.set(node, (this.#inFlight.get(node) ?? 0) + 1);
    return batch;
  }

  async #tryAll(batch: readonly Expansion[]): Promise<void> {
    const plain = batch.filter(({ move }) => !move.tags?.suggests);
    for (const factor of [1, ...allowances.map((allowance) => allowance.factor)])
      await this.#tryPlain(
        plain.filter(({ move }) => this.#agenda.factorOf(move) === factor),
        factor,
      );
    for (const expansion of batch.filter(({ move }) => move.tags?.suggests)) await this.#harvest(expansion);
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
    const texts = batch.map(({ node, move }) => this.#lean.textAt(node, move.text));
    const { verdicts, elapsedMs } = await this.#lean.screen(texts, factor, this.#signal);
    for (const [at, verdict] of verdicts.entries()) {
      const expansion = batch[at];
      if (expansion) this.#take(expansion, verdict, elapsedMs / batch.length);
    }
  }

  #take({ node, move }: Expansion, verdict: Verdict, elapsedMs: number): void {
    this.#lean.heard(verdict, this.#signal);
    const factor = this.#agenda.factorOf(move);
    if (verdict.kind === "unknown") {
      // Nobody knows yet: it stays to be tried.
      this.#agenda.postpone(node, move, { cost: unansweredCost, factor });
      return;
    }
    const more = allowances.find((allowance) => allowance.factor > factor);
    if (verdict.kind === "timeout" && more) this.#agenda.postpone(node, move, more);
    if (verdict.kind === "failed" || verdict.kind === "noProgress") node.rejected.add(move.text);
    const step = this.#stepOf({ node, move }, verdict);
    this.#events.push({ kind: "tried", goal: node.id, move, verdict: verdict.kind, elapsedMs, step: step?.id });
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

  async #harvest({ node, move }: Expansion): Promise<void> {
    if (this.#signal.aborted || node.state !== "open" || this.#isOver) return;
    const { lines } = approach(node);
    if (lines.some((line) => line.includes("\n"))) return;
    const begunMs = this.#options.now();
    const offered = await this.#lean.harvest([...lines, move.text].join("; "), this.#signal);
    const row = `harvest:${move.text}`;
    const cost = Math.max(0, move.cost - 1);
    for (const text of offered.slice(0, mostOffered))
      this.#agenda.add(node, { text, row, cost, tags: tagsOfText(text) });
    this.#events.push({
      kind: "tried",
      goal: node.id,
      move,
      verdict: offered.length > 0 ? "progress" : "failed",
      elapsedMs: this.#options.now() - begunMs,
      step: undefined,
    });
  }

  /** The root is solved: asks Lean about the whole, tidies it up, and asks about the exact text. */
  async #finish(): Promise<void> {
    this.#finishing = true;
    const tell = (event: SearchEvent): void => this.#events.push(event);
    const finishing: Finishing = { tree: this.tree, lean: this.#lean, tell };
    const first = await verifiedProof(finishing, ["cases", "flat"], this.#verifying);
    if (first) {
      this.#events.push({ kind: "found", ...first, figures: this.figures });
      if (!this.#signal.aborted) await this.#tidy();
      this.#accept((await verifiedProof(finishing, ["arms", "cases", "flat"], this.#verifying)) ?? first);
    } else if (!this.#verifying.aborted) this.#takeBack(await brokenPart(finishing, this.#verifying));
    this.#finishing = false;
  }

  #tidy(): Promise<void> {
    return minimise(this.tree, async (node, texts) => {
      const whole = texts.map((text) => this.#lean.textAt(node, text));
      return (await this.#lean.screen(whole, tidyFactor, this.#signal)).verdicts;
    });
  }

  /** A part of a proof that does not hold in its place goes, and is not tried there again. */
  #takeBack(node: GoalNode | undefined): void {
    if (!node?.solution) return;
    this.#refused.add(refusalKey(node, node.solution.move.text));
    this.tree.retract(node.solution);
  }

  #accept(found: FoundProof): void {
    if (!axiomsOf(found.verdict)?.includes("sorryAx")) {
      this.#proof = found;
      // The other questions are of no use any more.
      this.#stop.abort();
    } else {
      this.#unproved ??= found;
      const step = this.tree.root.solution;
      if (step) this.tree.retract(step);
    }
  }

  /** The usable part of an unfinished search, as the lines of a tactic sequence; not verified. */
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
    return resumeFrom(record, { tree: this.tree, movesOf: (node) => this.#agenda.movesOf(node) });
  }
}

function refusalKey(node: GoalNode, text: string): string {
  return `${node.id} ${text}`;
}
