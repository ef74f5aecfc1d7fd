import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ProofRun as Run } from "../../cli/commands/prove/proofRun.ts";
import { ProofRun } from "../../cli/commands/prove/proofRun.ts";
import { thisInstallation } from "../../cli/openLean.ts";
import { declarationNameAt } from "../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { findTextHoles } from "../../core/lean/hole.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import type { SearchOptions } from "../../core/search/searchEvents.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import { openToolchain, openToolchainMessage } from "../../lean-bridge/toolchain/openToolchain.ts";
import { verifyFile } from "../../lean-bridge/batch/verifyFile.ts";
import { embeddedSession } from "../../test/fixtures/testEngine.ts";
import type { Baseline } from "./baselines.ts";
import { baselines, runBaseline } from "./baselines.ts";
import type { RowCounts } from "./rowCounts.ts";
import { RowCounter } from "./rowCounts.ts";

/** The result of one problem; one line of the results file. */
export interface ProblemResult {
  readonly file: string;
  readonly problem: string;
  /** "search", or the tactic that was tried alone. */
  readonly tool: "search" | Baseline;
  /** The proof's text, if one passed the gate; null otherwise. */
  readonly proof: string | null;
  readonly edit: TextEdit | null;
  readonly leanCalls: number;
  readonly leanMs: number;
  readonly elapsedMs: number;
  /** For a search: the counts of each row of the table of moves. */
  readonly rows?: RowCounts;
}

export interface ProblemRunOptions {
  readonly wallMs: number;
  readonly search: SearchOptions;
  readonly tools: "search" | "baselines";
  /** Results of earlier parts of the same run. */
  readonly known: readonly ProblemResult[];
  readonly only: ReadonlySet<string> | undefined;
  /** No problem is started after this time. */
  readonly stopAtMs: number;
  readonly onResult: (result: ProblemResult) => void;
}

const signal = new AbortController().signal;

/** Works on the problems of a file in order. Known results are only put in place. */
export async function runProblems(path: string, options: ProblemRunOptions): Promise<void> {
  const text = readFileSync(path, "utf8");
  await using session = embeddedSession({ cwd: dirname(resolve(path)), reportDelayMs: 1 });
  const document = documentOf(session, { path, text });
  const run = new ProofRun(document);
  for (const hole of findTextHoles(text)) {
    const problem = problemName(text, hole);
    if (options.only && !options.only.has(problem)) continue;
    if (performance.now() > options.stopAtMs) break;
    if (options.tools === "baselines") await runAlone(document, { path, problem, hole }, options);
    else await runSearch(run, { path, problem, hole }, options);
  }
  document.close();
}

type Session = ReturnType<typeof embeddedSession>;

function documentOf(session: Session, { path, text }: { readonly path: string; readonly text: string }): ProofDocument {
  return new ProofDocument({
    session,
    uri: pathToFileURL(resolve(path)).href,
    text,
    version: 1,
    lanes: 3,
    baselineTimeoutMs: 12e4,
    allowNativeDecide: false,
    libraryTheoremsAreAxioms: true,
  });
}

interface Problem {
  readonly path: string;
  readonly problem: string;
  readonly hole: Hole;
}

async function runSearch(run: Run, { path, problem, hole }: Problem, options: ProblemRunOptions): Promise<void> {
  const known = options.known.find(
    (one) => one.tool === "search" && one.file === basename(path) && one.problem === problem,
  );
  if (known) {
    if (known.edit) run.fill(known.edit);
    return;
  }
  const counter = new RowCounter();
  const onEvent = counter.hear.bind(counter);
  const result = await run.prove({ hole, budgetMs: options.wallMs, options: options.search, onEvent }, signal);
  const { end, figures, edit } = result;
  options.onResult({
    file: basename(path),
    problem,
    tool: "search",
    proof: end.kind === "proved" ? end.candidate.text : null,
    edit: edit ?? null,
    leanCalls: figures.leanCalls,
    leanMs: figures.leanMs,
    elapsedMs: figures.elapsedMs,
    rows: counter.counts,
  });
}

async function runAlone(
  document: ProofDocument,
  { path, problem, hole }: Problem,
  options: ProblemRunOptions,
): Promise<void> {
  const file = basename(path);
  const isDone = (tactic: Baseline): boolean =>
    options.known.some((one) => one.tool === tactic && one.file === file && one.problem === problem);
  const left = baselines.filter((tactic) => !isDone(tactic));
  if (left.length === 0) return;
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") throw new Error(`${problem}: ${opened.problem.message}`);
  for (const tactic of left) {
    const started = performance.now();
    const proof = (await runBaseline(opened.value, { tactic, timeoutMs: options.wallMs })) ?? null;
    const elapsedMs = Math.round(performance.now() - started);
    const edit = proof === null ? null : opened.value.insertion(proof, 0);
    options.onResult({ file, problem, tool: tactic, proof, edit, leanCalls: 1, leanMs: elapsedMs, elapsedMs });
  }
  opened.value.dispose();
}

function problemName(text: string, hole: Hole): string {
  return declarationNameAt(text, commandRangeAt(text, hole.start), hole.start) ?? `offset ${hole.start}`;
}

/** The names of the problems that hold with these proofs in place, checked by a process started for this alone (V5). */
export async function recheck(path: string, results: readonly ProblemResult[]): Promise<ReadonlySet<string>> {
  const original = readFileSync(path, "utf8");
  const text = applyEdits(
    original,
    results.flatMap((result) => result.edit ?? []),
  );
  const place = { kind: "file", path: resolve(path) } as const;
  const request = { place, choice: "embedded", installation: thisInstallation(), signal, onProgress: () => undefined };
  const opened = await openToolchain(request);
  if (opened.kind === "error") throw new Error(openToolchainMessage(opened.problem).what);
  const { found, site } = opened.value;
  const task = { toolchain: found.toolchain, site, text, path: place.path, timeoutMs: 200_000 };
  const verified = await verifyFile(task, signal);
  if (verified.kind === "lost") throw new Error(`${path}: a fresh process gave no answer (${verified.detail})`);
  const { errors, declarations } = verified;
  const erring = new Set(errors.map((error) => ownerOf(declarations, error.range.start.line + 1)));
  const sound = declarations.filter(
    (declaration) => declaration.axiomState === "allowed" && !erring.has(declaration.name),
  );
  const proved = new Set(results.flatMap((result) => (result.proof === null ? [] : [result.problem])));
  const lastParts = sound.map((declaration) => declaration.name);
  return new Set(
    [...proved].filter((problem) => lastParts.some((name) => name === problem || name.endsWith(`.${problem}`))),
  );
}

/** The last declaration that begins at or before a line. */
function ownerOf(
  declarations: readonly { readonly name: string; readonly line: number | null }[],
  line: number,
): string {
  return declarations.filter((declaration) => declaration.line !== null && declaration.line <= line).at(-1)?.name ?? "";
}
