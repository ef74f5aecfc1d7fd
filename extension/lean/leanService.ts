import { existsSync } from "node:fs";
import { homedir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import type { Disposable, LogOutputChannel, TextDocument, WorkspaceFolder } from "vscode";
import { EventEmitter, ProgressLocation, RelativePattern, Uri, commands, extensions, window, workspace } from "vscode";
import { openProcessConnection } from "../../lean-bridge/connection/processConnection.ts";
import { cacheFolder } from "../../lean-bridge/embedded/prepare/cacheFolder.ts";
import { LeanSession } from "../../lean-bridge/session/leanSession.ts";
import { usualMemoryLimit } from "../../lean-bridge/session/memoryWatch.ts";
import type { Installation, OpenedToolchain } from "../../lean-bridge/toolchain/openToolchain.ts";
import { openToolchain, openToolchainMessage, preparingText } from "../../lean-bridge/toolchain/openToolchain.ts";
import { readSettings } from "../settings.ts";
import { Neighbour } from "./neighbour.ts";
import { OwnClient } from "./ownClient.ts";
import type { PersonalDocuments } from "./personalDocuments.ts";
import { neighboursDocuments, ownDocuments } from "./personalDocuments.ts";

/** A Lean at work for the files of one folder. */
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
  /** Absent where the Lean 4 extension serves the person's documents. */
  readonly client: OwnClient | undefined;
  readonly files: Disposable;
}

/** One Lean for each folder that has a Lean file open; started when first asked for, ended with the extension. */
export class LeanService implements Disposable {
  readonly #log: LogOutputChannel;
  readonly #extensionFolder: string;
  readonly #running = new Map<string, Promise<Started | undefined>>();
  readonly #changed = new EventEmitter<LeanState>();
  readonly #lifetime = new AbortController();
  readonly onDidChangeState = this.#changed.event;
  state: LeanState | undefined;

  constructor(extensionFolder: string, log: LogOutputChannel) {
    this.#extensionFolder = extensionFolder;
    this.#log = log;
  }

  /** The Lean that serves a document; undefined where none can be had, which `state` then explains. */
  async leanFor(document: TextDocument): Promise<RunningLean | undefined> {
    // A workspace that nobody trusts could bring its own `lake` and its own tactics.
    if (!workspace.isTrusted || document.uri.scheme !== "file") return undefined;
    const key = workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? dirname(document.uri.fsPath);
    const running = this.#running.get(key) ?? this.#start(document);
    this.#running.set(key, running);
    const started = await running;
    if (!started) this.#running.delete(key);
    return started;
  }

  async #start(document: TextDocument): Promise<Started | undefined> {
    this.#setState({ kind: "starting", detail: "looking for a Lean" });
    const opened = await this.#openToolchain(document);
    if (opened.kind === "error") {
      const message = openToolchainMessage(opened.problem);
      this.#log.error(message.what);
      this.#setState({ kind: "failed", ...message });
      // Nobody waits for the person's answer.
      offerCompanion().catch((error: unknown) => this.#log.error(String(error)));
      return undefined;
    }
    const neighbour = await Neighbour.find(this.#log, this.#lifetime.signal);
    return neighbour.kind === "found"
      ? this.#startBeside(neighbour.value, opened.value)
      : this.#startOwn(opened.value, workspace.getWorkspaceFolder(document.uri));
  }

  /** One server for the editor's features and for us. */
  async #startOwn(toolchain: OpenedToolchain, folder: WorkspaceFolder | undefined): Promise<Started | undefined> {
    const client = new OwnClient(toolchain, folder, this.#log);
    const session = this.#watched(new LeanSession((signal) => client.connect(signal), usualMemoryLimit(totalmem())));
    if (await this.#connect(session, toolchain))
      return {
        ...{ session, toolchain, client, documents: ownDocuments(client, session) },
        files: filesWatchedFor(session, toolchain),
      };
    await client.stop();
    return undefined;
  }

  /**
   * The Lean 4 extension's server has the person's documents, and we ask it for their goals. Our private documents have a
   * server of the same toolchain to themselves: its client would list what Lean says about them among the problems.
   */
  async #startBeside(neighbour: Neighbour, toolchain: OpenedToolchain): Promise<Started | undefined> {
    this.#log.info("the Lean 4 extension serves the files; Colloquy checks in a server of its own");
    const launch = { ...toolchain.plan, engine: toolchain.engine };
    const session = this.#watched(
      new LeanSession(
        (signal) => openProcessConnection(launch, toolchain.rootUri, signal),
        usualMemoryLimit(totalmem()),
      ),
    );
    if (!(await this.#connect(session, toolchain))) return undefined;
    const files = filesWatchedFor(session, toolchain);
    return { session, toolchain, client: undefined, documents: neighboursDocuments(neighbour), files };
  }

  #watched(session: LeanSession): LeanSession {
    session.onEvent((event) => {
      this.#log.info(`Lean session: ${event.kind}`);
      if (event.kind === "connection-lost")
        this.#setState({ kind: "starting", detail: "Lean ended; it is started again" });
      if (event.kind === "reconnected") this.#setState({ kind: "ready", engine: event.engine });
    });
    return session;
  }

  async #connect(session: LeanSession, toolchain: OpenedToolchain): Promise<boolean> {
    this.#setState({ kind: "starting", detail: `starting ${toolchain.engine}` });
    const connected = await session.connect();
    if (connected.kind === "ok") return true;
    const what = connected.problem.kind === "cancelled" ? "cancelled" : connected.problem.detail;
    this.#setState({ kind: "failed", what, next: "see the output channel Colloquy" });
    return false;
  }

  #openToolchain(document: TextDocument): Thenable<Awaited<ReturnType<typeof openToolchain>>> {
    const { toolchain } = readSettings();
    return window.withProgress({ location: ProgressLocation.Window, title: "Lean" }, (progress) =>
      openToolchain({
        place: { kind: "file", path: document.uri.fsPath },
        choice: toolchain === "" ? undefined : toolchain,
        installation: this.#installation(),
        signal: this.#lifetime.signal,
        onProgress: (preparing) => progress.report({ message: preparingText(preparing) }),
      }),
    );
  }

  #installation(): Installation {
    const companion: unknown = extensions.getExtension(companionId)?.extensionPath;
    const folder = typeof companion === "string" ? join(companion, "lean") : undefined;
    const brought = folder !== undefined && existsSync(folder) ? { COLLOQUY_LEAN_PACKAGE: folder } : {};
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

  #setState(state: LeanState): void {
    this.state = state;
    this.#changed.fire(state);
  }

  /** Ends every server; the next question starts what it needs. */
  async restart(): Promise<void> {
    const running = [...this.#running.values()];
    this.#running.clear();
    await Promise.all(running.map(async (started) => stop(await started)));
  }

  dispose(): void {
    this.#lifetime.abort();
    this.#changed.dispose();
    // The editor does not wait for this; the servers end with their pipes at the latest.
    this.restart().catch(() => undefined);
  }
}

const companionId = "colloquy.colloquy-embedded-lean";
let companionWasOffered = false;

/** Where no Lean is found: one that needs neither npm nor elan, if the person wants it. Asked once in a window's life. */
async function offerCompanion(): Promise<void> {
  if (companionWasOffered || extensions.getExtension(companionId)) return;
  companionWasOffered = true;
  const install = "Install the Embedded Lean";
  const answer = await window.showInformationMessage(
    "Colloquy found no Lean for this file. It can bring one of its own: it checks proofs with Lean's core library, without Mathlib.",
    install,
  );
  if (answer === install) await commands.executeCommand("workbench.extensions.installExtension", companionId);
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
