import { randomBytes } from "node:crypto";
import type { Disposable, LogOutputChannel, Webview, WebviewView, WebviewViewProvider } from "vscode";
import { Uri } from "vscode";
import type { HostMessage } from "../../core/protocol/viewState.ts";
import { PanelMessageSchema } from "../../core/protocol/panelMessage.ts";
import type { Desk } from "./desk.ts";

/** The side panel: shows the desk's view and passes on the person's actions. */
export class PanelView implements WebviewViewProvider, Disposable {
  static readonly viewId = "colloquy.panel";
  readonly #desk: Desk;
  readonly #log: LogOutputChannel;
  readonly #folder: Uri;
  #view: WebviewView | undefined;
  readonly #subscription: Disposable;

  constructor(desk: Desk, extensionUri: Uri, log: LogOutputChannel) {
    this.#desk = desk;
    this.#log = log;
    this.#folder = Uri.joinPath(extensionUri, "dist", "webview");
    this.#subscription = desk.onDidChange((view) => this.#post({ kind: "view", view }));
  }

  resolveWebviewView(view: WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#folder] };
    view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    // A hidden view drops the messages posted to it; the next whole view has what it missed.
    view.onDidChangeVisibility(() => this.#post({ kind: "view", view: this.#desk.view }));
    view.webview.html = panelHtml(view.webview, this.#folder);
  }

  focusComposer(): void {
    this.#view?.show(false);
    this.#post({ kind: "focusComposer" });
  }

  #post(message: HostMessage): void {
    if (this.#view?.visible) this.#view.webview.postMessage(message).then(undefined, () => undefined);
  }

  #receive(message: unknown): void {
    const parsed = PanelMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#log.warn("dropped an invalid panel message");
      return;
    }
    this.#desk.act(parsed.data).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function panelHtml(webview: Webview, folder: Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file("panel.css")}">
<title>Colloquy</title>
</head>
<body>
<main id="panel"></main>
<script nonce="${nonce}" src="${file("panel.js")}"></script>
</body>
</html>`;
}
