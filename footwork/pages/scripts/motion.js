// Plays a movement's drawing in the place of its last still picture, and marks the phase
// that it is in. The stills need no script; the drawing in motion is fetched when it is wanted.

import { findClock, readSeconds } from "../../browser/clock.js";
import { fetchDrawing } from "../../browser/fetch-drawing.js";
import { say } from "../../browser/messages.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Fetch the drawing in motion and make it a picture of the page; null when there is none.
 * @param {string} address @param {string} alt
 */
async function loadMotion(address, alt) {
  const drawing = await fetchDrawing(address);
  if (!drawing) return null;
  drawing.removeAttribute("aria-labelledby");
  drawing.setAttribute("aria-label", alt);
  drawing.classList.add("play"); // it moves when asked to, also where motion is unwelcome otherwise
  return document.importNode(drawing, true);
}

/**
 * Which of the phases is on, by how much of one repetition has passed (0 to 1).
 * @param {number[]} seconds @param {number} passed
 */
function findPhase(seconds, passed) {
  const total = seconds.reduce((sum, part) => sum + part, 0);
  let end = 0;
  return seconds.findIndex((part) => (end += part / total) > passed);
}

/**
 * Mark the phases beside a figure, and the one that is on over its picture, frame by frame.
 * @param {HTMLElement} figure
 */
function createMarker(figure) {
  const name = figure.querySelector(".phase b");
  const tag = /** @type {HTMLElement|null} */ (figure.querySelector(".plate:last-child .tag"));
  const end = tag?.textContent ?? "";
  const parts = /** @type {HTMLElement[]} */ ([...figure.querySelectorAll(".tempo li")]);
  const seconds = parts.map((part) => Number(part.dataset.seconds));
  let marking = 0;

  /** @param {SVGSVGElement} clock */
  const mark = (clock) => {
    const passed = clock.getCurrentTime() / readSeconds(clock);
    const phase = findPhase(seconds, passed % 1);
    parts.forEach((part, place) => part.classList.toggle("on", place === phase));
    const word = parts[phase]?.dataset.name ?? "";
    if (name && word) name.textContent = word;
    if (tag) tag.textContent = word;
    if (tag) tag.hidden = !word;
    if (parts.length) marking = requestAnimationFrame(() => mark(clock));
  };

  return {
    start: mark,
    stop: () => cancelAnimationFrame(marking),
    /** The last still picture is back. */
    clear: () => {
      if (tag) tag.textContent = end;
      if (tag) tag.hidden = false;
    },
  };
}

/**
 * The button of a figure, found while it is at rest: the drawing in motion has its class.
 * @param {HTMLElement} figure
 */
function findControls(figure) {
  const button = figure.querySelector(".play");
  return {
    button,
    /** @param {boolean} playing */
    show(playing) {
      button?.setAttribute("aria-pressed", String(playing));
      button?.querySelector("use")?.setAttribute("href", playing ? "#i-pause" : "#i-play");
      const act = playing ? say("Pause the movement") : say("Play the movement");
      button?.setAttribute("aria-label", act);
    },
  };
}

/**
 * Play once a figure is in sight, by itself only where motion is welcome.
 * @param {HTMLElement} figure
 * @param {() => void} play
 */
function playInSight(figure, play) {
  const { connection } = /** @type {Navigator & {connection?: {saveData: boolean}}} */ (navigator);
  if (still.matches || connection?.saveData) return;
  const watcher = new IntersectionObserver(
    ([entry]) => {
      if (!entry.isIntersecting) return;
      watcher.disconnect();
      if (!still.matches) play();
    },
    { threshold: 0.6 },
  );
  watcher.observe(figure);
}

/** @param {HTMLElement} figure */
function startFigure(figure) {
  const { button, show } = findControls(figure);
  /** What the motion stands in for. @type {Element|null} */
  let end = null;
  const marker = createMarker(figure);
  /** @type {Element|null} */
  let motion = null;
  /** @type {SVGSVGElement|null} */
  let clock = null;

  const pause = () => {
    marker.stop();
    clock?.pauseAnimations();
    show(false);
  };

  /**
   * Put the motion in the place of what is there by now, for a picture may have given way to a
   * drawing, and let it be seen from as near.
   * @param {Element} moving
   */
  const place = (moving) => {
    end = figure.querySelector(".plate:last-child :is(.fig, .later)");
    const view = end?.getAttribute("viewBox");
    if (view) moving.setAttribute("viewBox", view);
    end?.replaceWith(moving);
  };

  const play = async () => {
    motion ??= await loadMotion(figure.dataset.motion ?? "", figure.dataset.alt ?? "");
    if (!motion) return;
    if (!motion.isConnected) place(motion);
    if (!clock) {
      clock = findClock(motion);
      clock?.setCurrentTime(0);
    }
    clock?.unpauseAnimations();
    show(true);
    marker.stop();
    if (clock) marker.start(clock);
  };

  button?.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") pause();
    else play();
  });
  // Paper shows the end position.
  addEventListener("beforeprint", () => {
    pause();
    if (!end?.isConnected) marker.clear();
    if (end) motion?.replaceWith(end);
  });
  // The versions farther down wait to be asked: many that move at once say nothing.
  if (figure.matches(".mv-art")) playInSight(figure, play);
}

for (const figure of document.querySelectorAll("[data-motion]"))
  startFigure(/** @type {HTMLElement} */ (figure));
