import type { Duplex, Readable, Writable } from "node:stream";
import type { DataCallback, Disposable, Message, MessageReader, MessageTransports } from "vscode-languageclient/node";
import { AbstractMessageReader, StreamMessageReader, StreamMessageWriter } from "vscode-languageclient/node";

/** A notification as it came from the server. */
export type NotificationListener = (method: string, params: unknown) => void;

/**
 * Our own reader between a server and the editor's client. A client has one handler for each method and turns what
 * comes into the editor's own types, without versions; the bridge needs what Lean said. Notifications about our private
 * documents go no further, so that they never show up as problems.
 */
class TappedReader extends AbstractMessageReader implements MessageReader {
  readonly #inner: StreamMessageReader;
  readonly #tap: NotificationListener;
  readonly #isPrivate: (params: unknown) => boolean;

  constructor(input: Readable | Duplex, tap: NotificationListener, isPrivate: (params: unknown) => boolean) {
    super();
    this.#inner = new StreamMessageReader(input);
    this.#tap = tap;
    this.#isPrivate = isPrivate;
    this.#inner.onError((error) => this.fireError(error));
    this.#inner.onClose(() => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    return this.#inner.listen((message) => {
      if (isNotification(message)) {
        this.#tap(message.method, message.params);
        if (this.#isPrivate(message.params)) return;
      }
      callback(message);
    });
  }

  override dispose(): void {
    super.dispose();
    this.#inner.dispose();
  }
}

interface Notification extends Message {
  readonly method: string;
  readonly params?: unknown;
}

function isNotification(message: Message): message is Notification {
  return "method" in message && typeof message.method === "string" && !("id" in message);
}

export function tappedTransport(
  streams: { readonly input: Readable; readonly output: Writable },
  tap: NotificationListener,
  isPrivate: (params: unknown) => boolean,
): MessageTransports {
  return { reader: new TappedReader(streams.input, tap, isPrivate), writer: new StreamMessageWriter(streams.output) };
}
