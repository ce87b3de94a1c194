// Runs a schedule by the clock: where it is, what is due, and the acts of the person who follows it.

/** @import { Block, Schedule, Segment } from "./schedule.js" */
/** @import { Cue } from "./cues.js" */
/** @import { Guide, GuideStep } from "./guide.js" */
import { createCues } from "./cues.js";
import { ease } from "./guide.js";
import { createSchedule, findPlace } from "./schedule.js";

const LATE = 1; // seconds after which a cue is no longer given
const REWIND = 3; // seconds into a set after which Back means its beginning
const MORE = 10; // seconds that a rest can be lengthened by

/**
 * @typedef {object} Saved what is needed to go on after a reload
 * @property {GuideStep[]} steps
 * @property {number} position
 * @property {number} active seconds that were really practiced
 * @property {string} begun when it began, in ISO 8601
 *
 * @typedef {"ready"|"running"|"paused"|"stopped"|"done"} State
 *
 * @typedef {object} Events
 * @property {(cue: Cue) => void} give a cue is due now
 * @property {() => void} show something changed that can be seen
 * @property {(state: State) => void} change the state is another
 * @property {() => void} jump what was planned ahead no longer holds
 */

/**
 * @param {Guide} guide
 * @param {Saved} saved
 * @param {{read: () => number}} time milliseconds
 * @param {Events} events
 */
export function createPlayer(guide, saved, time, events) {
  const { steps } = saved;
  /** @type {Schedule} */
  let schedule;
  /** @type {Cue[]} */
  let cues;
  /** @type {State} */
  let state = "ready";
  let { position, active } = saved; // at the reading of the clock in since
  let since = 0;
  let next = 0; // the cue that comes next
  let timer = 0;

  const arrange = () => {
    schedule = createSchedule(steps, guide.rule);
    cues = createCues(schedule, steps, guide);
  };
  arrange();

  const now = () => Math.min(position + (state === "running" ? (time.read() - since) / 1000 : 0), schedule.end);

  /** @param {number} second */
  const findNext = (second) => {
    const place = cues.findIndex((cue) => cue.at >= second);
    return place < 0 ? cues.length : place;
  };

  /** @param {State} value */
  const become = (value) => {
    state = value;
    events.change(state);
  };

  /** Count the sets that came to their end between two seconds. @param {number} from @param {number} to */
  const count = (from, to) => {
    for (const { kind, end, step } of schedule.blocks) {
      if (kind === "work" && end > from && end <= to) steps[step].done = (steps[step].done ?? 0) + 1;
    }
  };

  const settle = () => {
    const second = now();
    if (state === "running") {
      active += Math.max(0, second - Math.max(position, schedule.lead));
      count(position, second);
      since = time.read();
    }
    position = second;
  };

  const tick = () => {
    clearTimeout(timer);
    settle();
    while (next < cues.length && cues[next].at <= position) {
      if (position - cues[next].at < LATE) events.give(cues[next]);
      next += 1;
    }
    if (position >= schedule.end) {
      become("done");
      return;
    }
    events.show();
    // At the next cue, segment or full second of what is left, whichever is first.
    const { at, seconds } = segment();
    const left = at + seconds - position;
    const wait = Math.min(left % 1 || 1, cues[next].at - position || 1, left);
    // A timer may come a little early: not before the time that it is for.
    timer = setTimeout(tick, Math.ceil(wait * 1000));
  };

  const segment = () => schedule.segments[findPlace(schedule.segments, position)];

  /** @param {number} second */
  const go = (second) => {
    settle();
    position = Math.max(0, Math.min(second, schedule.end));
    next = findNext(position);
    events.jump();
    if (state === "running" || position >= schedule.end) tick();
    else events.show();
  };

  const blockPlace = () => findPlace(schedule.blocks, now());

  return {
    get schedule() { return schedule; },
    get cues() { return cues; },
    get steps() { return steps; },
    get state() { return state; },
    get active() { return active; },
    now,
    tick,

    run() {
      if (state === "running") return;
      since = time.read();
      next = findNext(position);
      become("running");
      tick();
    },

    /** @param {"paused"|"stopped"} [value] */
    pause(value = "paused") {
      clearTimeout(timer);
      settle();
      become(value);
    },

    /** On to the next pause or set. */
    skip() {
      go(schedule.blocks[blockPlace()].end);
    },

    /** To the beginning of this pause or set; at its beginning, to the one before. */
    back() {
      const place = blockPlace();
      const { at } = schedule.blocks[place];
      go(now() - at > REWIND || !place ? at : schedule.blocks[place - 1].at);
    },

    go,

    /** The pause that is on, or the next one, for which more rest can be asked. */
    nextPause: () => schedule.blocks.slice(blockPlace()).find(({ kind }) => kind !== "work"),

    rest() {
      const pause = this.nextPause();
      if (!pause) return;
      const step = steps[pause.step];
      step.extra = { ...step.extra, [pause.number]: (step.extra?.[pause.number] ?? 0) + MORE };
      settle();
      arrange();
      go(position);
    },

    /** The movement that is on in its next easier version, or null. */
    easier: () => ease(guide, steps[schedule.blocks[blockPlace()].step]),

    /** Do it easier from here on, with time to get ready. */
    ease() {
      settle();
      const { step } = schedule.blocks[blockPlace()];
      const easier = ease(guide, steps[step]);
      if (!easier) return;
      steps[step] = easier;
      arrange();
      go(/** @type {Block} */ (schedule.blocks.find((block) => block.step === step)).at);
    },
  };
}

/** @typedef {ReturnType<typeof createPlayer>} Player */
