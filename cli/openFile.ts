import { freemem } from "node:os";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import type { OpenProblem } from "../lean-bridge/connection/processConnection.ts";
import type { LeanSession } from "../lean-bridge/session/leanSession.ts";
import { defaultLanes } from "../lean-bridge/shadow/defaultLanes.ts";
import { ProofDocument } from "../lean-bridge/shadow/proofDocument.ts";
import type { CommandContext } from "./command.ts";
import type { CommandProblem } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import type { LeanFile } from "./leanFile.ts";
import type { Location } from "./location.ts";
import { parseLocation } from "./location.ts";
import { readLeanFile } from "./leanFile.ts";
import type { OpenedLean } from "./openLean.ts";
import { openLean } from "./openLean.ts";
import type { Terminal } from "./terminal.ts";

/** A file with a Lean for it, of which no process runs yet. */
export interface FoundFile {
  readonly file: LeanFile;
  readonly location: Location;
  readonly lean: OpenedLean;
}

/** An opened file with a Lean behind it; ends with the scope that holds it. */
export interface OpenFile extends FoundFile, AsyncDisposable {
  readonly document: ProofDocument;
}

const wholeFileTimeoutMs = 120_000;

/** From `FILE[:PLACE]` to a document whose Lean server starts. */
export async function openFile(argument: string, context: CommandContext): Promise<Result<OpenFile, CommandProblem>> {
  const location = parseLocation(argument);
  if (location.kind === "error") return location;
  const file = await readLeanFile(location.value.file);
  if (file.kind === "error") return file;
  if (file.value.mark !== "") context.terminal.err(markNote(file.value.shown));
  return openText(file.value, location.value, context);
}

/** Editors hide the mark and take it out of what they send to Lean's server, so a person may never have seen it. */
function markNote(shown: string): string {
  return (
    `note: ${shown} begins with a byte order mark, at which Lean itself stops ("expected token"); ` +
    "what is said here is about the text behind it"
  );
}

/** From `FILE` to a file with a Lean for it, for commands that ask batch Lean and no server. */
export async function findFile(argument: string, context: CommandContext): Promise<Result<FoundFile, CommandProblem>> {
  const location = parseLocation(argument);
  if (location.kind === "error") return location;
  const file = await readLeanFile(location.value.file);
  if (file.kind === "error") return file;
  const lean = await findLean(file.value, context);
  return lean.kind === "error" ? lean : ok({ file: file.value, location: location.value, lean: lean.value });
}

function findLean(file: LeanFile, { options, terminal, signal }: CommandContext): ReturnType<typeof openLean> {
  return openLean({ place: { kind: "file", path: file.path }, choice: options.toolchain, terminal, signal });
}

/** The same for a text that need not be what stands on the disk. */
export async function openText(
  file: LeanFile,
  location: Location,
  context: CommandContext,
): Promise<Result<OpenFile, CommandProblem>> {
  const lean = await findLean(file, context);
  if (lean.kind === "error") return lean;
  const session = lean.value.newSession();
  const connected = await session.connect();
  context.signal.throwIfAborted();
  if (connected.kind === "error") return failure(notStarted(lean.value.engine, connected.problem));
  showReading(session, file, context.terminal);
  const document = new ProofDocument({
    session,
    uri: file.uri,
    text: file.text,
    version: 1,
    lanes: context.options.lanes ?? defaultLanes(freemem()),
    baselineTimeoutMs: wholeFileTimeoutMs,
    allowNativeDecide: context.options.allowNativeDecide,
    libraryTheoremsAreAxioms: !lean.value.found.toolchain.capabilities.completeAxiomReports,
  });
  const end = (): Promise<void> => session[Symbol.asyncDispose]();
  return ok({ file, location, lean: lean.value, document, [Symbol.asyncDispose]: end });
}

/** Until the file has been read once: what it imports may take longer than all that is asked about it. */
function showReading(session: LeanSession, { shown }: LeanFile, terminal: Terminal): void {
  const reading = session.onEvent((event) => {
    if (event.kind !== "reading") return;
    if (event.line === undefined) reading.dispose();
    const where =
      event.line === 0 ? `loading what ${shown} imports` : `reading ${shown}, line ${(event.line ?? 0) + 1}`;
    terminal.progress(event.line === undefined ? "" : `Lean is ${where}`);
  });
}

function notStarted(engine: string, problem: OpenProblem): CommandProblem {
  const detail = problem.kind === "cancelled" ? "cancelled" : `${problem.command}: ${problem.detail}`;
  return {
    exitCode: exitCodes.noLean,
    message: `${engine} does not start (${detail})`,
    next: "run `colloquy doctor`",
  };
}

/** Lean gave no answer about the file. */
export function noAnswer(file: LeanFile, answer: { readonly why: string; readonly detail: string }): CommandProblem {
  return {
    exitCode: exitCodes.noAnswer,
    message: `Lean gave no answer about ${file.shown}: ${answer.detail}`,
    next:
      answer.why === "timeout"
        ? "the file may need long; check it with `lean` itself"
        : "try again; `colloquy doctor` shows the state of things",
  };
}
