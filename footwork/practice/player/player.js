// Runs a schedule by the clock: where it is, what is due, and the acts of the person who follows it.

/** @import { Block, Schedule, Segment } from "./schedule.js" */
/** @import { Cue } from "./cues.js" */
/** @import { Guide, GuideStep } from "./guide.js" */
import { createCues } from "./cues.js";
import { ease } from "./guide.js";
import { createSchedule, findPlace } from "./schedule.js";

const AWAY = 10; // seconds unseen after which nobody knows whether it was done
const LATE = 1; // seconds after which a cue is no longer given
const REWIND = 3; // seconds into a set after which Back means its beginning
const MORE = 10; // seconds that a rest can be lengthened by
export const WALKED = 2; // seconds into a walk after which its end can be told by hand

/**
 * @typedef {object} Saved what is needed to go on after a reload
 * @property {GuideStep[]} steps
 * @property {number} position
 * @property {number} active seconds that were really practiced
 * @property {string} begun when it began, in ISO 8601
 *
 * @typedef {"ready"|"running"|"paused"|"away"|"stopped"|"done"} State away: stopped where it was left, until someone says what became of it
 *
 * @typedef {object} Events
 * @property {(cue: Cue) => void} give a cue is due now
 * @property {() => void} show something changed that can be seen
 * @property {(state: State) => void} change the state is another
 * @property {() => void} jump what was planned ahead no longer holds
 * @property {() => boolean} may whether it may go on now
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
  let hidden = false;
  /** @type {[number, number][]|null} */
  let unseen = null; // stretches that passed while nobody was there to see, and are not counted yet
  let absent = 0; // seconds of the clock since then
  let went = 0; // position that was reached in them
  let moves = false; // whether it would go on from there

  const arrange = () => {
    schedule = createSchedule(steps, guide.rule);
    cues = createCues(schedule, steps, guide);
  };
  arrange();

  const passed = () => (state === "running" ? (time.read() - since) / 1000 : 0);
  const now = () => Math.min(position + passed(), schedule.end);

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

  /** A set is done once, however often it is gone back to. @param {Block} block */
  const mark = ({ step, set, side }) => {
    const sets = steps[step].sets ?? [];
    const one = set * 2 + (side ?? 0);
    if (!sets.includes(one)) steps[step].sets = [...sets, one];
  };

  /** Count what was practiced between two seconds: the time, and the sets that came to their end. @param {number} from @param {number} to */
  const count = (from, to) => {
    active += Math.max(0, to - Math.max(from, schedule.lead));
    for (const block of schedule.blocks) {
      if (block.kind === "work" && block.end > from && block.end <= to) mark(block);
    }
  };

  /** Bring the position up to the clock. A leap of the clock is an absence too: a device that slept. */
  const settle = () => {
    const second = now();
    const gone = passed();
    since = time.read();
    if (!unseen && gone > AWAY) leave();
    if (unseen) {
      absent += gone;
      if (second > position) unseen.push([position, second]);
    } else {
      count(position, second);
    }
    position = second;
  };

  const leave = () => {
    if (unseen) return;
    unseen = [];
    absent = 0;
  };

  /** Let what was not seen go uncounted, from where it began. */
  const forget = () => {
    position = unseen?.[0]?.[0] ?? position;
    unseen = null;
  };

  /** After a short absence count it, after a long one ask. Whether it asks. */
  const meet = () => {
    if (!unseen || hidden || state === "away") return false;
    if (absent <= AWAY) {
      unseen.forEach(([from, to]) => count(from, to));
      unseen = null;
      return false;
    }
    went = position;
    moves = state === "running";
    position = unseen[0]?.[0] ?? position;
    clearTimeout(timer);
    events.jump();
    become("away");
    return true;
  };

  const tick = () => {
    clearTimeout(timer);
    settle();
    if (meet()) return;
    while (next < cues.length && cues[next].at <= position) {
      if (position - cues[next].at < LATE) events.give(cues[next]);
      next += 1;
    }
    if (position >= schedule.end) {
      if (!unseen) become("done");
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

  /** Whether it is known where the person is, so that an act means what they see. It asks where it is not. */
  const isMet = () => {
    if (state === "away") return false;
    settle();
    return !meet();
  };

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
    /** Where to go on after a reload: not behind what nobody saw. */
    get kept() { return unseen?.[0]?.[0] ?? now(); },
    now,

    /** Whether someone can see it. Out of sight it goes on, but nothing is counted. @param {boolean} seen */
    see(seen) {
      if (state === "running") settle();
      hidden = !seen;
      if (hidden && state === "running") leave();
      else if (state === "running") tick();
      else meet();
    },

    /** Seconds of the absence that is asked for, and the position that it would have led to, both by now. */
    get absence() {
      const more = moves ? (time.read() - since) / 1000 : 0;
      return { seconds: absent + more, went: Math.min(went + more, schedule.end) };
    },

    /** What passed unseen was done: count it, and be where the count would be. */
    wentOn() {
      const to = this.absence.went;
      [...(unseen ?? []), /** @type {[number, number]} */ ([went, to])].forEach(([from, until]) => count(from, until));
      unseen = null;
      position = to;
      this.run();
    },

    run() {
      if (state === "running") return;
      if (state === "away") forget();
      since = time.read();
      next = findNext(position);
      // At its end nothing goes on any more.
      if (position < schedule.end && !events.may()) {
        become("paused");
        return;
      }
      if (hidden) leave();
      become("running");
      tick();
    },

    /** @param {"paused"|"stopped"} [value] */
    pause(value = "paused") {
      clearTimeout(timer);
      if (value === "stopped") {
        settle();
        forget();
      } else if (!isMet()) return;
      become(value);
    },

    /** On to the next pause or set. A walk that has an end to get to is done then. */
    skip() {
      if (!isMet()) return;
      const block = schedule.blocks[blockPlace()];
      if (this.isWalked()) mark(block);
      go(block.end);
    },

    /** Whether a walk is on that ends where the walker says so, and not only just now. */
    isWalked() {
      const block = schedule.blocks[blockPlace()];
      return Boolean(block.kind === "work" && steps[block.step].dose.meters && now() - block.at >= WALKED);
    },

    /** To the beginning of this pause or set; at its beginning, to the one before. */
    back() {
      if (!isMet()) return;
      const place = blockPlace();
      const { at } = schedule.blocks[place];
      go(now() - at > REWIND || !place ? at : schedule.blocks[place - 1].at);
    },

    go,

    /** The pause that is on, or the next one, for which more rest can be asked. */
    nextPause: () => schedule.blocks.slice(blockPlace()).find(({ kind }) => kind !== "work"),

    rest() {
      const pause = isMet() && this.nextPause();
      if (!pause) return;
      const step = steps[pause.step];
      step.extra = { ...step.extra, [pause.number]: (step.extra?.[pause.number] ?? 0) + MORE };
      arrange();
      go(position);
    },

    /** The movement that is on in its next easier version, or null. */
    easier: () => ease(guide, steps[schedule.blocks[blockPlace()].step]),

    /** Do it easier from here on, with time to get ready. */
    ease() {
      if (!isMet()) return;
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
