// What is seen: fills the page that the template has laid out. Texts go in as text, never as markup.

/** @import { Block, Segment } from "./schedule.js" */
/** @import { Choice, Guide, GuideStep, Stop } from "./guide.js" */
/** @import { Player } from "./player.js" */
import { make } from "./dom.js";
import { createFigure } from "./figure.js";
import { findMovement, findPicture, findSign, listDone } from "./guide.js";
import { doseSeconds, findPlace, routineSeconds } from "./schedule.js";
import { capital, clock, doseAmount, doseDetails, many, minutes, phaseName, sideName } from "./words.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {string} id */
export const part = (id) => /** @type {HTMLElement} */ (document.getElementById(`pr-${id}`));

/** @param {string} id @param {string} text */
function write(id, text) {
  const element = part(id);
  if (element.textContent !== text) element.textContent = text;
}

/** Name a button anew, with its icon. @param {string} id @param {string} words @param {string} icon */
export function label(id, words, icon) {
  const [picture, text] = part(id).children;
  if (text.textContent === words) return;
  text.textContent = words;
  picture.firstElementChild?.setAttribute("href", `#i-${icon}`);
}

/** @param {Stop[]} stops */
const listStops = (stops) => stops.map(({ sign, then }) => make("li", [make("b", sign), " ", then]));

/** Show one part of the page and hide the others. @param {"choose"|"start"|"end"} name */
export function showPart(name) {
  for (const id of ["choose", "start", "end"]) part(id).hidden = id !== name;
  part("choose").classList.add("open");
}

/** What is left of a session that a reload has cut short. @param {Player} player */
export function showWhere(player) {
  const { schedule, steps } = player;
  const step = findPlace(schedule.blocks, player.now());
  const left = clock(Math.min(schedule.total, schedule.end - player.now()));
  write("where", `You were at movement ${schedule.blocks[step].step + 1} of ${steps.length}, with ${left} minutes left.`);
}

/**
 * What comes, with doses and times and the signs to stop at.
 * @param {Guide} guide
 * @param {Choice} choice
 */
export function showStart(guide, { kind, id, name, steps, needs, notToday, warnings }) {
  write("total", minutes(routineSeconds(steps.map(({ dose }) => dose), guide.rule)));
  const alone = kind === "do";
  const ids = needs ?? steps.flatMap((step) => findMovement(guide, step.do).needs ?? []);
  const things = [...new Set(ids)].map((thing) => guide.things[thing]);
  const most = things.slice(0, -1).join(", ");
  write("needs", [most, things.at(-1) ?? "nothing"].filter(Boolean).join(" and "));
  const rows = steps.map((step) => {
    const { do: id, dose, note, version, how } = step;
    const movement = findMovement(guide, id);
    const when = findSign(guide, step);
    const row = make("li", [
      make("span", `${movement.number}`, "bib"),
      make("div", [
        make("h2", version ? `${movement.name}: ${version}` : movement.name),
        make("p", [make("b", doseAmount(dose), "num"), ` ${doseDetails(dose, movement.side)}`]),
        ...[how, when && `Try it when ${when}.`, note].flatMap((words) => (words ? [make("p", words)] : [])),
      ]),
      make("span", clock(doseSeconds(dose, guide.rule)), "num"),
    ]);
    if (!alone) {
      const signs = [make("ul", listStops(movement.stop)), make("p", movement.askFirst)];
      row.append(make("details", [make("summary", "Stop if, and who asks first"), ...signs]));
    }
    return row;
  });
  part("list").replaceChildren(...rows);
  const signs = alone ? findMovement(guide, steps[0].do).stop : notToday;
  write("stop-t", alone || !notToday.length ? "Stop if" : "Not today if");
  if (signs.length) part("stop-l").replaceChildren(...listStops(signs));
  if (alone) write("ask", findMovement(guide, steps[0].do).askFirst);
  part("warn").hidden = !warnings.length;
  part("warn-l").replaceChildren(...warnings.map((sentence) => make("li", sentence)));
  const own = kind === "r";
  part("own").hidden = !own;
  part("from").hidden = kind !== "routine";
  /** @type {HTMLAnchorElement} */ (part("own-a")).search = location.search;
  /** @type {HTMLAnchorElement} */ (part("from-a")).search = `from=${id}`;
  write("about", guide.disclaimer);
  write("title", name);
  document.title = `${name} · ${document.title.split(" · ").pop()}`;
  showPart("start");
}

/** @param {Guide} guide */
export function createView(guide) {
  const figure = createFigure(part("plate"));
  /** @type {Animation[]} */
  let running = [];
  let shown = ""; // the segment that the bars were last set for

  /** What a block is, in a few words. @param {Block|undefined} block @param {GuideStep[]} steps */
  const describe = (block, steps) => {
    if (!block) return "Done";
    const step = steps[block.step];
    const movement = findMovement(guide, step.do);
    const side = sideName(block.side, movement);
    if (block.kind === "ready") return `${movement.name}, ${doseAmount(step.dose)}`;
    if (block.kind === "rest") return `Rest ${Math.round(block.end - block.at)} s`;
    if (block.kind === "switch") return side;
    return [step.dose.sets > 1 && `set ${block.set} of ${step.dose.sets}`, side].filter(Boolean).map((text, place) =>
      (place ? String(text).toLowerCase() : capital(String(text)))).join(", ") || doseAmount(step.dose);
  };

  /**
   * Fill a bar from where it is to its end.
   * @param {HTMLElement} bar
   * @param {number} filled
   * @param {number} seconds that are left
   * @param {boolean} runs
   */
  const fill = (bar, filled, seconds, runs) => {
    bar.style.transform = `scaleX(${filled})`;
    if (!runs || still.matches || seconds <= 0) return;
    running.push(bar.animate([{ transform: `scaleX(${filled})` }, { transform: "scaleX(1)" }], seconds * 1000));
  };

  return {
    /** @param {Player} player */
    prepare(player) {
      part("lane").replaceChildren(...player.steps.map((step) => {
        const lane = make("i", make("u"));
        lane.style.flexGrow = `${doseSeconds(step.dose, guide.rule)}`;
        return lane;
      }));
      shown = "";
    },

    /** @param {Player} player */
    show(player) {
      const { schedule, steps } = player;
      const now = player.now();
      const place = findPlace(schedule.segments, now);
      const segment = schedule.segments[place];
      const { block, kind, seconds, at } = segment;
      const step = steps[block.step];
      const movement = findMovement(guide, step.do);
      const picture = findPicture(guide, step);
      const left = at + seconds - now;
      const runs = player.state === "running";
      const following = schedule.blocks[schedule.blocks.indexOf(block) + 1];

      write("left", clock(Math.ceil(Math.min(schedule.total, schedule.end - now) - 1e-6)));
      write("place", steps.length > 1 ? `${block.step + 1} of ${steps.length}` : "");
      write("move", step.version ? `${movement.name}: ${step.version}` : movement.name);
      write("phase", phaseName(segment, step, movement));
      write("side", sideName(block.side, movement));
      write("set", step.dose.sets > 1 && kind !== "ready" ? `Set ${block.set} of ${step.dose.sets}` : "");
      const count = segment.rep ?? Math.max(1, Math.ceil(left - 1e-6));
      write("count", `${count}`);
      part("count").toggleAttribute("data-long", count > 99);
      const way = segment.way === 1 ? ", the other way" : "";
      write("of", segment.rep ? `of ${step.dose.reps}${way}` : kind === "walk" && step.dose.meters ? `seconds, for ${step.dose.meters} m` : "seconds");
      // How to stand and hold, and what is said beside it.
      const how = step.how ?? (picture?.caption && `${picture.caption}.`) ?? step.setup ?? movement.setup;
      const words = [...new Set([how, step.note])].filter(Boolean).join(" ");
      const hint = kind === "ready" ? words : kind === "rest" ? movement.cues[block.set % movement.cues.length] : "";
      part("run").classList.toggle("bare", !picture); // then the words stand large in its place
      write("hint", picture ? hint : words);
      part("run").classList.toggle("told", Boolean(part("hint").textContent));
      const work = kind === "ready" || kind === "switch" ? block : following;
      write("next", kind === "ready" ? [doseAmount(step.dose), doseDetails(step.dose, movement.side)].filter(Boolean).join(" ") : describe(work, steps));
      const walked = player.isWalked();
      label("skip", walked ? "Done" : "Skip", walked ? "ok" : "go");
      /** @type {HTMLButtonElement} */ (part("rest")).disabled = !player.nextPause();
      /** @type {HTMLButtonElement} */ (part("easier")).disabled = !player.easier();
      label("pause", runs ? "Pause" : "Go on", runs ? "pause" : "play");

      const key = `${place} ${runs} ${at} ${seconds} ${step.version} ${still.matches ? left : ""}`;
      if (key === shown) return;
      shown = key;
      running.forEach((animation) => animation.cancel());
      running = [];
      this.showTempo(segment, step, left, runs);
      [...part("lane").children].forEach((lane, number) => {
        const blocks = schedule.blocks.filter((one) => one.step === number && one.kind !== "ready");
        const begin = blocks[0].at;
        const end = blocks[blocks.length - 1].end;
        const filled = Math.max(0, Math.min(1, (now - begin) / (end - begin)));
        fill(/** @type {HTMLElement} */ (lane.firstElementChild), filled, end - now, runs && number === block.step && now >= begin);
      });
      figure.show(picture, movement.drawn, segment, now - at, runs, step.dose.tempo);
      const later = steps[block.step + 1];
      if (later && runs) setTimeout(() => figure.prepare(findPicture(guide, later)), 1000); // after what is seen now
    },

    /**
     * The parts of a repetition, as wide as their seconds, the one that is on filling up.
     * @param {Segment} segment
     * @param {GuideStep} step
     * @param {number} left
     * @param {boolean} runs
     */
    showTempo(segment, step, left, runs) {
      const bar = part("tempo");
      const movement = findMovement(guide, step.do);
      /** @type {[Segment["kind"], number][]} */
      const parts = segment.rep && step.dose.tempo
        ? /** @type {const} */ (["lift", "hold", "lower"]).map((kind, place) => [kind, step.dose.tempo?.[place] ?? 0])
        : [[segment.kind, segment.seconds]];
      const items = parts.filter(([, seconds]) => seconds).map(([kind, seconds]) => {
        const name = segment.rep ? `${phaseName({ ...segment, kind }, step, movement)} ${seconds}` : "";
        const item = make("li", [make("u"), name], kind === segment.kind ? "on" : "");
        if (kind === segment.kind) fill(/** @type {HTMLElement} */ (item.firstElementChild), 1 - left / segment.seconds, left, runs);
        return item;
      });
      bar.style.gridTemplateColumns = parts.filter(([, seconds]) => seconds).map(([, seconds]) => `${seconds}fr`).join(" ");
      bar.replaceChildren(...items);
    },

    /**
     * How it went.
     * @param {Choice} choice
     * @param {Player} player
     * @param {boolean} finished whether enough of it was done
     */
    showEnd(choice, player, finished) {
      const over = player.state === "done";
      const done = listDone(player.steps);
      const some = done.some(({ sets }) => sets);
      const time = clock(player.active);
      const ways = finished ? `${done.every(({ sets }) => sets) ? "All done" : "Done, with some skipped"}, in ${time} minutes.`
        : over ? `You have skipped ${some ? "most of it, so this counts as stopped early" : "every set, so this is no session"}.` : `Stopped after ${time} minutes.`;
      write("went", ways);
      part("did").replaceChildren(...done.map((one) =>
        make("li", make("span", [make("b", findMovement(guide, one.do).name), make("span", one.sets ? many(one.sets, "set") : "not done", "num")]))));
      part("resume").hidden = over;
      part("page").hidden = !choice.page;
      if (choice.page) /** @type {HTMLAnchorElement} */ (part("page")).href = choice.page;
      showPart("end");
      write("title", finished ? "Well done" : over && !some ? "Nothing done yet" : "Stopped");
      part("title").focus();
    },
  };
}
