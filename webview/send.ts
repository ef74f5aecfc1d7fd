import type { PanelMessage } from "../core/protocol/panelMessage.ts";

/** Hands a message to the extension. */
export type Send = (message: PanelMessage) => void;
