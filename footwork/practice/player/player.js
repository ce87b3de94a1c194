// Runs a schedule by the clock: where it is, what is due, and the acts of the person who follows
// it.

/** @import { Block, Schedule } from "./schedule.js" */
/** @import { Cue } from "./cues.js" */
/** @import { Guide, GuideStep } from "./guide.js" */
import { createCues } from "./cues.js";
import { ease } from "./guide.js";
import { addWait } from "./ready.js";
import { createSchedule, findLeft, findPlace } from "./schedule.js";

const AWAY = 10; // seconds unseen after which nobody knows whether it was done
const LATE = 1; // seconds after which a cue is no longer given
const REWIND = 3; // seconds into a set after which Back means its beginning

/**
 * @typedef {object} Saved what is needed to go on after a reload
 * @property {GuideStep[]} steps
 * @property {number} position
 * @property {number} active seconds that were really practiced
 * @property {string} begun when it began, in ISO 8601
 * @property {number} [left] when it went out of sight while it ran and was closed there, in ms
 *
 * @typedef {"ready"|"running"|"paused"|"away"|"stopped"|"done"} State away: stopped where it was
 *   left, until someone says what became of it
 *
 * @typedef {object} Events
 * @property {(cue: Cue) => void} give a cue is due now
 * @property {() => void} show something changed that can be seen
 * @property {(state: State) => void} change the state is another
 * @property {() => void} jump what was planned ahead no longer holds
 * @property {() => boolean} may whether it may go on now
 */

/**
 * Time that passed while nobody was there to see it, and is not counted yet.
 * @typedef {object} Absence
 * @property {[number, number][]} unseen stretches of the schedule
 * @property {number} seconds of the clock
 * @property {number} went position that was reached in them
 * @property {number} at when it began, in milliseconds
 */

export class Player {
  /** @type {Schedule} */
  #schedule;
  /** @type {Cue[]} */
  #cues;
  /** @type {State} */
  #state = "ready";
  #position; // at the reading of the clock in since
  #active;
  #since = 0;
  #next = 0; // the cue that comes next
  #timer = 0;
  #hidden = false;
  /** @type {Absence|null} */
  #away = null;
  #guide;
  #steps;
  #time;
  #events;

  /**
   * @param {Guide} guide
   * @param {Saved} saved
   * @param {{read: () => number}} time milliseconds
   * @param {Events} events
   */
  constructor(guide, { steps, position, active, left }, time, events) {
    this.#guide = guide;
    this.#steps = steps;
    this.#position = position;
    this.#active = active;
    this.#time = time;
    this.#events = events;
    this.#schedule = createSchedule(steps, guide.rule);
    this.#cues = createCues(this.#schedule, steps, guide);
    const gone = (Date.now() - Number(left)) / 1000;
    if (gone > AWAY) {
      this.#leave(left);
      this.#settle(gone);
    }
  }

  get schedule() {
    return this.#schedule;
  }

  get cues() {
    return this.#cues;
  }

  get steps() {
    return this.#steps;
  }

  get state() {
    return this.#state;
  }

  get active() {
    return this.#active;
  }

  /** Where to go on, after a reload too: not behind what nobody saw. */
  get kept() {
    return this.#away?.unseen[0]?.[0] ?? this.now();
  }

  /** When it went out of sight while it ran. */
  get left() {
    return this.#away?.at;
  }

  now() {
    return Math.min(this.#position + this.#passed(), this.#schedule.end);
  }

  /**
   * Whether someone can see it. Out of sight it goes on, but nothing is counted.
   * @param {boolean} seen
   */
  see(seen) {
    const runs = this.#state === "running";
    if (runs) this.#settle();
    else if (!seen) this.#since = this.#time.read();
    else if (this.#hidden && this.#state === "away") this.#lengthen();
    this.#hidden = !seen;
    if (this.#hidden && runs) this.#leave();
    else if (runs) this.#tick();
    else if (this.#state !== "ready") this.#meet();
  }

  /** The absence that is asked for. While the question is read, nothing sounds or goes on. */
  get absence() {
    return /** @type {Absence} */ (this.#away);
  }

  /** What passed unseen was done: count it, and be where the count would be. */
  wentOn() {
    const away = this.#away;
    if (!away) return;
    for (const [from, to] of away.unseen) this.#count(from, to);
    this.#away = null;
    this.#position = away.went;
    this.run();
  }

  run() {
    if (this.#state === "running" || (this.#state === "ready" && this.#meet())) return;
    if (this.#state === "away") this.#forget();
    this.#since = this.#time.read();
    this.#next = this.#findNext(this.#position);
    // At its end nothing goes on any more.
    if (this.#position < this.#schedule.end && !this.#events.may()) {
      this.#become("paused");
      return;
    }
    if (this.#hidden) this.#leave();
    this.#become("running");
    this.#tick();
  }

  /** @param {"paused"|"stopped"} [value] */
  pause(value = "paused") {
    clearTimeout(this.#timer);
    if (value === "stopped") {
      this.#settle();
      this.#forget();
    } else if (!this.#isMet()) return;
    this.#become(value);
  }

  /** On to the next pause or set. A walk that has an end to get to is done then. */
  skip() {
    if (!this.#isMet()) return;
    const block = this.#block;
    if (this.isWalked()) this.#mark(block);
    this.go(block.end);
  }

  /** Whether a walk is on that ends where the walker says so: nobody walks twice as fast. */
  isWalked() {
    const { kind, step, at, end } = this.#block;
    return Boolean(
      kind === "work" && this.#steps[step].dose.meters && this.now() >= (at + end) / 2,
    );
  }

  /** Whether it waits for someone who gets ready. */
  get waits() {
    return this.#block.kind === "wait";
  }

  /**
   * To the beginning of this pause or set; at its beginning, to the one before. Before an easier
   * version begins, to the version that it took the place of.
   */
  back() {
    if (!this.#isMet()) return;
    const { at, step } = this.#block;
    const eased = this.findEased();
    if (eased) this.#put(step, eased.was, eased.at);
    else this.go(this.now() - at > REWIND ? at : this.#before.at);
  }

  /** @param {number} second */
  go(second) {
    this.#settle();
    this.#position = Math.max(0, Math.min(second, this.#schedule.end));
    this.#next = this.#findNext(this.#position);
    this.#events.jump();
    if (this.#state === "running" || this.#position >= this.#schedule.end) this.#tick();
    else this.#events.show();
  }

  /** The pause that is on, or the next one, for which more rest can be asked. */
  nextPause() {
    return this.#schedule.blocks.find(({ kind, end }) => kind !== "work" && end > this.now());
  }

  /** @param {number} more seconds that the pause lasts longer */
  rest(more) {
    const pause = this.#isMet() && this.nextPause();
    if (!pause) return;
    const step = this.#steps[pause.step];
    step.extra = { ...step.extra, [pause.number]: (step.extra?.[pause.number] ?? 0) + more };
    this.#arrange();
    this.go(this.#position);
  }

  /** The movement that is on in its next easier version, or null. */
  easier() {
    return ease(this.#guide, this.#steps[this.#block.step]);
  }

  /** Do it easier from here on, with time to get ready. */
  ease() {
    if (!this.#isMet()) return;
    const { step, kind } = this.#block;
    const easier = this.easier();
    if (!easier) return;
    // Whoever comes back to it has time to get ready again.
    const pause = kind === "work" ? this.#before : this.#block;
    const eased = this.findEased() ?? { was: this.#steps[step], at: pause.at };
    const sets = easier.sets?.length;
    this.#put(step, addWait(this.#guide, { ...easier, eased: { ...eased, sets } }, true));
  }

  /** What the version that is waited for took the place of, where nothing is done of it yet. */
  findEased() {
    const { eased, sets } = this.#steps[this.#block.step];
    return this.waits && eased?.sets === sets?.length ? eased : null;
  }

  /**
   * Put another version in the place of a step, and go to its beginning, or to some other second.
   * @param {number} step @param {GuideStep} version @param {number} [at]
   */
  #put(step, version, at) {
    this.#steps[step] = version;
    this.#arrange();
    this.go(at ?? Number(this.#schedule.blocks.find((block) => block.step === step)?.at));
  }

  #arrange() {
    this.#schedule = createSchedule(this.#steps, this.#guide.rule);
    this.#cues = createCues(this.#schedule, this.#steps, this.#guide);
  }

  /** Seconds since the clock was read. */
  #findGone() {
    return (this.#time.read() - this.#since) / 1000;
  }

  #passed() {
    return this.#state === "running" ? this.#findGone() : 0;
  }

  /** The pause or set that is on. */
  get #block() {
    const { blocks } = this.#schedule;
    return blocks[findPlace(blocks, this.now())];
  }

  /** The one before it; none comes before the first. */
  get #before() {
    const { blocks } = this.#schedule;
    return blocks[blocks.indexOf(this.#block) - 1] ?? blocks[0];
  }

  /** @param {number} second */
  #findNext(second) {
    const place = this.#cues.findIndex((cue) => cue.at >= second);
    return place < 0 ? this.#cues.length : place;
  }

  /** @param {State} value */
  #become(value) {
    this.#state = value;
    this.#events.change(value);
  }

  /** A set is done once, however often it is gone back to. @param {Block} block */
  #mark({ step, set, side }) {
    const sets = this.#steps[step].sets ?? [];
    const one = set * 2 + (side ?? 0);
    if (!sets.includes(one)) this.#steps[step].sets = [...sets, one];
  }

  /**
   * Count what was practiced between two seconds: the time, and the sets that came to their end.
   * @param {number} from @param {number} to
   */
  #count(from, to) {
    if (to > from) this.#active += findLeft(this.#schedule, from) - findLeft(this.#schedule, to);
    for (const block of this.#schedule.blocks) {
      if (block.kind === "work" && block.end > from && block.end <= to) this.#mark(block);
    }
  }

  /**
   * Bring the position up to the clock. A leap of the clock is an absence too: a device that slept,
   * or a page that was closed.
   * @param {number} [gone] seconds
   */
  #settle(gone = this.#passed()) {
    const second = Math.min(this.#position + gone, this.#schedule.end);
    this.#since = this.#time.read();
    if (gone > AWAY) this.#leave();
    if (this.#away) {
      this.#away.seconds += gone;
      if (second > this.#position) this.#away.unseen.push([this.#position, second]);
    } else {
      this.#count(this.#position, second);
    }
    this.#position = second;
  }

  #leave(at = Date.now()) {
    this.#away ??= { unseen: [], seconds: 0, went: 0, at };
  }

  /** Whoever leaves the question standing is asked for that time as well. */
  #lengthen() {
    const away = this.absence;
    const more = this.#findGone();
    const to = Math.min(away.went + more, this.#schedule.end);
    away.unseen.push([away.went, to]);
    away.went = to;
    away.seconds += more;
    this.#become("away");
  }

  /** Let what was not seen go uncounted, from where it began. */
  #forget() {
    this.#position = this.kept;
    this.#away = null;
  }

  /** After a short absence count it, after a long one ask. Whether it asks. */
  #meet() {
    const away = this.#away;
    if (!away || this.#hidden || this.#state === "away") return false;
    if (away.seconds <= AWAY) {
      for (const [from, to] of away.unseen) this.#count(from, to);
      this.#away = null;
      return false;
    }
    away.went = this.#position;
    this.#position = this.kept;
    clearTimeout(this.#timer);
    this.#events.jump();
    this.#become("away");
    return true;
  }

  /**
   * Whether it is known where the person is, so that an act means what they see. It asks where it
   * is not.
   */
  #isMet() {
    if (this.#state === "away") return false;
    this.#settle();
    return !this.#meet();
  }

  #tick() {
    clearTimeout(this.#timer);
    this.#settle();
    if (this.#meet()) return;
    this.#give();
    if (this.#position >= this.#schedule.end) {
      if (!this.#away) this.#become("done");
      return;
    }
    this.#events.show();
    // A timer may come a little early: not before the time that it is for.
    this.#timer = setTimeout(() => this.#tick(), Math.ceil(this.#findWait() * 1000));
  }

  /** Give the cues that are due. */
  #give() {
    while (this.#next < this.#cues.length && this.#cues[this.#next].at <= this.#position) {
      const cue = this.#cues[this.#next];
      if (this.#position - cue.at < LATE) this.#events.give(cue);
      this.#next += 1;
    }
  }

  /** Seconds to the next cue, segment or full second of what is left, whichever is first. */
  #findWait() {
    const { segments } = this.#schedule;
    const { at, seconds } = segments[findPlace(segments, this.#position)];
    const left = at + seconds - this.#position;
    return Math.min(left % 1 || 1, this.#cues[this.#next].at - this.#position || 1, left);
  }
}
