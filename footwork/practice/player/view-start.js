// What comes: the page before a session.

/** @import { Choice, Guide, GuideStep } from "./guide.js" */
/** @import { Player } from "./player.js" */
import { make } from "../../browser/make.js";
import { number, say } from "../../browser/messages.js";
import { findGrow, findMovement, listThings } from "./guide.js";
import { listStops, part, showPart, write } from "./parts.js";
import { nameThings } from "./ready.js";
import { doseSeconds, findLeft, findPlace, routineSeconds } from "./schedule.js";
import { clock, doseAmount, doseDetails, minutes, nameVersion } from "./words.js";

/** What is left of a session that a reload has cut short. @param {Player} player */
export function showWhere(player) {
  const { schedule, steps } = player;
  const { blocks } = schedule;
  write(
    "where",
    say("You were at movement %(place)s of %(all)s, with %(left)s minutes left.", {
      place: blocks[findPlace(blocks, player.kept)].step + 1,
      all: steps.length,
      left: clock(findLeft(schedule, player.kept)),
    }),
  );
}

/**
 * A movement in the list, with its signs where it is not the only one.
 * @param {Guide} guide
 * @param {GuideStep} step
 * @param {boolean} alone
 */
function createRow(guide, step, alone) {
  const { dose, note, version, how } = step;
  const movement = findMovement(guide, step.do);
  const row = make("li", [
    make("span", number(movement.number), "bib"),
    make("div", [
      make("h2", nameVersion(movement.name, version)),
      make("p", [make("b", doseAmount(dose), "num"), ` ${doseDetails(dose, movement.side)}`]),
      ...[how, findGrow(guide, step), note].filter(Boolean).map((words) => make("p", words)),
    ]),
    make("span", clock(doseSeconds(dose, guide.rule)), "num"),
  ]);
  if (!alone) {
    row.append(
      make("details", [
        make("summary", say("Stop if, and who asks first")),
        make("ul", listStops(movement.stop)),
        make("p", movement.askFirst),
      ]),
    );
  }
  return row;
}

/**
 * When not to begin, when to stop, and what to know first.
 * @param {Guide} guide
 * @param {Choice} choice
 */
function showCaution(guide, { kind, steps, notToday, warnings }) {
  const alone = kind === "do";
  const { stop, askFirst } = findMovement(guide, steps[0].do);
  const signs = alone ? stop : notToday;
  write("stop-t", alone || !notToday.length ? guide.stopTitle : guide.notTodayTitle);
  if (signs.length) part("stop-l").replaceChildren(...listStops(signs));
  if (alone) write("ask", askFirst);
  part("warn").hidden = !warnings.length;
  part("warn-l").replaceChildren(...warnings.map((sentence) => make("li", sentence)));
}

/**
 * What comes, with doses and times and the signs to stop at.
 * @param {Guide} guide
 * @param {Choice} choice
 */
export function showStart(guide, choice) {
  const { kind, id, name, steps } = choice;
  const doses = steps.map(({ dose }) => dose);
  write("total", minutes(routineSeconds(doses, guide.rule)));
  write("needs", nameThings(guide, listThings(guide, choice)) || say("nothing"));
  part("list").replaceChildren(...steps.map((step) => createRow(guide, step, kind === "do")));
  showCaution(guide, choice);
  part("own").hidden = kind !== "r";
  part("from").hidden = kind !== "routine";
  part(`of-${id}`)?.removeAttribute("hidden");
  /** @type {HTMLAnchorElement} */ (part("own-a")).search = location.search;
  /** @type {HTMLAnchorElement} */ (part("from-a")).search = `from=${id}`;
  write("title", name);
  document.title = `${name} · ${document.title.split(" · ").pop()}`;
  showPart("start");
}
