// The drawing of a movement, in step with the count; still pictures where motion is unwelcome.

/** @import { Picture } from "./guide.js" */
/** @import { Segment } from "./schedule.js" */

import { findClock, readSeconds } from "../../browser/clock.js";
import { fetchDrawing } from "../../browser/fetch-drawing.js";
import { make } from "../../browser/make.js";
import { PARTS, sum } from "./schedule.js";

/** Whether motion is unwelcome. */
export const still = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Where a loop stands in a segment: seconds of the loop.
 * @param {number[]} loop seconds of its parts
 * @param {Segment} segment
 * @param {number} into seconds of the segment that have passed
 * @param {number[]} [tempo] seconds of the parts of a repetition
 */
export function findFrame(loop, segment, into, tempo) {
  const whole = sum(loop);
  const place = /** @type {string[]} */ (PARTS).indexOf(segment.kind);
  if (place >= 0 && tempo) {
    // The loop has no part of no seconds.
    const index = tempo.slice(0, place).filter(Boolean).length;
    const matches = tempo.filter(Boolean).length === loop.length;
    // A loop with other parts than the repetition is laid over the whole of it.
    const total = sum(tempo);
    const before = sum(tempo.slice(0, place));
    const start = matches ? sum(loop.slice(0, index)) : (before / total) * whole;
    const rate = matches ? loop[index] / segment.seconds : whole / total;
    const at = start + into * rate;
    return segment.way === 1 ? whole - at : at;
  }
  if (segment.kind === "work" && loop.length === 3) {
    // Up, still until it ends, and down.
    const left = Math.max(0, segment.seconds - into);
    if (into < loop[0]) return into;
    return left <= loop[2] ? whole - left : loop[0] + loop[1] / 2;
  }
  return ["ready", "work", "walk"].includes(segment.kind) ? into : 0;
}

/** How many elements of a drawing are put into the page at once: few, or a slow phone stutters. */
const BATCH = 40;

/** Let the browser do what is waiting. @returns {Promise<unknown>} */
const breathe = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

/**
 * @typedef {object} Placed a drawing and the box that holds it
 * @property {HTMLElement} box
 * @property {SVGSVGElement} root
 */

/**
 * Show a drawing or hide it. A style of its own touches the box alone; with a class, or one that
 * is inherited, the style of every part of the drawing would be worked out anew.
 * @param {HTMLElement} box
 * @param {boolean} visible
 */
function setVisible(box, visible) {
  box.style.opacity = visible ? "1" : "0";
  box.setAttribute("aria-hidden", `${!visible}`);
}

/**
 * Show of a drawing what moves or works, as large as there is room for; what is cut off by the
 * picture's upper edge stays at that edge.
 * @param {SVGSVGElement} root
 * @param {Element} drawing
 */
function zoomIn(root, drawing) {
  const crop = drawing.querySelector("[data-crop]")?.getAttribute("data-crop");
  if (!crop) return;
  root.setAttribute("viewBox", crop);
  if (crop.split(" ")[1] === "0") root.setAttribute("preserveAspectRatio", "xMidYMin");
}

/**
 * Put a drawing into the page piece by piece, unseen and at rest until it is shown. It has a
 * shadow root: without one, its style sheet would have every part of the others worked out anew.
 * @param {Element} drawing its title says what it shows, for someone who cannot see it
 * @param {HTMLElement} plate
 * @returns {Promise<Placed>}
 */
async function placeDrawing(drawing, plate) {
  const box = make("div", [], "drawing");
  setVisible(box, false);
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", drawing.querySelector("title")?.textContent ?? "");
  const root = /** @type {SVGSVGElement} */ (document.importNode(drawing));
  for (const name of ["role", "aria-labelledby"]) root.removeAttribute(name);
  root.classList.add("play"); // what moves is asked for here only where motion is welcome
  zoomIn(root, drawing);
  root.style.cssText = "display:block;width:100%;height:100%";
  box.attachShadow({ mode: "open" }).append(root);
  plate.append(box);
  const copies = new Map([[drawing, /** @type {Element} */ (root)]]);
  let count = 0;
  for (const element of drawing.querySelectorAll(":not(title)")) {
    const copy = document.importNode(element, element.localName === "style");
    copies.get(/** @type {Element} */ (element.parentElement))?.append(copy);
    copies.set(element, copy);
    count += 1;
    if (count % BATCH) continue;
    root.getBoundingClientRect(); // style and layout of this batch, now
    await breathe();
  }
  findClock(root)?.pauseAnimations();
  return { box, root };
}

/** @typedef {"start"|"end"|"motion"} Shown what of a movement */

/** What is shown of a movement. @returns {Shown[]} */
const listFrames = () => (still.matches ? ["start", "end"] : ["motion"]);

/** @param {Segment} segment @returns {Shown} */
function chooseFrame({ kind }) {
  if (!still.matches) return "motion";
  return ["lift", "hold", "work", "walk"].includes(kind) ? "end" : "start";
}

/** @param {Picture} picture @param {Shown} frame */
const findAddress = ({ link, motion, drawings }, frame) =>
  (frame === "motion" && motion) || (link ?? drawings?.[frame] ?? "");

/** The drawings on a plate, by their addresses. @param {HTMLElement} plate */
function createPlaces(plate) {
  /** @type {Map<string, Promise<Element|null>>} */
  const loaded = new Map();
  /** @type {Map<string, Promise<Placed|null>>} */
  const placed = new Map();

  return {
    /** @param {Picture} picture @param {Shown} frame */
    place(picture, frame) {
      const address = findAddress(picture, frame);
      const loading = loaded.get(address) ?? fetchDrawing(address, "metadata");
      loaded.set(address, loading);
      const placing =
        placed.get(address)
        ?? loading.then((found) => {
          if (found) return placeDrawing(found, plate);
          loaded.delete(address); // the line was down: it is asked for anew
          placed.delete(address);
          return null;
        });
      placed.set(address, placing);
      return placing;
    },

    /**
     * Take every drawing off the plate but those of some pictures.
     * @param {(Picture|null)[]} pictures
     */
    clear(pictures) {
      const needed = pictures.flatMap((one) =>
        one ? listFrames().map((frame) => findAddress(one, frame)) : [],
      );
      for (const [address, placing] of placed) {
        if (needed.includes(address)) continue;
        placed.delete(address);
        placing.then((other) => other?.box.remove());
      }
    },
  };
}

/** The seconds of the parts of a drawing in motion. @param {Placed|null} drawing */
const readLoop = (drawing) =>
  (
    drawing?.root
      .querySelector("[data-phases]")
      ?.getAttribute("data-phases")
      ?.match(/[\d.]+/g) ?? []
  )
    .map(Number)
    .filter(Boolean);

/**
 * Bring a drawing in motion to where the count is, and keep it there: an SVG has a time of its own,
 * but neither the pace of the count nor its halts.
 * @param {SVGSVGElement} clock
 * @param {(seconds: number) => number} find where the loop stands so many seconds from now
 * @param {boolean} runs
 * @returns {() => void} what stops it
 */
function setMotion(clock, find, runs) {
  const whole = readSeconds(clock);
  const began = performance.now();
  let next = 0;
  let shown = -1;
  const move = () => {
    const time = find((performance.now() - began) / 1000) % whole;
    if (time !== shown) clock.setCurrentTime(time);
    shown = time;
    if (runs) next = requestAnimationFrame(move);
  };
  move();
  return () => cancelAnimationFrame(next);
}

/**
 * @typedef {object} Scene what the plate shows
 * @property {Picture|null} picture nothing where no drawing shows it
 * @property {"left"|"right"} drawn the side that is drawn; the other one is its mirror image
 * @property {Segment} segment
 * @property {number} into
 * @property {boolean} runs
 * @property {number[]} [tempo]
 */

/** @param {HTMLElement} plate */
export function createFigure(plate) {
  const places = createPlaces(plate);
  let shown = "";
  /** @type {Placed|null} */
  let drawing = null;
  /** @type {number[]} */
  let loop = [];
  /** @type {Picture|null} */
  let coming = null;
  let stop = () => {};

  /**
   * Change to another drawing. Whether it is still the one that is wanted.
   * @param {Picture|null} picture
   * @param {Shown} frame
   * @param {string} name
   */
  const change = async (picture, frame, name) => {
    shown = name;
    const found = picture && (await places.place(picture, frame));
    if (shown !== name) return false;
    if (!found) shown = ""; // it may come the next time
    if (drawing) setVisible(drawing.box, false);
    if (found) setVisible(found.box, true);
    drawing = found;
    places.clear([picture, coming]);
    loop = readLoop(drawing);
    return true;
  };

  return {
    /** Make ready what will be needed next. @param {Picture|null} picture */
    prepare(picture) {
      coming = picture;
      if (!picture) return;
      for (const frame of listFrames()) places.place(picture, frame);
    },

    /** @param {Scene} scene */
    async show({ picture, drawn, segment, into, runs, tempo }) {
      const frame = chooseFrame(segment);
      const name = picture ? findAddress(picture, frame) : "";
      const { side } = segment.block;
      const mirrored = side !== null && side !== Number(drawn === "right");
      plate.style.transform = mirrored ? "scaleX(-1)" : "";
      if (shown !== name && !(await change(picture, frame, name))) return;
      stop();
      const clock = drawing && findClock(drawing.root);
      if (!clock) return;
      const find = (/** @type {number} */ later) => findFrame(loop, segment, into + later, tempo);
      // A rest is long, and nothing moves in it.
      stop = setMotion(clock, find, runs && segment.kind !== "rest");
    },
  };
}
