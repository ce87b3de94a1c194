// What is seen while a session is on: fills the screen that the template has laid out.

/** @import { Block, Segment } from "./schedule.js" */
/** @import { Guide, GuideStep, Movement, Picture } from "./guide.js" */
/** @import { Player } from "./player.js" */
import { make } from "../../browser/make.js";
import { number, say, sayCount } from "../../browser/messages.js";
import { createFigure, still } from "./figure.js";
import { findMovement, findPicture } from "./guide.js";
import { label, part, write } from "./parts.js";
import { doseSeconds, findLeft, findPlace, PARTS } from "./schedule.js";
import { createWell } from "./well.js";
import {
  clock,
  doseAmount,
  doseDetails,
  inner,
  nameDose,
  nameVersion,
  phaseName,
  sayPlace,
  sideName,
} from "./words.js";

/**
 * Where a session is.
 * @typedef {object} Moment
 * @property {Player} player
 * @property {number} now
 * @property {number} place of the segment
 * @property {Segment} segment
 * @property {GuideStep} step
 * @property {Movement} movement
 * @property {Picture|null} picture
 * @property {number} left seconds of the segment
 * @property {boolean} runs
 */

/** @param {Guide} guide @param {Player} player @returns {Moment} */
function findMoment(guide, player) {
  const { schedule, steps } = player;
  const now = player.now();
  const place = findPlace(schedule.segments, now);
  const segment = schedule.segments[place];
  const step = steps[segment.block.step];
  const movement = findMovement(guide, step.do);
  const picture = findPicture(guide, step);
  const left = segment.at + segment.seconds - now;
  const runs = player.state === "running";
  return { player, now, place, segment, step, movement, picture, left, runs };
}

/**
 * What a block is, in a few words.
 * @param {Guide} guide
 * @param {GuideStep[]} steps
 * @param {Block} [block]
 */
function describe(guide, steps, block) {
  if (!block) return say("Done");
  const { dose, do: id } = steps[block.step];
  const movement = findMovement(guide, id);
  const side = sideName(block.side, movement);
  if (["ready", "wait"].includes(block.kind)) return nameDose(movement.name, doseAmount(dose));
  if (block.kind === "rest")
    return say("Rest %(seconds)s s", { seconds: Math.round(block.end - block.at) });
  if (block.kind === "switch") return side;
  const set = sayPlace(block.set, dose.sets);
  const words = set && side ? say("%(set)s, %(side)s", { set, side: inner(side) }) : set || side;
  return words || doseAmount(dose);
}

/** What comes after this. @param {Guide} guide @param {Moment} moment */
function describeNext(guide, { player, segment, step, movement }) {
  const { block, kind } = segment;
  if (kind === "ready")
    return [doseAmount(step.dose), doseDetails(step.dose, movement.side)].filter(Boolean).join(" ");
  if (segment.way === 0) return say("The other way");
  const { blocks } = player.schedule;
  return describe(
    guide,
    player.steps,
    kind === "switch" ? block : blocks[blocks.indexOf(block) + 1],
  );
}

/** Where a session is as a whole, and what is done now. @param {Moment} moment */
function writePlace({ player, now, segment, step, movement }) {
  const { schedule, steps } = player;
  const { block, kind } = segment;
  write("left", clock(Math.ceil(findLeft(schedule, now) - 1e-6)));
  const values = { place: block.step + 1, all: steps.length };
  write("place", steps.length > 1 ? say("%(place)s of %(all)s", values) : "");
  write("move", nameVersion(movement.name, step.version));
  write("phase", phaseName(segment, movement));
  write("side", sideName(block.side, movement));
  write("set", kind === "ready" ? "" : sayPlace(block.set, step.dose.sets));
}

/** @param {Moment} moment */
function writeCount({ segment, step, left }) {
  const { rep, way, kind } = segment;
  const count = rep ?? Math.max(1, Math.ceil(left - 1e-6));
  write("count", number(count));
  const { reps: all = 0, meters = 0 } = step.dose;
  const unit =
    kind === "walk" && meters
      ? sayCount("second, for %(meters)s m", "seconds, for %(meters)s m", count, { meters })
      : sayCount("second", "seconds", count);
  const values = { all };
  const of = way === 1 ? say("of %(all)s, the other way", values) : say("of %(all)s", values);
  write("of", rep ? of : unit);
}

/** How to stand and hold, and what is said beside it. @param {Moment} moment */
function writeHint({ segment: { kind, block }, step, movement, picture }) {
  const caption = picture?.caption && `${picture.caption}.`;
  const how = step.how ?? caption ?? step.setup ?? movement.setup;
  const words = [...new Set([how, step.note])].filter(Boolean).join(" ");
  const cue = kind === "rest" ? movement.cues[block.set % movement.cues.length] : "";
  part("run").classList.toggle("bare", !picture); // then the words stand large in its place
  write("hint", !picture || kind === "ready" ? words : cue);
  part("run").classList.toggle("told", Boolean(part("hint").textContent));
}

/** @param {Moment} moment */
function showButtons({ player, runs }) {
  label("back", player.findEased() ? say("Undo") : say("Back"), "back");
  if (player.waits) label("skip", say("Ready"), "ok");
  else if (player.isWalked()) label("skip", say("Done"), "ok");
  else label("skip", say("Skip"), "go");
  /** @type {HTMLButtonElement} */ (part("rest")).disabled = !player.nextPause();
  /** @type {HTMLButtonElement} */ (part("easier")).disabled = !player.easier();
  label("pause", runs ? say("Pause") : say("Go on"), runs ? "pause" : "play");
}

/**
 * The parts of a repetition with their seconds, or the one of what has none.
 * @param {Moment} moment
 */
function listParts({ segment, step }) {
  const { tempo } = step.dose;
  /** @type {[Segment["kind"], number][]} */
  const parts =
    segment.rep && tempo
      ? PARTS.map((kind, place) => [kind, tempo[place]])
      : [[segment.kind, segment.seconds]];
  return parts.filter(([, seconds]) => seconds);
}

/** The bars that fill up by themselves. */
function createBars() {
  /** @type {Animation[]} */
  let running = [];

  /**
   * Fill a bar from where it is to its end.
   * @param {Element|null} element
   * @param {number} filled
   * @param {number} seconds that are left
   * @param {boolean} runs
   */
  const fill = (element, filled, seconds, runs) => {
    const bar = /** @type {HTMLElement} */ (element);
    bar.style.transform = `scaleX(${filled})`;
    if (!runs || still.matches || seconds <= 0) return;
    const way = [{ transform: `scaleX(${filled})` }, { transform: "scaleX(1)" }];
    running.push(bar.animate(way, seconds * 1000));
  };

  return {
    stop() {
      for (const animation of running) animation.cancel();
      running = [];
    },

    /**
     * The parts of a repetition, as wide as their seconds, the one that is on filling up.
     * @param {Moment} moment
     */
    showTempo(moment) {
      const { segment, movement, left, runs } = moment;
      const parts = listParts(moment);
      const items = parts.map(([kind, seconds]) => {
        const on = kind === segment.kind;
        const phase = phaseName({ ...segment, kind }, movement);
        const name = segment.rep ? `${phase} ${number(seconds)}` : "";
        const item = make("li", [make("u"), name], on ? "on" : "");
        if (on) fill(item.firstElementChild, 1 - left / segment.seconds, left, runs);
        return item;
      });
      const bar = part("tempo");
      bar.style.gridTemplateColumns = parts.map(([, seconds]) => `${seconds}fr`).join(" ");
      bar.replaceChildren(...items);
    },

    /** The movements of the session. @param {Moment} moment */
    showLane({ player, segment, now, runs }) {
      [...part("lane").children].forEach((lane, place) => {
        const blocks = player.schedule.blocks.filter(
          ({ step, kind }) => step === place && kind !== "ready" && kind !== "wait",
        );
        const begin = blocks[0].at;
        const end = blocks[blocks.length - 1].end;
        const filled = Math.max(0, Math.min(1, (now - begin) / (end - begin)));
        const on = runs && place === segment.block.step && now >= begin;
        fill(lane.firstElementChild, filled, end - now, on);
      });
    },
  };
}

/** @param {Guide} guide */
export function createView(guide) {
  const figure = createFigure(part("plate"));
  const bars = createBars();
  const tellWell = createWell();
  let shown = ""; // the segment that the bars were last set for

  /** @param {Moment} moment */
  const showMotion = (moment) => {
    const { player, now, segment, step, movement, picture, runs } = moment;
    bars.stop();
    bars.showTempo(moment);
    bars.showLane(moment);
    const { drawn } = movement;
    figure.show({ picture, drawn, segment, into: now - segment.at, runs, tempo: step.dose.tempo });
    const later = player.steps[segment.block.step + 1];
    // After what is seen now.
    if (later && runs) setTimeout(() => figure.prepare(findPicture(guide, later)), 1000);
  };

  return {
    /** @param {Player} player */
    prepare(player) {
      part("lane").replaceChildren(
        ...player.steps.map((step) => {
          const lane = make("i", make("u"));
          lane.style.flexGrow = `${doseSeconds(step.dose, guide.rule)}`;
          return lane;
        }),
      );
      shown = "";
    },

    /** @param {Player} player */
    show(player) {
      const moment = findMoment(guide, player);
      writePlace(moment);
      writeCount(moment);
      writeHint(moment);
      write("next", describeNext(guide, moment));
      showButtons(moment);
      if (!moment.runs) tellWell(moment.movement.id);
      const { place, segment, step, left, runs } = moment;
      const { at, seconds } = segment;
      const key = `${place} ${runs} ${at} ${seconds} ${step.version} ${still.matches ? left : ""}`;
      if (key === shown) return;
      shown = key;
      showMotion(moment);
    },
  };
}
