// The drawing of a movement, in step with the count; still pictures where motion is unwelcome.

/** @import { Movement } from "./guide.js" */
/** @import { Segment } from "./schedule.js" */

const still = matchMedia("(prefers-reduced-motion: reduce)");
const PARTS = ["lift", "hold", "lower"];

/**
 * Where a loop stands in a segment, and how fast it goes: seconds of the loop, and loop seconds a second.
 * @param {number[]} loop seconds of its parts
 * @param {Segment} segment
 * @param {number} into seconds of the segment that have passed
 * @param {number[]} [tempo] seconds of the parts of a repetition
 * @returns {{at: number, rate: number}}
 */
export function findFrame(loop, segment, into, tempo) {
  const whole = loop.reduce((sum, part) => sum + part, 0);
  const place = PARTS.indexOf(segment.kind);
  if (place >= 0 && tempo) {
    const used = tempo.map((seconds, part) => ({ seconds, part })).filter(({ seconds }) => seconds);
    const index = used.findIndex(({ part }) => part === place);
    const matches = used.length === loop.length;
    // A loop with other parts than the repetition is laid over the whole of it.
    const total = tempo.reduce((sum, part) => sum + part, 0);
    const before = used.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0);
    const start = matches ? loop.slice(0, index).reduce((sum, part) => sum + part, 0) : (before / total) * whole;
    const rate = matches ? loop[index] / segment.seconds : whole / total;
    const at = start + into * rate;
    return segment.way === 1 ? { at: whole - at, rate: -rate } : { at, rate };
  }
  if (segment.kind === "work" && loop.length === 3) {
    // Up, still, and down at the end.
    const left = segment.seconds - into;
    if (into < loop[0]) return { at: into, rate: 1 };
    if (left <= loop[2]) return { at: whole - left, rate: 1 };
    return { at: loop[0] + loop[1] / 2, rate: 0 };
  }
  const moves = ["ready", "work", "walk"].includes(segment.kind);
  return { at: moves ? into % whole : 0, rate: moves ? 1 : 0 };
}

/**
 * Fetch a drawing and make it a picture of the page; null when there is none.
 * @param {string} address
 * @param {string} alt what it shows, for someone who cannot see it
 * @returns {Promise<HTMLElement|null>}
 */
async function loadDrawing(address, alt) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return null;
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  drawing.querySelectorAll("title, metadata").forEach((extra) => extra.remove());
  drawing.removeAttribute("aria-labelledby");
  drawing.setAttribute("aria-label", alt);
  drawing.classList.add("fig");
  return document.importNode(drawing, true);
}

/** @param {HTMLElement} plate */
export function createFigure(plate) {
  /** @type {Map<string, Promise<HTMLElement|null>>} */
  const loaded = new Map();
  let shown = "";
  /** @type {HTMLElement|null} */
  let drawing = null;
  /** @type {number[]} */
  let loop = [];

  /** @param {Movement} movement @param {"start"|"end"|"motion"} frame */
  const load = async (movement, frame) => {
    const address = movement.drawings?.[frame];
    if (!address) return null;
    if (!loaded.has(address)) loaded.set(address, loadDrawing(address, movement.alt));
    return loaded.get(address) ?? null;
  };

  /** @param {Movement} movement @param {Segment} segment */
  const choose = (movement, segment) => {
    if (!still.matches) return "motion";
    return ["lift", "hold", "work", "walk"].includes(segment.kind) ? "end" : "start";
  };

  return {
    /** Fetch what will be needed. @param {Movement} movement */
    prepare: (movement) => (still.matches
      ? Promise.all([load(movement, "start"), load(movement, "end")])
      : load(movement, "motion")),

    /**
     * @param {Movement} movement
     * @param {Segment} segment
     * @param {number} into
     * @param {boolean} running
     * @param {number[]} [tempo]
     */
    async show(movement, segment, into, running, tempo) {
      const frame = choose(movement, segment);
      const name = `${movement.id} ${frame}`;
      plate.classList.toggle("flip", segment.block.side === 1); // drawn is the left
      if (shown !== name) {
        shown = name;
        drawing = await load(movement, frame);
        if (shown !== name) return;
        plate.replaceChildren(...(drawing ? [drawing] : []));
        const parts = drawing?.querySelector("[data-phases]")?.getAttribute("data-phases") ?? "";
        loop = parts.split(";").map((part) => Number(/[\d.]+$/.exec(part)?.[0] ?? 0)).filter(Boolean);
      }
      if (!drawing || !loop.length || frame !== "motion") return;
      const { at, rate } = findFrame(loop, segment, into, tempo);
      for (const animation of drawing.getAnimations({ subtree: true })) {
        animation.currentTime = at * 1000;
        animation.playbackRate = rate || 1;
        if (running && rate) animation.play();
        else animation.pause();
      }
    },
  };
}
