// How a session went.

/** @import { Choice, Done, Guide } from "./guide.js" */
/** @import { Player } from "./player.js" */
import { make } from "../../browser/make.js";
import { findMovement, listDone } from "./guide.js";
import { part, showPart, write } from "./parts.js";
import { clock, many } from "./words.js";

/** How a session ended. @param {Done[]} done @param {Player} player @param {boolean} finished */
function describe(done, player, finished) {
  const some = done.some(({ sets }) => sets);
  const time = clock(player.active);
  if (finished) {
    const whole = done.every(({ sets }) => sets) ? "All done" : "Done, with some skipped";
    return `${whole}, in ${time} minutes.`;
  }
  if (player.state !== "done") return `Stopped after ${time} minutes.`;
  const skipped = some
    ? "most of it, so this counts as stopped early"
    : "every set, so this is no session";
  return `You have skipped ${skipped}.`;
}

/**
 * @param {Guide} guide
 * @param {Choice} choice
 * @param {Player} player
 * @param {boolean} finished whether enough of it was done
 */
export function showEnd(guide, choice, player, finished) {
  const over = player.state === "done";
  const done = listDone(player.steps);
  const nothing = over && !done.some(({ sets }) => sets);
  write("went", describe(done, player, finished));
  part("did").replaceChildren(
    ...done.map((one) => {
      const name = make("b", findMovement(guide, one.do).name);
      const sets = make("span", one.sets ? many(one.sets, "set") : "not done", "num");
      return make("li", make("span", [name, sets]));
    }),
  );
  part("resume").hidden = over;
  part("page").hidden = !choice.page;
  if (choice.page) /** @type {HTMLAnchorElement} */ (part("page")).href = choice.page;
  showPart("end");
  const early = nothing ? "Nothing done yet" : "Stopped";
  write("title", finished ? "Well done" : early);
  part("title").focus();
}
