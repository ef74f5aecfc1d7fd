import { ok } from "../../../core/base/result.ts";
import type { ConversationPlace, JudgedText, OpenedPlace } from "../../../core/conversation/conversationPlace.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import { yesChecker } from "./yesChecker.ts";

/** A place whose every hole, also that of a part, has the same checker; the site of a verdict is the judged text. */
export function placeWith(
  checker: HoleChecker = yesChecker(),
  more: Partial<Pick<OpenedPlace<JudgedText>, "claim">> = {},
): ConversationPlace<JudgedText> & { readonly opened: number; readonly stillOpen: number } {
  let [opened, closed] = [0, 0];
  return {
    openAt: (claim) => {
      opened += 1;
      return Promise.resolve(
        ok({
          checker,
          isSupposed: claim !== undefined,
          siteOf: (judged) => judged,
          [Symbol.dispose]: () => void (closed += 1),
          ...more,
        }),
      );
    },
    get opened() {
      return opened;
    },
    get stillOpen() {
      return opened - closed;
    },
  };
}
