// Random sessions of the player against a model of the session: whoever is there does what is
// shown, whoever is away says afterwards whether they went on. What the player counts has to be
// what was done. Prints what was found as JSON: at which moments someone was away and for how
// long, how the sessions ended, and every fault, the first of a kind in full.
//
//   node sessions.mjs FOLDER GUIDE COUNT SEED

import { readFileSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";

Object.assign(globalThis, { document: { getElementById: () => null } });

const [folder, data] = process.argv.slice(2);
const [count, seed] = process.argv.slice(4).map(Number);
/** @param {string} name */
const load = (name) => import(`${pathToFileURL(folder)}/practice/player/${name}.js`);
const { createClock } = await load("device");
const { choose, listDone } = await load("guide");
const { Player } = await load("player");
const { prepareSteps } = await load("ready");

const guide = JSON.parse(readFileSync(data, "utf8"));
const QUERIES = [
  ...guide.routines.map(({ id }) => `?routine=${id}`),
  ...guide.plan.phases.map(({ id }) => `?phase=${id}`),
  ...guide.movements.flatMap(({ id }) => [`?do=${id}`, `?do=${id}&level=target`]),
];
const SHORT = 10; // seconds of an absence that nobody is asked about
const ABSENCES = [1, 3, 7, 13, 45, 300, 1800, 7200];
const SLACK = 1.01; // seconds between two looks of the player at the clock
const NEAR = 1e-6;

/** Numbers that are the same at each run (mulberry32). */
function createChance(state) {
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let one = Math.imul(state ^ (state >>> 15), 1 | state);
    one = (one + Math.imul(one ^ (one >>> 7), 61 | one)) ^ one;
    return ((one ^ (one >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, pick: (list) => list[Math.floor(next() * list.length)] };
}

// ------------------------------------------------------------------------------- the device

const device = { now: 0, wall: 1e12, timers: new Map(), last: 0 };
Date.now = () => device.wall;
Object.assign(globalThis, {
  /** @param {() => void} act @param {number} wait */
  setTimeout: (act, wait) => {
    device.last += 1;
    device.timers.set(device.last, { act, at: device.now + wait });
    return device.last;
  },
  /** @param {number} id */
  clearTimeout: (id) => device.timers.delete(id),
});

const fire = (until) => {
  for (;;) {
    const due = [...device.timers].filter(([, { at }]) => at <= until);
    if (!due.length) return;
    const [id, { act, at }] = due.reduce((one, other) => (other[1].at < one[1].at ? other : one));
    device.timers.delete(id);
    const more = Math.max(0, at - device.now);
    device.now += more;
    device.wall += more;
    act();
  }
};

/** Time passes; timers come when they should, or not before its end. */
function pass(seconds, { late = false } = {}) {
  const until = device.now + seconds * 1000;
  if (!late) fire(until);
  device.wall += until - device.now;
  device.now = until;
  fire(until);
}

// -------------------------------------------------------------------------------- the model

const key = ({ set, side }) => set * 2 + (side ?? 0);

/** What is done of a session, by whoever does it. */
class Model {
  constructor(schedule, steps) {
    this.follow(schedule, steps);
    this.harder = new Map(); // where a version was left for an easier one, by its step
    this.at = 0;
    this.seconds = 0;
    this.state = "ready";
  }

  /** The session is another from here on: longer, or easier. */
  follow(schedule, steps) {
    this.schedule = schedule;
    this.done = steps.map(({ sets = [] }) => new Set(sets));
  }

  block(second = this.at) {
    return this.schedule.blocks.findLast(({ at }) => at <= second + NEAR);
  }

  /** Do what is shown, for so long. */
  act(seconds) {
    const until = Math.min(this.at + seconds, this.schedule.end);
    const { blocks } = this.schedule;
    const first = blocks.find(({ kind }) => kind === "ready").end;
    for (const block of blocks) {
      const [from, to] = [Math.max(block.at, this.at, first), Math.min(block.end, until)];
      if (block.kind !== "wait" && to > from) this.seconds += to - from;
      if (block.kind === "work" && block.end > this.at + NEAR && block.end <= until + NEAR)
        this.done[block.step].add(key(block));
    }
    this.at = until;
    if (until >= this.schedule.end - NEAR) this.state = "done";
  }
}

// ------------------------------------------------------------------------------ one session

const faults = new Map();
const away = {};
const ends = {};

class Run {
  constructor(chance, query) {
    this.chance = chance;
    this.story = [query];
    this.slack = 0.01;
    const steps = structuredClone(prepareSteps(guide, choose(guide, query)));
    this.open({ steps, position: 0, active: 0, begun: "" });
    this.model = new Model(this.player.schedule, this.player.steps);
    this.player.run();
    this.model.state = "running";
  }

  open(saved) {
    device.timers.clear();
    this.clock = createClock({ now: () => device.now, wall: () => device.wall });
    const nothing = () => undefined;
    const events = {
      give: nothing,
      show: nothing,
      change: nothing,
      jump: nothing,
      may: () => true,
    };
    this.player = new Player(guide, saved, this.clock, events);
  }

  see(seen) {
    this.clock.setHidden(!seen);
    this.player.see(seen);
  }

  /** Hold what the player says against the model. */
  check() {
    const { player, model } = this;
    const say = (what, ...values) => {
      const story = [...this.story.slice(-8), ...values];
      if (!faults.has(what)) faults.set(what, story);
    };
    if (player.state !== model.state) say("another state", player.state, model.state);
    if (Math.abs(player.now() - model.at) > this.slack)
      say("another place", player.now(), model.at);
    if (Math.abs(player.active - model.seconds) > this.slack + SLACK)
      say("another time", player.active, model.seconds);
    player.steps.forEach(({ sets = [] }, place) => {
      if ([...sets].sort().join() !== [...model.done[place]].sort().join())
        say("other sets", place, sets, [...model.done[place]]);
    });
    model.at = player.now();
    return faults.size === 0;
  }

  /** Note at what kind of moment someone leaves, and for how long. */
  note(seconds) {
    const { segments } = this.player.schedule;
    const { kind, block, rep } = segments.findLast(({ at }) => at <= this.model.at + NEAR);
    const last = rep && rep === this.player.steps[block.step].dose.reps;
    const moment = block.kind === "wait" ? "wait" : last ? "last repetition" : kind;
    const size = seconds <= SHORT ? "short" : seconds < 60 ? "long" : "very long";
    away[`${moment}, ${size}`] = (away[`${moment}, ${size}`] ?? 0) + 1;
  }

  /**
   * Come back after so long: a short absence was no absence, after a long one there is a
   * question, and while it is asked nothing goes on.
   */
  meet(seconds) {
    const { model } = this;
    if (seconds <= SHORT) {
      model.act(seconds);
      return;
    }
    model.state = "away";
    this.left = seconds;
  }

  acts = {
    wait: (chance) => {
      const seconds = chance.next() ** 2 * 60;
      pass(seconds);
      this.run(seconds);
    },
    pause: () => {
      if (this.model.state === "running") {
        this.player.pause();
        this.model.state = "paused";
      } else if (this.model.state === "paused") {
        this.player.run();
        this.model.state = "running";
      }
    },
    skip: () => {
      const { model } = this;
      this.player.skip();
      const block = model.block();
      const walks = block.kind === "work" && this.player.steps[block.step].dose.meters;
      if (walks && model.at >= (block.at + block.end) / 2) model.done[block.step].add(key(block));
      this.jump(block.end);
    },
    back: () => {
      const { model } = this;
      const block = model.block();
      const left = block.kind === "wait" && model.harder.get(block.step);
      const done = JSON.stringify(this.sum());
      this.player.back();
      if (left && left.sets === model.done[block.step].size) {
        if (JSON.stringify(this.sum()) !== done)
          faults.set("back counts", [...this.story.slice(-8), done, this.sum()]);
        model.harder.set(block.step, left.under);
        model.follow(this.player.schedule, this.player.steps);
        model.at = left.at;
        if (this.player.steps[block.step].version !== left.version)
          faults.set("another version", [...this.story.slice(-8), left.version]);
        return;
      }
      const before = model.schedule.blocks[model.schedule.blocks.indexOf(block) - 1] ?? block;
      this.jump(model.at - block.at > 3 ? block.at : before.at);
    },
    rest: () => {
      this.player.rest(10);
      this.model.follow(this.player.schedule, this.player.steps);
    },
    easier: () => {
      const { model } = this;
      const before = JSON.stringify(this.sum());
      const can = this.player.easier();
      const block = model.block();
      const last = block.kind === "wait" && model.harder.get(block.step);
      const again = last && last.sets === model.done[block.step].size;
      const { version } = this.player.steps[block.step];
      // Whoever comes back to it has time to get ready again.
      const { blocks } = model.schedule;
      const pause = block.kind === "work" ? blocks[blocks.indexOf(block) - 1] : block;
      this.player.ease();
      if (JSON.stringify(this.sum()) !== before)
        faults.set("easier counts", [...this.story.slice(-8), before, this.sum()]);
      if (!can) return;
      model.follow(this.player.schedule, this.player.steps);
      model.at = this.player.now();
      const under = model.harder.get(block.step);
      const left = again ? last : { at: pause.at, version, under };
      model.harder.set(block.step, { ...left, sets: model.done[block.step].size });
    },
    /** Another app, with a page that goes on for its sound, or one that stands still. */
    hide: (chance) => {
      const seconds = chance.pick(ABSENCES);
      const runs = this.model.state === "running";
      if (runs) this.note(seconds);
      this.see(false);
      pass(seconds, { late: chance.next() < 0.5 });
      this.see(true);
      if (runs) this.meet(seconds);
    },
    /** The device sleeps, and its monotonic clock with it. */
    sleep: (chance) => {
      const seconds = chance.pick(ABSENCES.filter((one) => one > SHORT));
      const runs = this.model.state === "running";
      if (runs) this.note(seconds);
      this.see(false);
      device.wall += seconds * 1000;
      this.see(true);
      if (runs) this.meet(seconds);
    },
    /** In sight, with no word to the page. */
    freeze: (chance) => {
      const seconds = chance.pick([13, 45, 300, 7200]);
      const runs = this.model.state === "running";
      if (runs) this.note(seconds);
      pass(seconds, { late: true });
      if (!runs) return;
      this.slack += SLACK; // what began with its last look at the clock is asked for
      this.meet(seconds + this.model.at - this.player.now());
    },
    /** Someone sets the clock of the device, in sight. */
    set: (chance) => {
      device.wall += chance.pick([3, -3]) * 36e5;
    },
    /** The page is closed, in sight or out of it, and opened again. */
    reload: (chance) => {
      const runs = this.model.state === "running";
      const hidden = chance.next() < 0.5;
      let seconds = 0;
      if (hidden) {
        seconds = chance.pick(ABSENCES);
        this.see(false);
        pass(seconds);
      } else if (runs) {
        // Who closes it in sight stops there. A browser calls it hidden only afterwards.
        this.player.pause();
        this.see(false);
      }
      // The seconds since the player looked at the clock are lost with the page.
      this.slack += SLACK;
      const { steps, kept: position, active, left } = this.player;
      const closed = chance.pick([0, ...ABSENCES]);
      device.timers.clear();
      device.wall += closed * 1000;
      this.open(structuredClone({ steps, position, active, begun: "", left }));
      this.player.run();
      this.model.state = "running";
      // Whoever was in sight has left with the page: they go on from there.
      if (runs && hidden && seconds + closed > SHORT) this.meet(seconds + closed);
    },
  };

  answers = {
    on: () => {
      this.player.wentOn();
      this.model.state = "running";
      this.model.act(this.left);
    },
    return: () => {
      this.player.run();
      this.model.state = "running";
    },
    /** Whatever else is tapped, it is no answer. */
    act: (chance) => {
      this.player[chance.pick(["pause", "skip", "back", "ease"])]();
      this.player.rest(10);
    },
    /** Whoever leaves the question standing is asked for that time as well. */
    hide: (chance) => {
      const seconds = chance.pick(ABSENCES);
      this.see(false);
      pass(seconds);
      this.see(true);
      this.left += seconds;
    },
    /** Whoever reads does nothing else. */
    think: (chance) => pass(chance.next() * 30),
  };

  sum() {
    const sums = {};
    for (const { do: id, sets } of listDone(this.player.steps)) sums[id] = (sums[id] ?? 0) + sets;
    return Object.fromEntries(Object.entries(sums).filter(([, sets]) => sets));
  }

  run(seconds) {
    if (this.model.state === "running") this.model.act(seconds);
  }

  jump(second) {
    this.model.at = second;
    if (second >= this.model.schedule.end - NEAR) this.model.state = "done";
  }

  step() {
    const { chance, model } = this;
    const asks = model.state === "away";
    const name = chance.pick(asks ? Object.keys(this.answers) : OFTEN);
    this.story.push(`${name} at ${Math.round(model.at * 100) / 100}, ${model.state}`);
    (asks ? this.answers : this.acts)[name](chance);
    return this.check();
  }
}

const OFTEN = [
  ...Array.from({ length: 12 }, () => "wait"),
  "hide",
  "hide",
  "sleep",
  "freeze",
  "reload",
  "set",
  "pause",
  "pause",
  "skip",
  "back",
  "rest",
  "easier",
];

const chance = createChance(seed);
for (let one = 0; one < count; one++) {
  const run = new Run(chance, chance.pick(QUERIES));
  for (let step = 0; step < 300 && run.model.state !== "done"; step++) if (!run.step()) break;
  ends[run.model.state] = (ends[run.model.state] ?? 0) + 1;
}
process.stdout.write(JSON.stringify({ faults: [...faults], away, ends }));
