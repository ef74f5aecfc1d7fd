import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { newDiagnostics, saysSorry } from "../../core/lean/diagnostic.ts";
import type { Goal } from "../../core/lean/goal.ts";
import { normaliseGoals } from "../../core/lean/goal.ts";
import { insertionEdit } from "../../core/lean/insertion.ts";
import type { CheckLimits, HoleChecker } from "../../core/lean/ports.ts";
import type { ScreenSite, ScreenText } from "../../core/lean/screenText.ts";
import { isAboutOurHole, screenText } from "../../core/lean/screenText.ts";
import { refuseCandidate } from "../../core/lean/syntaxGate.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits, TextIndex } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import { accountForGoals } from "../../core/lean/goalAccount.ts";
import type { StepEffect, Verdict, VerdictKind, VerificationLevel } from "../../core/lean/verdict.ts";
import type { Answer } from "../session/answer.ts";
import { shiftOf } from "./lineShift.ts";
import type { LanePool } from "./lanePool.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** The part of a document's settings that a check depends on. */
export interface CheckSettings {
  readonly uri: string;
  /** Of the real document, for the verdicts. */
  readonly version: number;
  /** For a text that holds the whole file. */
  readonly baselineTimeoutMs: number;
  readonly allowNativeDecide: boolean;
}

interface Situation {
  readonly settings: CheckSettings;
  readonly pool: LanePool;
  readonly site: ScreenSite;
  readonly goalsBefore: readonly Goal[];
  readonly cleanBaseline: readonly Diagnostic[];
  readonly screenBaseline: { readonly screen: ScreenText; readonly diagnostics: readonly Diagnostic[] };
}

interface Finding {
  readonly kind: VerdictKind;
  readonly level: VerificationLevel;
  readonly goalsAfter?: readonly Goal[];
  readonly effect?: StepEffect;
  readonly messages?: readonly Diagnostic[];
  readonly reason?: string;
}

/** Tries candidates at one hole of one version of a document. See docs/VERIFICATION.md for the two passes. */
export class DocumentHoleChecker implements HoleChecker {
  readonly #situation: Situation;
  readonly #goalKey: string;

  constructor(situation: Situation) {
    this.#situation = situation;
    this.#goalKey = normaliseGoals(situation.goalsBefore);
  }

  get goalsBefore(): readonly Goal[] {
    return this.#situation.goalsBefore;
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

  async screen(candidate: string, limits: CheckLimits, signal: AbortSignal): Promise<Verdict> {
    const started = performance.now();
    const refusal = refuseCandidate(candidate, this.#situation.settings);
    if (refusal) return this.#verdict({ kind: "refused", level: "none", reason: refusal.what }, started);
    const finding = await this.#situation.pool.withLane((lane) =>
      this.#screenOn(lane, { candidate, ...limits }, signal),
    );
    return this.#verdict(finding, started);
  }

  async #screenOn(
    lane: ShadowLane,
    task: CheckLimits & { readonly candidate: string },
    signal: AbortSignal,
  ): Promise<Finding> {
    const screen = screenText(this.#situation.site, task.candidate);
    const settled = await lane.settle(screen.text, task.timeoutMs, signal);
    if (settled.kind === "unknown") return fromUnknown(settled);
    const fresh = this.#freshInScreen(screen, settled.value.diagnostics);
    const errors = fresh.filter((diagnostic) => diagnostic.severity === "error");
    if (errors[0])
      return {
        kind: "failed",
        level: isParseError(errors[0]) ? "none" : "V0",
        messages: fresh,
        reason: firstLine(errors[0]),
      };
    if (fresh.some(saysSorry))
      return { kind: "refused", level: "V1", messages: fresh, reason: "the step uses `sorry`" };
    const position = new TextIndex(screen.text).positionAt(screen.goalOffset);
    const goals = await lane.use((document) => document.goalsAt(position, signal));
    if (goals.kind === "unknown") return fromUnknown(goals);
    if (!goals.value)
      return { kind: "unknown", level: "V1", messages: fresh, reason: "Lean gave no goals behind the step" };
    return { ...accountForGoals(this.goalsBefore, goals.value), level: "V2", messages: fresh };
  }

  #freshInScreen(screen: ScreenText, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    const index = new TextIndex(screen.text);
    const inside = diagnostics.filter((diagnostic) => index.offsetAt(diagnostic.range.start) >= screen.commandStart);
    const { screenBaseline } = this.#situation;
    const shift = shiftOf(screenBaseline.screen.text, screen.text, {
      start: screenBaseline.screen.candidateStart,
      oldEnd: screenBaseline.screen.candidateEnd,
      newEnd: screen.candidateEnd,
    });
    return newDiagnostics(screenBaseline.diagnostics, inside, shift).filter(
      (diagnostic) => !diagnostic.silent && !isAboutOurHole(diagnostic.message),
    );
  }

  async gate(candidate: string, screened: Verdict, signal: AbortSignal): Promise<Verdict> {
    if ((screened.kind !== "proved" && screened.kind !== "progress") || !screened.goalsAfter) return screened;
    const started = performance.now() - screened.elapsedMs;
    const { goalsAfter } = screened;
    // With other goals touched nobody knows which `sorry` belongs where; the text alone is tried.
    const edit = this.insertion(candidate, screened.effect === "main" ? goalsAfter.length : 0);
    const finding = await this.#situation.pool.withLane((lane) => this.#gateOn(lane, { edit, screened }, signal));
    return this.#verdict({ ...finding, goalsAfter, ...(screened.effect ? { effect: screened.effect } : {}) }, started);
  }

  async #gateOn(
    lane: ShadowLane,
    { edit, screened }: { readonly edit: TextEdit; readonly screened: Verdict },
    signal: AbortSignal,
  ): Promise<Finding> {
    const { site, settings, cleanBaseline } = this.#situation;
    const text = applyEdits(site.text, [edit]);
    const settled = await lane.settle(text, settings.baselineTimeoutMs, signal);
    if (settled.kind === "unknown") return { ...fromUnknown(settled), level: screened.level };
    const shift = shiftOf(site.text, text, {
      start: edit.start,
      oldEnd: edit.end,
      newEnd: edit.start + edit.newText.length,
    });
    const fresh = newDiagnostics(cleanBaseline, settled.value.diagnostics, shift).filter(
      (diagnostic) => !diagnostic.silent,
    );
    const error = fresh.find((diagnostic) => diagnostic.severity === "error" || saysSorry(diagnostic));
    if (error) return { kind: "failed", level: "V2", messages: fresh, reason: `as inserted: ${firstLine(error)}` };
    if (this.#hidesSorry(text, edit, settled.value.diagnostics)) {
      return {
        kind: "refused",
        level: "V1",
        messages: fresh,
        reason: "the declaration still uses `sorry` although none is written",
      };
    }
    return { kind: screened.kind, level: "V3", messages: fresh };
  }

  /** The declaration has no `sorry` left in its text, and yet Lean says that it uses one. */
  #hidesSorry(text: string, edit: TextEdit, diagnostics: readonly Diagnostic[]): boolean {
    const { command } = this.#situation.site;
    const end = command.end + edit.newText.length - (edit.end - edit.start);
    if (codeTokens(text.slice(command.start, end)).some((token) => token.text === "sorry")) return false;
    const index = new TextIndex(text);
    return diagnostics.some((diagnostic) => {
      const at = index.offsetAt(diagnostic.range.start);
      return saysSorry(diagnostic) && at >= command.start && at < end;
    });
  }

  async harvest(tactic: string, limits: CheckLimits, signal: AbortSignal): Promise<readonly string[]> {
    const { site, pool } = this.#situation;
    const edit = insertionEdit({ ...site, candidate: tactic, goalsLeft: 0 });
    const cut = applyEdits(site.text.slice(0, site.command.end), [edit]);
    return pool.withLane(async (lane) => {
      const settled = await lane.settle(cut, limits.timeoutMs, signal);
      if (settled.kind === "unknown") return [];
      const index = new TextIndex(cut);
      const start = index.positionAt(edit.start + edit.newText.indexOf(tactic));
      const range = { start, end: index.positionAt(edit.start + edit.newText.indexOf(tactic) + tactic.length) };
      const offered = await lane.use((shadow) => shadow.suggestedEdits(range, signal));
      if (offered.kind === "unknown") return [];
      return offered.value
        .filter((item) => item.title.startsWith("Try this"))
        .map((item) => outdent(item.newText, start.character));
    });
  }

  #verdict(finding: Finding, started: number): Verdict {
    const { settings, pool } = this.#situation;
    return {
      messages: [],
      ...finding,
      goalsBefore: this.goalsBefore,
      elapsedMs: Math.round(performance.now() - started),
      uri: settings.uri,
      documentVersion: settings.version,
      goalKey: this.#goalKey,
      engine: pool.engine,
    };
  }
}

function fromUnknown(answer: Extract<Answer<unknown>, { kind: "unknown" }>): Finding {
  return { kind: answer.why === "timeout" ? "timeout" : "unknown", level: "V0", reason: answer.detail };
}

/** Lean's parser words its errors so; only the wording of the level depends on it, not whether the step passes. */
function isParseError(diagnostic: Diagnostic): boolean {
  return /^(?:unexpected|expected|<input>|unterminated|unknown tactic)/u.test(diagnostic.message);
}

function firstLine(diagnostic: Diagnostic): string {
  return diagnostic.message.split("\n")[0] ?? diagnostic.message;
}

/** Lean lays a suggestion out for the column where its tactic stands. */
function outdent(text: string, column: number): string {
  return text.replace(new RegExp(`\n {1,${Math.max(column, 1)}}`, "gu"), "\n");
}
