// How a session went.

/** @import { Choice, Done, Guide } from "./guide.js" */
/** @import { Player } from "./player.js" */
import { make } from "../../browser/make.js";
import { say, sayCount } from "../../browser/messages.js";
import { asksMore, findMovement, listDone } from "./guide.js";
import { part, showPart, write } from "./parts.js";
import { doseAmount, spent } from "./words.js";

/** How a session ended. @param {Done[]} done @param {Player} player @param {boolean} finished */
function describe(done, player, finished) {
  const some = done.some(({ sets }) => sets);
  const time = spent(player.active);
  if (finished) {
    const whole = done.every(({ sets }) => sets);
    if (whole) return say("All done, in %(time)s.", { time });
    return say("Done, with some skipped, in %(time)s.", { time });
  }
  if (player.state !== "done") return say("Stopped after %(time)s.", { time });
  return some
    ? say("You have skipped most of it, so this counts as stopped early.")
    : say("You have skipped every set, so this is no session.");
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
      const { name, start } = findMovement(guide, one.do);
      const { dose } = player.steps.find((step) => step.do === one.do) ?? { dose: start };
      const grown = one.sets && asksMore(dose, start);
      const doses = { now: doseAmount(dose), start: doseAmount(start) };
      const more = grown ? make("small", say("%(now)s, begun with %(start)s", doses)) : "";
      const count = sayCount("%(count)s set", "%(count)s sets", one.sets);
      const sets = make("span", one.sets ? count : say("not done"), "num");
      return make("li", make("span", [make("span", [make("b", name), more]), sets]));
    }),
  );
  part("resume").hidden = over;
  part("page").hidden = !choice.page;
  if (choice.page) /** @type {HTMLAnchorElement} */ (part("page")).href = choice.page;
  write("page", choice.name);
  showPart("end");
  const early = nothing ? say("Nothing done yet") : say("Stopped");
  write("title", finished ? say("Well done") : early);
  part("title").focus();
}
