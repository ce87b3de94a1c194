// What is wrong with the log on this device, in words.

import { say } from "../../browser/messages.js";
import { NOT_KEPT, UNREADABLE } from "./store.js";

/** @type {Record<string, string>} */
const WORDS = {
  [NOT_KEPT]: say(
    "This browser keeps nothing, or has no room. What is in the log now goes when you close this page: export it before.",
  ),
  [UNREADABLE]: say(
    "The log on this device cannot be read. It is left as it is, and Export saves it. To begin again, import a saved log or delete this one.",
  ),
};

const ALONE = say(
  "Do not train: this morning after is known in this tab alone, and other pages may offer a start.",
);

/**
 * What a store finds wrong, else nothing.
 * @param {string} trouble
 * @param {boolean} [held] whether a morning after lets no session begin
 */
export const sayTrouble = (trouble, held) =>
  (held && trouble === NOT_KEPT ? `${ALONE} ` : "") + (WORDS[trouble] ?? "");
