import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { prefixContext } from "../../core/lean/prefixContext.ts";
import { screenText } from "../../core/lean/screenText.ts";
import type { ScreenSite, ScreenText } from "../../core/lean/screenText.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { leanRequests } from "../protocol/leanProtocol.ts";
import type { LeanSession } from "../session/leanSession.ts";
import type { Situation } from "./situation.ts";
import { LaneGroup } from "./laneGroup.ts";
import { isProbe, probe } from "./probe.ts";
import { relativeDiagnostics } from "./relativeDiagnostics.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** A screen whose document imports everything before the declaration instead of holding it. */
export interface FastScreen {
  readonly situation: Situation;
  readonly lanes: LaneGroup;
}

export interface FastScreenRequest {
  readonly session: LeanSession;
  readonly uri: string;
  readonly lanes: number;
  readonly situation: Situation;
  readonly timeoutMs: number;
}

/**
 * Lean walks a whole document after each edit, so behind a thousand declarations a candidate costs ten times what it
 * costs behind thirty. Here the part before the declaration is compiled once to a module. Undefined where the server
 * cannot do that, where the text has what a module does not carry, or where goals or messages at the hole are not
 * what they are in the file.
 */
export async function openFastScreen(request: FastScreenRequest, signal: AbortSignal): Promise<FastScreen | undefined> {
  const { session, uri, situation } = request;
  const { site } = situation;
  const prefix = site.text.slice(0, site.command.start);
  const context = prefixContext(prefix);
  if (!context) return undefined;
  const answer = await session.request(leanRequests.compilePrefix.method, { uri, text: prefix }, signal);
  const compiled = leanRequests.compilePrefix.answer.safeParse(answer.kind === "ok" ? answer.value : undefined);
  if (!compiled.success) return undefined;
  const head = `${context.header}\nimport ${compiled.data.module}\n${context.replay}\n`;
  const fastUri = uri.replace(/(?:\.lean)?$/u, ".fast.lean");
  const lanes = new LaneGroup({ session, uri: fastUri, first: 1, size: request.lanes });
  const same = await lanes.withLane((lane) => sameSituation(lane, { ...request, site: { ...site, head } }, signal));
  if (same) return { situation: same, lanes };
  lanes.close();
  return undefined;
}

/** The situation in the short document, if Lean says there what it says in the file. */
async function sameSituation(
  lane: ShadowLane,
  { situation, site, timeoutMs }: FastScreenRequest & { readonly site: ScreenSite },
  signal: AbortSignal,
): Promise<Situation | undefined> {
  const screen = screenText(site, probe(site.words));
  const settled = await lane.settle(screen.text, timeoutMs, signal);
  if (settled.kind === "unknown") return undefined;
  const index = new TextIndex(screen.text);
  const isInside = (diagnostic: Diagnostic): boolean => index.offsetAt(diagnostic.range.start) >= screen.commandStart;
  if (settled.value.diagnostics.some((diagnostic) => !isInside(diagnostic) && diagnostic.severity === "error"))
    return undefined;
  const diagnostics = settled.value.diagnostics.filter(
    (diagnostic) => isInside(diagnostic) && !isProbe(diagnostic, site.words),
  );
  const goals = await lane.ask((document) => document.goalsAt(index.positionAt(screen.goalOffset), signal));
  if (goals.kind === "unknown" || !goals.value) return undefined;
  const texts = (list: Situation["goalsBefore"]): string => JSON.stringify(list.map((goal) => goal.text));
  if (texts(goals.value) !== texts(situation.goalsBefore)) return undefined;
  const { screenBaseline } = situation;
  const here = said(screen, diagnostics);
  return here === said(screenBaseline.screen, screenBaseline.diagnostics)
    ? { ...situation, site, screenBaseline: { screen, diagnostics } }
    : undefined;
}

/** The messages of a declaration in a form that does not depend on where the declaration stands. */
function said(screen: ScreenText, diagnostics: readonly Diagnostic[]): string {
  const { line } = new TextIndex(screen.text).positionAt(screen.commandStart);
  return JSON.stringify(
    relativeDiagnostics(diagnostics, line)
      .map((diagnostic) => JSON.stringify(diagnostic))
      .toSorted(),
  );
}
