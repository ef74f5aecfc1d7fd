import type { TextDocument } from "vscode";
import type { ConversationEvent } from "../../core/conversation/conversation.ts";
import type { Checked } from "./checked.ts";
import type { TextChange } from "./insertedSteps.ts";
import { ProofConversation } from "./proofConversation.ts";

interface ProofConversationsParts {
  /** The person's draft from when the document was last open. */
  readonly draftOf: (document: TextDocument) => string;
  /** Called with every event of a conversation, and with the checked text if the event is about one. */
  readonly heard: (
    event: ConversationEvent,
    about: { readonly document: TextDocument; readonly conversation: ProofConversation; readonly checked?: Checked },
  ) => void;
}

/** The conversations of the documents of a window, each from the first question about it until the window closes. */
export class ProofConversations {
  readonly #parts: ProofConversationsParts;
  readonly #known = new Map<string, ProofConversation>();

  constructor(parts: ProofConversationsParts) {
    this.#parts = parts;
  }

  of(document: TextDocument): ProofConversation {
    const uri = document.uri.toString();
    const known = this.#known.get(uri);
    if (known) return known;
    const conversation: ProofConversation = new ProofConversation((event, checked) =>
      this.#parts.heard(event, { document, conversation, ...(checked ? { checked } : {}) }),
    );
    conversation.draft = this.#parts.draftOf(document);
    this.#known.set(uri, conversation);
    return conversation;
  }

  /**
   * Moves the places of a conversation along with the person's changes to its document. Undefined if there is no
   * conversation; otherwise `hasSpoken` is true if steps were undone or edited.
   */
  follow(document: TextDocument, changes: readonly TextChange[]): { readonly hasSpoken: boolean } | undefined {
    const conversation = this.#known.get(document.uri.toString());
    if (!conversation) return undefined;
    const before = conversation.state;
    // The editor also reports that a file became dirty or was saved, as an empty change.
    if (changes.length > 0) conversation.typed();
    for (const change of changes) conversation.follow(change, document.getText());
    return { hasSpoken: conversation.state !== before };
  }
}
