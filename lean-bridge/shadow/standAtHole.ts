import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { ConstantName } from "../../core/lean/constantName.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { ScreenSite, ScreenText } from "../../core/lean/screenText.ts";
import { isAboutOurHole, screenText } from "../../core/lean/screenText.ts";
import type { Position, TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits, TextIndex } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import type { HoleOwner, Situation } from "./situation.ts";
import { firstLine } from "../../core/lean/diagnostic.ts";
import { isParseError, mentionsExpected, saysSorry } from "../../core/lean/leanMessages.ts";
import { isProbe, kernelIsOff, probe, probedOwner, probeRuns } from "./probe.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** Why nothing can be tried at a place. `message` is one sentence for a person. */
export interface HoleProblem {
  readonly kind: "noGoal" | "severalStates" | "notReached" | "unknown";
  readonly message: string;
}

export interface HoleTask {
  readonly site: ScreenSite;
  readonly timeoutMs: number;
}

/** The screen's text with a step that does nothing. */
export interface StoodAtHole {
  readonly screen: ScreenText;
  /** The messages in the declaration, less those of our own step. */
  readonly diagnostics: Situation["screenBaseline"]["diagnostics"];
  readonly goals: readonly Goal[];
  /** Lean's name for the declaration that the step ran in. */
  readonly declaration: ConstantName | undefined;
  readonly kernelIsOff: boolean;
}

/** Runs a step that does nothing at the hole and reads what Lean says around it. */
export async function standAtHole(
  lane: ShadowLane,
  { site, timeoutMs }: HoleTask,
  signal: AbortSignal,
): Promise<Result<StoodAtHole, HoleProblem>> {
  const screen = screenText(site, probe(site.words));
  const settled = await lane.settle(screen.text, timeoutMs, signal);
  if (settled.kind === "unknown") return failure({ kind: "unknown", message: settled.detail });
  const index = new TextIndex(screen.text);
  const located = settled.value.diagnostics.map((diagnostic) => ({
    diagnostic,
    at: index.offsetAt(diagnostic.range.start),
  }));
  const broken = located.find(({ diagnostic, at }) => isInPrelude(screen, at) && isOurError(screen, diagnostic, at));
  if (broken)
    return failure({ kind: "unknown", message: `our own lines fail in this file: ${firstLine(broken.diagnostic)}` });
  const inside = located.filter(({ at }) => at >= screen.commandStart).map(({ diagnostic }) => diagnostic);
  const goalPosition = index.positionAt(screen.goalOffset);
  return stoodAmong(lane, { site, screen, inside, goalPosition }, signal);
}

interface ProbedHole {
  readonly site: ScreenSite;
  readonly screen: ScreenText;
  /** The messages of the declaration, the probe's among them. */
  readonly inside: readonly Diagnostic[];
  readonly goalPosition: Position;
}

async function stoodAmong(
  lane: ShadowLane,
  { site, screen, inside, goalPosition }: ProbedHole,
  signal: AbortSignal,
): Promise<Result<StoodAtHole, HoleProblem>> {
  const { words } = site;
  const runs = probeRuns(inside, words);
  if (runs === 0) return failure(notRun(inside, site));
  if (runs > 1) return failure(severalStates);
  const goals = await lane.ask((document) => document.goalsAt(goalPosition, signal));
  if (goals.kind === "unknown") return failure({ kind: "unknown", message: goals.detail });
  if (!goals.value || goals.value.length === 0)
    return failure({ kind: "noGoal", message: "there is no open goal here" });
  const diagnostics = inside.filter((diagnostic) => !isProbe(diagnostic, words));
  const told = { declaration: probedOwner(inside, words), kernelIsOff: kernelIsOff(inside, words) };
  return ok({ screen, diagnostics, goals: goals.value, ...told });
}

const severalStates: HoleProblem = {
  kind: "severalStates",
  message: "a tactic here runs at several goals at once, so one suggestion cannot fit them all",
};

function isInPrelude({ preludeStart, commandStart }: ScreenText, at: number): boolean {
  return at >= preludeStart && at < commandStart;
}

/** An unfinished declaration above ends, for Lean's parser, with an error at our first word. */
function isOurError({ preludeStart }: ScreenText, diagnostic: Diagnostic, at: number): boolean {
  return diagnostic.severity === "error" && !(at === preludeStart && isParseError(diagnostic));
}

/** The probe did not run: either it does not parse here (another mode may), or an earlier error hides the place. */
function notRun(inside: readonly Diagnostic[], { words }: ScreenSite): HoleProblem {
  const errors = inside.filter(
    (diagnostic) =>
      diagnostic.severity === "error" && !isAboutOurHole(diagnostic.message, words) && !saysSorry(diagnostic),
  );
  const [first] = errors;
  if (errors.some((error) => mentionsExpected(firstLine(error))))
    return { kind: "noGoal", message: "Lean expects no tactic here" };
  return {
    kind: "notReached",
    message: first ? `Lean does not get this far: ${firstLine(first)}` : "Lean does not run a tactic here",
  };
}

/**
 * Which declaration the hole belongs to. An `example` is given a name of ours, and Lean says whether the hole is in the
 * declaration of that name. What is no declaration (`#check`, `#eval`) leaves nothing in the environment.
 */
export async function holeOwner(
  lane: ShadowLane,
  { site, timeoutMs, stood }: HoleTask & { readonly stood: StoodAtHole },
  signal: AbortSignal,
): Promise<HoleOwner> {
  if (stood.kernelIsOff) return unchecked;
  const { declaration } = stood;
  const last = declaration?.at(-1);
  if (declaration === undefined || last === "_check" || last === "_eval" || last === "_reduce") return noDeclaration;
  if (last !== "_example") return { kind: "declaration", name: declaration };
  const rename = exampleRename(site);
  if (!rename) return unnamedExample;
  const renamed = await standAtHole(
    lane,
    { site: { ...site, text: applyEdits(site.text, [rename]) }, timeoutMs },
    signal,
  );
  const name = renamed.kind === "ok" ? renamed.value.declaration : undefined;
  return name?.at(-1) === site.words.exampleName ? { kind: "declaration", name, rename } : unnamedExample;
}

const unchecked: HoleOwner = {
  kind: "none",
  why: "the file switches Lean's kernel off here (`debug.skipKernelTC`), so nothing is checked",
};

const noDeclaration: HoleOwner = {
  kind: "none",
  why: "the place belongs to no declaration, so Lean's kernel has no word on it",
};

const unnamedExample: HoleOwner = {
  kind: "none",
  why: "the `example` cannot be given a name, so Lean's kernel cannot be asked about it",
};

/** The last `example` before the hole, with a name in the keyword's place. */
function exampleRename({ text, hole, command, words }: ScreenSite): TextEdit | undefined {
  const keyword = codeTokens(text.slice(command.start, hole.start)).findLast((token) => token.text === "example");
  if (!keyword) return undefined;
  return { start: command.start + keyword.start, end: command.start + keyword.end, newText: words.namedExample };
}
