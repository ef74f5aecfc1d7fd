import { cpus, freemem } from "node:os";
import { pathToFileURL } from "node:url";
import type { Result } from "../../core/base/result.ts";
import { ok } from "../../core/base/result.ts";
import { answerOf } from "../../core/episode/episodeState.ts";
import { checkStep } from "../../core/lean/checkStep.ts";
import type { LeanSession } from "../../lean-bridge/session/leanSession.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import type { CommandContext } from "../command.ts";
import type { CommandProblem } from "../exitCodes.ts";
import type { OpenedLean } from "../openLean.ts";
import { openLean } from "../openLean.ts";
import type { ReplayAnswer, ReplayDocument, ReplayEngine, ReplayStep } from "./replayEngine.ts";
import { unanswered } from "./replayEngine.ts";

const wholeFileTimeoutMs = 120_000;
/** Memory of a Lean server with one worker; with Mathlib it is more, which `--parallel` is for. */
const bytesPerServer = 2 * 1024 ** 3;

export interface LocalEngineOptions {
  /** A folder or a file whose Lean is taken. */
  readonly folder: string;
  readonly timeoutMs: number;
  /** The number of servers; if undefined, as many as free memory allows. */
  readonly parallel: number | undefined;
}

/** The Lean at hand: screen and gate as at first, in one server for each document that is worked on. */
export async function openLocalEngine(
  { folder, timeoutMs, parallel }: LocalEngineOptions,
  context: CommandContext,
): Promise<Result<ReplayEngine, CommandProblem>> {
  const { terminal, signal, options } = context;
  const place = { kind: "folder", path: folder } as const;
  const lean = await openLean({ place, choice: options.toolchain, terminal, signal });
  if (lean.kind === "error") return lean;
  const byMemory = Math.max(1, Math.min(cpus().length, Math.floor(freemem() / bytesPerServer)));
  return ok(new LocalEngine(lean.value, { timeoutMs, parallel: parallel ?? byMemory, context }));
}

interface LocalSettings {
  readonly timeoutMs: number;
  readonly parallel: number;
  readonly context: CommandContext;
}

class LocalEngine implements ReplayEngine {
  readonly level = "V4";
  readonly #lean: OpenedLean;
  readonly #settings: LocalSettings;
  readonly #idle: LeanSession[] = [];

  constructor(lean: OpenedLean, settings: LocalSettings) {
    this.#lean = lean;
    this.#settings = settings;
  }

  get name(): string {
    return this.#lean.engine;
  }

  get parallel(): number {
    return this.#settings.parallel;
  }

  async replay(
    document: ReplayDocument,
    steps: readonly ReplayStep[],
    signal: AbortSignal,
  ): Promise<readonly ReplayAnswer[]> {
    const answers = await this.#replayOnce(document, steps, signal);
    // A server that died with the document says nothing about the steps; a new one is asked once.
    return answers.every(({ kind }) => kind === "unknown") ? this.#replayOnce(document, steps, signal) : answers;
  }

  async #replayOnce(
    document: ReplayDocument,
    steps: readonly ReplayStep[],
    signal: AbortSignal,
  ): Promise<readonly ReplayAnswer[]> {
    const session = this.#idle.pop() ?? this.#lean.newSession();
    const opened = this.#open(session, document);
    const answers = new Map<ReplayStep, ReplayAnswer>();
    try {
      for (const group of groupedByHole(steps))
        for (const [at, answer] of (await this.#replayAt(opened, group, signal)).entries()) {
          const step = group[at];
          if (step) answers.set(step, answer);
        }
      return steps.map((step) => answers.get(step) ?? { kind: "unknown", reason: "it was not reached" });
    } finally {
      opened.close();
      const isUsable = [...answers.values()].some(({ kind }) => kind === "answered");
      if (isUsable) this.#idle.push(session);
      else await session[Symbol.asyncDispose]();
    }
  }

  #open(session: LeanSession, { text, path }: ReplayDocument): ProofDocument {
    const { allowNativeDecide } = this.#settings.context.options;
    return new ProofDocument({
      session,
      uri: pathToFileURL(path).href,
      text,
      version: 1,
      lanes: 1,
      allowNativeDecide,
      baselineTimeoutMs: wholeFileTimeoutMs,
      libraryTheoremsAreAxioms: !this.#lean.found.toolchain.capabilities.completeAxiomReports,
    });
  }

  async #replayAt(
    document: ProofDocument,
    group: readonly ReplayStep[],
    signal: AbortSignal,
  ): Promise<readonly ReplayAnswer[]> {
    const [first] = group;
    const opened = first && (await document.openHole(first.hole, signal));
    if (!opened) return [];
    if (opened.kind === "error") return unanswered(group, opened.problem.message);
    const answers: ReplayAnswer[] = [];
    try {
      for (const { tactic } of group) {
        signal.throwIfAborted();
        const step = { text: tactic, limits: { timeoutMs: this.#settings.timeoutMs } };
        const { verdict } = await checkStep(opened.value, step, signal);
        const answer = answerOf(verdict);
        if (answer === "unknown") answers.push({ kind: "unknown", reason: verdict.reason ?? "Lean has no answer now" });
        else answers.push({ kind: "answered", answer, verdict: verdict.kind });
      }
      signal.throwIfAborted();
      return answers;
    } finally {
      opened.value.dispose();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#idle.map((session) => session[Symbol.asyncDispose]()));
  }
}

/** Steps at one hole share what Lean has to find out about it. */
function groupedByHole(steps: readonly ReplayStep[]): readonly (readonly ReplayStep[])[] {
  const groups = new Map<string, ReplayStep[]>();
  for (const step of steps) {
    const key = `${step.hole.kind} ${step.hole.start} ${step.hole.end}`;
    const group = groups.get(key) ?? [];
    group.push(step);
    groups.set(key, group);
  }
  return [...groups.values()];
}
