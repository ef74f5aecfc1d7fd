import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { KernelAnswer } from "../../core/lean/kernelQuestion.ts";
import { joinMessages, likeBatch } from "../../core/lean/lostMessages.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { Finding, ProvedFinding, SuccessVerdict, Verdict } from "../../core/lean/verdict.ts";
import { goalsToLeaveOpen, isSuccess } from "../../core/lean/verdict.ts";
import { raiseToAxioms } from "./axiomPass.ts";
import type { DeclarationWord } from "./declarationWord.ts";
import type { GateFinding } from "./gatePass.ts";
import { gateOn } from "./gatePass.ts";
import type { HoleContext } from "./holeContext.ts";
import { insertionAt, takenBack, verdictOf, whileImportsHold } from "./holeContext.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** A candidate at the gate, and what was last found about it. */
interface Look {
  readonly candidate: string;
  readonly seen: SuccessVerdict;
  readonly signal: AbortSignal;
}

/** The gate at one hole. */
export class Gating {
  readonly #context: HoleContext;
  readonly #word: DeclarationWord;

  constructor(context: HoleContext, word: DeclarationWord) {
    this.#context = context;
    this.#word = word;
  }

  /** See `HoleChecker`. */
  async *gate(candidate: string, screened: Verdict, signal: AbortSignal): AsyncGenerator<Verdict, void> {
    if (!isSuccess(screened)) {
      yield screened;
      return;
    }
    let answer: KernelAnswer | undefined;
    const look = { candidate, signal, seen: screened };
    const gated = await this.#atGate(look, async (lane, edit) => {
      const found = await this.#gateText(lane, edit, look);
      ({ answer } = found);
      return found.finding;
    });
    yield gated;
    if (gated.kind !== "proved" || gated.level !== "V3" || !answer) return;
    const after = answer;
    yield await this.#atGate({ ...look, seen: gated }, (lane) => this.#gateAxioms(lane, { gated, after, signal }));
  }

  /** One more look at what is to be inserted. */
  async #atGate(
    { candidate, seen, signal }: Look,
    work: (lane: ShadowLane, edit: TextEdit) => Promise<Finding>,
  ): Promise<Verdict> {
    const started = performance.now() - seen.elapsedMs;
    const { situation, pool } = this.#context;
    const edit = insertionAt(situation, candidate, goalsToLeaveOpen(seen));
    const cancelling = { signal, ifCancelled: takenBack };
    const finding = await pool.clean.withLane<Finding>((lane) => work(lane, edit), cancelling);
    return verdictOf(this.#context, whileImportsHold(this.#context, finding), performance.now() - started);
  }

  #gateText(lane: ShadowLane, edit: TextEdit, { candidate, seen, signal }: Look): Promise<GateFinding> {
    const { situation, settings } = this.#context;
    const allErrors = (text: string): Promise<readonly Diagnostic[] | undefined> => this.#allErrors(text, signal);
    const asked = { situation, edit, candidate, screened: seen, timeoutMs: settings.baselineTimeoutMs };
    return gateOn(lane, { ...asked, word: this.#word, allErrors }, signal);
  }

  async #allErrors(text: string, signal: AbortSignal): Promise<readonly Diagnostic[] | undefined> {
    const { pool, settings } = this.#context;
    const likewise = likeBatch(text);
    const settled = await pool.onFreshLane((lane) => lane.settle(likewise.text, settings.baselineTimeoutMs, signal));
    if (settled.kind === "unknown") return undefined;
    return joinMessages([], likewise, settled.value.diagnostics).filter(({ severity }) => severity === "error");
  }

  async #gateAxioms(
    lane: ShadowLane,
    {
      gated,
      after,
      signal,
    }: { readonly gated: ProvedFinding; readonly after: KernelAnswer; readonly signal: AbortSignal },
  ): Promise<Finding> {
    const before = await this.#word.before(lane, signal);
    if (before.kind === "unknown") return { ...gated, reason: before.detail };
    const { situation, settings, pool } = this.#context;
    const { libraryTheoremsAreAxioms, baselineTimeoutMs: timeoutMs } = settings;
    const question = {
      text: situation.site.text,
      timeoutMs,
      libraryTheoremsAreAxioms,
      libraryNames: pool.libraryNames,
    };
    return raiseToAxioms(lane, { ...question, gated, before: before.value.answer, after }, signal);
  }
}
