// How a session went.

/** @import { Choice, Done, Guide } from "./guide.js" */
/** @import { Player } from "./player.js" */
import { make } from "../../browser/make.js";
import { say, sayCount } from "../../browser/messages.js";
import { asksMore, findMovement, listDone } from "./guide.js";
import { part, showPart, write } from "./parts.js";
import { doseAmount, spent } from "./words.js";

/**
 * How a session ended.
 * @param {Done[]} done @param {Player} player @param {boolean} finished
 * @param {boolean} nothing whether every set of it was skipped
 */
function describe(done, player, finished, nothing) {
  const time = spent(player.active);
  if (finished)
    return done.every(({ sets, of = 1 }) => sets >= of)
      ? say("All done, in %(time)s.", { time })
      : say("Done, with some skipped, in %(time)s.", { time });
  if (player.state !== "done") return say("Stopped after %(time)s.", { time });
  return nothing
    ? say("No set was completed: this is no session.")
    : say("You skipped most of it: this counts as stopped early.");
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
  const none = !done.some(({ sets }) => sets);
  const nothing = over && none;
  write("went", describe(done, player, finished, nothing));
  part("did").replaceChildren(
    ...done.map((one) => {
      const { name, start } = findMovement(guide, one.do);
      const { dose = start } = one;
      const doses = { now: doseAmount(dose), start: doseAmount(start) };
      const more =
        one.sets && asksMore(dose, start)
          ? make("small", say("%(now)s, starting dose %(start)s", doses))
          : "";
      const count = sayCount("%(count)s set", "%(count)s sets", one.sets);
      const sets = make("span", one.sets ? count : say("not done"), "num");
      return make("li", make("span", [make("span", [make("b", name), more]), sets]));
    }),
  );
  part("did").hidden = none; // all of it would say the same
  part("resume").hidden = over;
  part("free").hidden = !over; // what was stopped is no day of rest yet
  part("page").hidden = !choice.page;
  /** @type {HTMLAnchorElement} */ (part("page")).href = choice.page;
  showPart("end");
  const early = nothing ? say("Nothing done yet") : say("Stopped");
  write("title", finished ? say("Well done") : early);
  part("title").focus();
}
