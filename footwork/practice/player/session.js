// A session as it is kept on the device while it lasts, and what is told of it when it ends.

/** @import { Choice, Done, Guide, GuideStep } from "./guide.js" */
/** @import { Player, Saved } from "./player.js" */
import { areDone, choose, isStep, isStretch, listDone } from "./guide.js";
import { prepareSteps } from "./ready.js";
import { createStorage } from "./storage.js";

const SAVE = 5000; // milliseconds after which a running session is saved again
const FORGET = 12 * 36e5; // milliseconds after which a session is not gone on with
// Milliseconds at rest, over midnight, after which it is the next day's.
const NIGHT = 3 * 36e5;

/**
 * @typedef {object} Ended what the event `practice:done` tells
 * @property {string} session when it began, in ISO 8601; the same when it was stopped and gone on
 *   with
 * @property {string} kind what was chosen, and its id
 * @property {string} id
 * @property {string} name
 * @property {boolean} finished
 * @property {number} seconds
 * @property {Done[]} movements sets that were done on all sides
 *
 * @typedef {{active: number, movements: Done[]}} Told what is told of another day already
 * @typedef {Saved & {address: string, saved: number, told: Told|null}} Kept
 */

/**
 * Whether a session that was kept can be gone on with.
 * @param {Guide} guide
 * @param {Record<string, any>|null} kept anything: it comes from a storage
 * @returns {kept is Kept}
 */
function isKept(guide, kept) {
  if (!kept) return false;
  const { position, active, begun, steps, told } = kept;
  return (
    isStretch(position)
    && isStretch(active)
    && !Number.isNaN(Date.parse(begun))
    && (!told || (isStretch(told.active) && areDone(told.movements, guide)))
    && Array.isArray(steps)
    && steps.length > 0
    && steps.every((/** @type {unknown} */ step) => isStep(guide, step))
  );
}

/**
 * What was done since a part of it was told.
 * @param {number} active seconds
 * @param {GuideStep[]} steps
 * @param {Told|null} [told]
 */
function leaveOut(active, steps, told) {
  // What was told is used up: a movement may stand twice in a routine.
  const before = structuredClone(told?.movements ?? []);
  /** @param {Done} done */
  const leave = ({ do: id, sets, shows }) => {
    const gone = before.find((one) => one.do === id && one.sets);
    const cut = Math.min(sets, gone?.sets ?? 0);
    if (gone) gone.sets -= cut;
    return { do: id, sets: sets - cut, shows };
  };
  return {
    seconds: Math.round(active - (told?.active ?? 0)),
    movements: listDone(steps).map(leave),
  };
}

/** @param {Choice} choice @param {Pick<Ended, "session"|"finished"|"seconds"|"movements">} done */
function tell({ kind, id, name }, done) {
  /** @type {Ended} */
  const detail = { kind, id, name, ...done };
  document.dispatchEvent(new CustomEvent("practice:done", { detail }));
}

/**
 * What was done of a session that was left, for the log.
 * @param {Guide} guide
 * @param {Kept} kept
 */
function tellKept(guide, { address, begun: session, active, steps, told }) {
  try {
    const chosen = choose(guide, address);
    if (chosen) tell(chosen, { session, finished: false, ...leaveOut(active, steps, told) });
  } catch {
    // Changed by someone, or of an older version: nothing to tell.
  }
}

export class Session {
  store = createStorage();
  #guide;
  #choice;
  #address = location.search;
  #begun = "";
  /** @type {Told|null} */
  #told = null;
  #moved = 0; // moment at which it was begun, paused or gone on with last
  #stored = 0; // moment at which it was saved last

  /**
   * @param {Guide} guide
   * @param {Choice} choice
   */
  constructor(guide, choice) {
    this.#guide = guide;
    this.#choice = choice;
  }

  /** What a reload goes on with. @returns {Kept|null} */
  find() {
    const kept = this.store.read("session");
    // One that was kept by an older version, or that someone has changed, is none.
    if (!isKept(this.#guide, kept)) return null;
    // Nor is one that was left long ago, or under a wrong clock: what was done of it is told.
    if (Math.abs(Date.now() - kept.saved) < FORGET)
      return kept.address === this.#address ? kept : null;
    tellKept(this.#guide, kept);
    this.store.remove("session");
    return null;
  }

  /** One from the beginning. @returns {Saved} */
  create() {
    const steps = structuredClone(prepareSteps(this.#guide, this.#choice));
    return { steps, position: 0, active: 0, begun: new Date().toISOString() };
  }

  /** @param {Saved & Partial<Kept>} saved */
  prepare(saved) {
    this.#begun = saved.begun;
    this.#told = saved.told ?? null;
    this.#moved = saved.saved ?? Date.now();
  }

  /** It was begun, paused or gone on with. */
  move() {
    this.#moved = Date.now();
  }

  /**
   * Gone on with on another day it is that day's, so that rest and the morning after follow it.
   * @param {Player} player
   */
  goOn({ active, kept: position, steps }) {
    const now = new Date();
    const kept = this.store.read("session");
    const late = Date.now() - this.#moved > NIGHT;
    if (!active && !position) {
      this.#begun = now.toISOString(); // the page may have been open since yesterday
    } else if (late && new Date(this.#begun).toDateString() !== now.toDateString()) {
      this.#begun = now.toISOString();
      this.#told = { active, movements: listDone(steps) };
    }
    // Its place is taken now.
    if (kept && kept.begun !== this.#begun && isKept(this.#guide, kept))
      tellKept(this.#guide, kept);
  }

  /** @param {Player} player */
  save({ steps, active, kept: position, left }) {
    this.#stored = Date.now();
    this.store.write("session", {
      address: this.#address,
      begun: this.#begun,
      told: this.#told,
      saved: this.#moved,
      steps,
      active,
      position,
      left,
    });
  }

  /** A flat battery says nothing before. @param {Player} player */
  saveNowAndThen(player) {
    if (Date.now() - this.#stored > SAVE) this.save(player);
  }

  /** @param {Player} player @param {boolean} finished whether enough of it was done */
  end(player, finished) {
    if (player.state === "done") this.store.remove("session");
    else this.save(player);
    const done = leaveOut(player.active, player.steps, this.#told);
    tell(this.#choice, { session: this.#begun, finished, ...done });
  }
}
