// What a dose and a version are called, in the words of footwork/views/wording.py.

/** @import { Dose } from "../player/schedule.js" */
/** @import { Movement, Version } from "../player/guide.js" */
import { say } from "../../browser/messages.js";
import { doseAmount, doseDetails, inner, nameDose } from "../player/words.js";

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Tempo and rest as a sentence: `Rise 2 s, lower 2 s, rest 60 s.`, or nothing.
 * @param {Dose} dose
 * @param {Movement} movement
 */
export function pace({ sets, tempo, rest }, { phases }) {
  const parts = (tempo ?? []).map((seconds, place) => {
    const name = phases?.[/** @type {const} */ (["lift", "hold", "lower"])[place]] ?? "";
    return seconds && say("%(part)s %(seconds)s s", { part: inner(name), seconds });
  });
  const words = [...parts, rest && sets > 1 && say("rest %(rest)s s", { rest })]
    .filter(Boolean)
    .join(", ");
  return words && `${capital(words)}.`;
}

/**
 * What a version is called in a list to choose from.
 * @param {Version} version
 * @param {Movement} movement
 */
export function versionName({ kind, name, dose, note }, movement) {
  const amount = [doseAmount(dose), doseDetails({ ...dose, note: undefined }, movement.side)]
    .filter(Boolean)
    .join(" ");
  if (kind === "routine")
    return capital([dose.note, note].filter(Boolean).join(". ")) || say("As in the address");
  const values = { name: name ?? "" };
  const names = {
    start: say("To start with"),
    target: say("Target"),
    easier: say("Easier: %(name)s", values),
    harder: say("Harder: %(name)s", values),
  };
  return nameDose(names[kind], amount);
}

/** All that is said of a version: how it is done, and when. @param {Version} version */
export const versionWords = (version) =>
  [version.name && `${version.name}.`, version.how, version.note, version.grow]
    .filter(Boolean)
    .join(" ");
