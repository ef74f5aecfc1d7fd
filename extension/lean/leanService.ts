import { homedir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import type { Disposable, LogOutputChannel, TextDocument, WorkspaceFolder } from "vscode";
import { EventEmitter, ProgressLocation, RelativePattern, Uri, window, workspace } from "vscode";
import { cacheFolder } from "../../lean-bridge/embedded/prepare/cacheFolder.ts";
import type { Result } from "../../core/base/result.ts";
import type { LeanSession } from "../../lean-bridge/session/leanSession.ts";
import { usualMemoryLimit } from "../../lean-bridge/session/memoryWatch.ts";
import type { Installation, OpenedToolchain, OpenToolchainProblem } from "../../lean-bridge/toolchain/openToolchain.ts";
import type * as leanBundle from "./leanBundle.ts";
import { laterBundle } from "../bundles/laterBundle.ts";
import type { Settings } from "../settings/settingsSchema.ts";
import { Neighbour } from "./neighbour.ts";
import { companionFolder, offerCompanion } from "./offerCompanion.ts";
import type { OwnClient } from "./ownClient.ts";
import type { PersonalDocuments } from "./personalDocuments.ts";

/** A running Lean for the files of one folder. */
export interface RunningLean {
  /** For our private documents. */
  readonly session: LeanSession;
  readonly toolchain: OpenedToolchain;
  readonly documents: PersonalDocuments;
}

export type LeanState =
  | { readonly kind: "starting"; readonly detail: string }
  | { readonly kind: "ready"; readonly engine: string }
  | { readonly kind: "failed"; readonly what: string; readonly next?: string };

interface Started extends RunningLean {
  /** Absent if the Lean 4 extension serves the person's documents. */
  readonly client: OwnClient | undefined;
  readonly files: Disposable;
}

/** One Lean for each folder that has a Lean file open; started when first asked for, ended with the extension. */
export class LeanService implements Disposable {
  readonly #log: LogOutputChannel;
  readonly #extensionFolder: string;
  readonly #settings: () => Pick<Settings, "toolchain">;
  readonly #running = new Map<string, Promise<Started | undefined>>();
  readonly #states = new Map<string, LeanState>();
  readonly #changed = new EventEmitter<void>();
  readonly #lifetime = new AbortController();
  readonly onDidChangeState = this.#changed.event;

  constructor(extensionFolder: string, log: LogOutputChannel, settings: () => Pick<Settings, "toolchain">) {
    this.#extensionFolder = extensionFolder;
    this.#log = log;
    this.#settings = settings;
  }

  /** The state of the Lean for a document's folder; undefined if none was asked for yet. */
  stateOf(document: TextDocument): LeanState | undefined {
    return this.stateIn(folderOf(document));
  }

  /** By the folder's path. */
  stateIn(folder: string): LeanState | undefined {
    return this.#states.get(folder);
  }

  /** The Lean that serves a document; undefined if there is none, which `stateOf` then explains. */
  async leanFor(document: TextDocument): Promise<RunningLean | undefined> {
    // An untrusted workspace could bring its own `lake` and its own tactics.
    if (!workspace.isTrusted || document.uri.scheme !== "file") return undefined;
    const folder = folderOf(document);
    const running = this.#running.get(folder) ?? this.#start(document, (state) => this.#setState(folder, state));
    this.#running.set(folder, running);
    const started = await running;
    if (!started && this.#running.get(folder) === running) this.#running.delete(folder);
    return started;
  }

  async #start(document: TextDocument, say: Say): Promise<Started | undefined> {
    say({ kind: "starting", detail: "looking for a Lean" });
    const { toolchain: choice } = this.#settings();
    const opened = await this.#openToolchain(document, choice);
    if (opened.kind === "error") {
      this.#sayNotFound(opened.problem, say);
      // Nobody waits for the person's answer. A person who has chosen a Lean does not want another one.
      if (choice === "") offerCompanion().catch((error: unknown) => this.#log.error(String(error)));
      return undefined;
    }
    const neighbour = await Neighbour.find(this.#log, this.#lifetime.signal);
    const started =
      neighbour.kind === "found"
        ? this.#beside(neighbour.value, opened.value, say)
        : this.#own(opened.value, workspace.getWorkspaceFolder(document.uri), say);
    say({ kind: "starting", detail: `starting ${opened.value.engine}` });
    const connected = await started.session.connect();
    if (connected.kind === "ok") {
      say({ kind: "ready", engine: opened.value.engine });
      return started;
    }
    const what = connected.problem.kind === "cancelled" ? "cancelled" : connected.problem.detail;
    say({ kind: "failed", what, next: "see the output channel Colloquy" });
    await stop(started);
    return undefined;
  }

  #sayNotFound(problem: OpenToolchainProblem, say: Say): void {
    const message = laterBundle<typeof leanBundle>("lean").openToolchainMessage(problem);
    this.#log.error(message.what);
    say({ kind: "failed", ...message });
  }

  /** One server for the editor's features and for us. */
  #own(toolchain: OpenedToolchain, folder: WorkspaceFolder | undefined, say: Say): Started {
    const { LeanSession, OwnClient, ownDocuments } = laterBundle<typeof leanBundle>("lean");
    const client = new OwnClient(toolchain, folder, this.#log);
    const { version } = toolchain.found.toolchain;
    const open = new LeanSession((signal) => client.connect(signal), usualMemoryLimit(totalmem()), version);
    const session = this.#watched(open, say);
    return {
      session,
      toolchain,
      client,
      documents: ownDocuments(client, session),
      files: filesWatchedFor(session, toolchain),
    };
  }

  /**
   * The Lean 4 extension's server has the person's documents, and we ask it for their goals. Our private documents get
   * their own server of the same toolchain: that extension's client would list Lean's messages about them as problems.
   */
  #beside(neighbour: Neighbour, toolchain: OpenedToolchain, say: Say): Started {
    this.#log.info("the Lean 4 extension serves the files; Colloquy checks in a server of its own");
    const { LeanSession, neighboursDocuments, openProcessConnection } = laterBundle<typeof leanBundle>("lean");
    const launch = { ...toolchain.plan, engine: toolchain.engine };
    const open = new LeanSession(
      (signal) => openProcessConnection(launch, toolchain.rootUri, signal),
      usualMemoryLimit(totalmem()),
      toolchain.found.toolchain.version,
    );
    const session = this.#watched(open, say);
    const files = filesWatchedFor(session, toolchain);
    return { session, toolchain, client: undefined, documents: neighboursDocuments(neighbour), files };
  }

  #watched(session: LeanSession, say: Say): LeanSession {
    session.onEvent((event) => {
      if (event.kind !== "reading") this.#log.info(`Lean session: ${event.kind}`);
      if (event.kind === "connectionLost") say({ kind: "starting", detail: "Lean ended and is being restarted" });
      if (event.kind === "reconnected") say({ kind: "ready", engine: event.engine });
    });
    return session;
  }

  #openToolchain(document: TextDocument, choice: string): Thenable<Result<OpenedToolchain, OpenToolchainProblem>> {
    const { openToolchain, preparingText } = laterBundle<typeof leanBundle>("lean");
    return window.withProgress({ location: ProgressLocation.Window, title: "Lean" }, (progress) =>
      openToolchain({
        place: { kind: "file", path: document.uri.fsPath },
        choice: choice === "" ? undefined : choice,
        installation: this.#installation(),
        signal: this.#lifetime.signal,
        onProgress: (preparing) => progress.report({ message: preparingText(preparing) }),
      }),
    );
  }

  #installation(): Installation {
    const folder = companionFolder();
    const brought = folder === undefined ? {} : { COLLOQUY_LEAN_PACKAGE: folder };
    return {
      command: {
        nodePath: process.execPath,
        scriptPath: join(this.#extensionFolder, "dist/cli/colloquy-lean.js"),
        env: { ELECTRON_RUN_AS_NODE: "1" },
      },
      startFolders: [this.#extensionFolder],
      cacheRoot: cacheFolder({ platform: process.platform, env: process.env, homedir: homedir() }),
      env: { ...process.env, ...brought },
    };
  }

  #setState(folder: string, state: LeanState): void {
    if (this.#lifetime.signal.aborted) return;
    this.#states.set(folder, state);
    this.#changed.fire();
  }

  /** Ends every server; the next question starts what it needs. */
  async restart(): Promise<void> {
    const running = [...this.#running.values()];
    this.#running.clear();
    // Cleared first: a question asked while the old servers end starts a new one, whose state must stay.
    this.#states.clear();
    await Promise.all(running.map(async (started) => stop(await started)));
    this.#changed.fire();
  }

  /** Looks again if no Lean was found: an extension that brings one may have been installed. */
  async retryFailed(): Promise<void> {
    if ([...this.#states.values()].some(({ kind }) => kind === "failed")) await this.restart();
  }

  /** Ends every server for good; settles when they are gone. */
  async end(): Promise<void> {
    this.#lifetime.abort();
    await this.restart();
  }

  dispose(): void {
    // The editor does not wait for this; the servers end with their pipes at the latest.
    this.end()
      .catch(() => undefined)
      .finally(() => this.#changed.dispose());
  }
}

/** Reports the state of a folder's Lean. */
type Say = (state: LeanState) => void;

function folderOf(document: TextDocument): string {
  return workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? dirname(document.uri.fsPath);
}

/** Verdicts rest on the files that a document imports, so Lean has to hear when one of them changes on the disk. */
function filesWatchedFor(session: LeanSession, { rootUri }: OpenedToolchain): Disposable {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.parse(rootUri), "**/*.lean"));
  const tell = (file: Uri): void => session.filesChanged([file.toString()]);
  watcher.onDidChange(tell);
  watcher.onDidCreate(tell);
  return watcher;
}

async function stop(started: Started | undefined): Promise<void> {
  started?.files.dispose();
  await started?.session[Symbol.asyncDispose]();
  await started?.client?.stop();
}
