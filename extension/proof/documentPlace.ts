import type { TextDocument } from "vscode";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { ConversationPlace, OpenedPlace } from "../../core/conversation/conversationPlace.ts";
import type { Checked } from "./checked.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { HolePlace, OpenedHole } from "./documentLanes.ts";
import type { ProofConversation } from "./proofConversation.ts";

interface DocumentPlaceParts {
  readonly steps: Pick<CheckedSteps, "open" | "keep">;
  readonly document: TextDocument;
  readonly conversation: ProofConversation;
}

const partsElsewhere = "parts of a sketch are worked on in `colloquy discuss`";

/** A place of a document, opened for each question that is asked there. A judged text can be inserted. */
export function placeInDocument(parts: DocumentPlaceParts, at: HolePlace): ConversationPlace<Checked> {
  return {
    openAt: async (claim, _, signal): Promise<Result<OpenedPlace<Checked>, string>> => {
      if (claim !== undefined) return failure(partsElsewhere);
      const opened = await parts.steps.open(parts.document, at, signal);
      if (opened.kind === "error") return opened;
      return ok(openedPlace(parts, opened.value, () => opened.value.checker.dispose()));
    },
  };
}

/** A hole that is already open and stays open; the caller that opened it must dispose of it. */
export function placeAtHole(
  parts: Omit<DocumentPlaceParts, "document">,
  opened: OpenedHole,
): ConversationPlace<Checked> {
  return {
    openAt: (claim) => Promise.resolve(claim === undefined ? ok(openedPlace(parts, opened)) : failure(partsElsewhere)),
  };
}

function openedPlace(
  { steps, conversation }: Omit<DocumentPlaceParts, "document">,
  opened: OpenedHole,
  close: () => void = () => undefined,
): OpenedPlace<Checked> {
  // The document may change while Lean is asked.
  const watched = conversation.watch(opened.hole);
  return {
    checker: opened.checker,
    isSupposed: false,
    get claim() {
      return conversation.claimAt(watched.hole.now.start);
    },
    siteOf: ({ tactic, verdict, edit, actor }) => {
      steps.keep(verdict, opened);
      const source = actor.kind === "human" ? "person" : actor.id;
      return { tactic, source, verdict, hole: watched.hole.now, edit };
    },
    [Symbol.dispose]: () => {
      watched.stop();
      close();
    },
  };
}
