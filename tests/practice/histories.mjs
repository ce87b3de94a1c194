// Random histories of a year, by the rules of the training log alone: told by the day, with gaps,
// wrong answers, corrections, imports, a tab that was left behind, an older version's log. Prints
// what was found as JSON: how often each state came, and every fault, the first of a kind in full.
//
//   node histories.mjs FACTS COUNT SEED

import process from "node:process";
import { pathToFileURL } from "node:url";

const [folder, facts, count, seed] = [
  process.argv[2],
  JSON.parse(process.argv[3]),
  Number(process.argv[4]),
  Number(process.argv[5]),
];
/** @param {string} name */
const load = (name) => import(`${pathToFileURL(folder)}/${name}.js`);
const names = [
  "entries",
  "times",
  "adding",
  "merge",
  "morning",
  "plan",
  "dates",
  "changes",
  "growth",
];
const log = Object.assign({}, ...(await Promise.all(names.map(load))));
const { findToday } = await load("today");

const YEAR = 365;
const BEGIN = Date.UTC(2026, 0, 5) / 864e5; // a Monday
const { zones, phases, restDays } = facts;
const BAD = zones.filter(({ train }) => !train).map(({ low }) => low);
const LONGEST_WAIT = 30; // days, without a break or a race that was noted

/** Numbers that are the same at each run (mulberry32). */
function createChance(state) {
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let one = Math.imul(state ^ (state >>> 15), 1 | state);
    one = (one + Math.imul(one ^ (one >>> 7), 61 | one)) ^ one;
    return ((one ^ (one >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most) => Math.floor(next() * most);
  return { is: (part) => next() < part, below, pick: (list) => list[below(list.length)] };
}

const at = (day, hour = 12) => new Date(day * 864e5 + hour * 36e5);
const faults = new Map();
const states = {};
/** A fault, with what it was found in. */
function report(kind, history) {
  const before = faults.get(kind);
  faults.set(kind, { count: (before?.count ?? 0) + 1, history: before?.history ?? history });
}

/** A runner, whose log is changed by one act after another. */
class Runner {
  constructor(chance) {
    this.chance = chance;
    this.gladness = chance.pick([0, 0.9]); // how often a morning is a good one
    this.day = BEGIN;
    this.log = log.createLog();
    this.copies = [];
    this.patience = chance.pick([0.15, 0.5, 0.9]); // how often a morning is told
    this.zeal = chance.pick([0.1, 0.4, 0.8]); // how often something is done on a day
    /** @type {any} */
    this.seen = null; // what `today` has worked out, with the log and the day it is of
  }

  /** What a page knows; a log is never changed in place, so that it is worked out once. */
  get today() {
    if (this.seen?.log !== this.log || this.seen.day !== this.day) {
      const of = findToday(this.log, facts, at(this.day, 20));
      this.seen = { log: this.log, day: this.day, of };
    }
    return this.seen.of;
  }

  /** Do a session in the player, as its page tells it. */
  practice(kind, id) {
    const { chance } = this;
    const told = {
      session: at(this.day, 8 + chance.below(10)).toISOString(),
      kind,
      id,
      seconds: chance.below(1500),
      finished: chance.is(0.9),
      movements: [{ do: "toe-curls", sets: chance.below(3) }],
    };
    const session = log.createSession(told);
    this.last = session;
    this.log = log.addSession(this.log, session);
  }

  /** What lies open in the plan, one of the ways on. */
  goOn({ state, phase, to, wait }) {
    const { chance } = this;
    const turn = (name) => {
      this.log = log.follow(this.log, name, at(this.day, 7));
    };
    if (state === "next" && wait <= this.day) this.practice("phase", phase);
    else if (state === "off" && chance.is(0.3)) turn(phases[0].id);
    else if (state === "break" && chance.is(0.1)) this.log = log.endBreak(this.log, this.day);
    else if (["ready", "missed"].includes(state) && to && chance.is(0.5)) turn(to);
    else if (["again", "asking", "ready", "missed"].includes(state) && chance.is(0.3)) turn(phase);
  }

  /** Tell of the morning that is asked for. */
  tell({ start }) {
    const { chance } = this;
    if (chance.is(this.gladness)) {
      this.log = log.answer(this.log, start, 0);
      return;
    }
    const pain = chance.pick([null, 0, 0, 1, 2, 2, ...BAD, chance.below(11)]);
    const felt = chance.pick([undefined, undefined, undefined, undefined, "sore", "sign"]);
    const value = felt === "sore" ? 0 : felt === "sign" ? null : pain;
    this.log = log.answer(this.log, start, value, felt);
    const told = this.log.sessions.find((one) => one.start === start);
    const newest = this.log.sessions.every((one) => one === told || one.start < start);
    if (newest && log.forbids(told, zones) && !this.today.hold) report("pain without a hold", this);
  }

  /** Put right, take out or add an entry, as the page of the log does it. */
  edit() {
    const { chance } = this;
    const held = new Set(log.listHolds(this.log, zones, this.day));
    const session = chance.pick(this.log.sessions);
    const told = {
      kind: chance.pick(["phase", "routine"]),
      id: chance.pick([...phases.map(({ id }) => id), "quick"]),
      seconds: 60 * (1 + chance.below(30)),
      finished: chance.is(0.8),
      movements: ["toe-curls"],
      day: this.day - chance.below(20),
      ...(chance.is(0.5) && { pain: chance.below(11) }),
    };
    const moment = at(told.day, 20);
    if (!session || chance.is(0.3)) this.log = log.addByHand(this.log, told, moment);
    else if (held.has(session)) return;
    else if (chance.is(0.5)) this.log = log.takeOut(this.log, session);
    // An answer that is there may be told anew: that is the runner's own word.
    else this.log = log.correct(this.log, session, { ...told, pain: session.pain });
  }

  /** A copy goes out or comes in, here or by another device; some are of an older version. */
  copy() {
    const { chance } = this;
    if (chance.is(0.5) || !this.copies.length) {
      const { gone: _, dates: __, routines: ___, ...plain } = structuredClone(this.log);
      this.copies.push(chance.is(0.3) ? plain : structuredClone(this.log));
      return;
    }
    const other = chance.pick(this.copies);
    this.log = chance.is(0.5)
      ? log.merge(this.log, other)
      : log.merge(this.log, { ...other, plan: [] });
  }

  /** What else can come: a tab left behind, a break, a race, another week, the plan left. */
  turnUp() {
    const { chance, day } = this;
    const name = (ahead) => log.nameDay(day + ahead);
    const length = chance.below(20);
    const acts = [
      () => this.last && (this.log = log.addSession(this.log, { ...this.last, finished: false })),
      () => (this.log = log.addDates(this.log, { what: "break", from: name(0), to: name(length) })),
      () =>
        (this.log = log.addDates(this.log, { what: "race", from: name(length), to: name(length) })),
      () => {
        const week = 1 + chance.below(12);
        const phase = phases.findLast(({ first }) => first && first <= week);
        this.log = log.follow(this.log, phase.id, at(day, 7), at(day, 7), week);
      },
      () => (this.log = log.follow(this.log, "off", at(day, 7))),
    ];
    chance.pick(acts)();
  }
}

/** Whether a session that was done by the player later, on another day, was told to be fine. */
const isBetter = (one, held, day) =>
  typeof one.pain === "number"
  && !one.hand
  && !log.forbids(one, zones)
  && one.start.slice(0, 10) > held.start.slice(0, 10)
  && log.readDay(one.start) < day;

/** Do something that is no answer: it lifts no hold. */
function keepHold(runner, kind, act) {
  const before = log.findHold(runner.log, zones, runner.day);
  act();
  if (!before || log.findHold(runner.log, zones, runner.day)) return;
  if (!runner.log.sessions.some((one) => isBetter(one, before, runner.day)))
    report(`${kind} lifts a hold`, runner);
}

/** A hold ends by itself, and can be settled; return the log without it. */
function checkHold(runner) {
  const { today, day } = runner;
  let mine = runner.log;
  if (!today.hold) return mine;
  if (today.interrupted) report("goes on under a hold", runner);
  if (today.hold.from > day + 8 + restDays) report("a hold without an end", runner);
  for (const { start } of log.listHolds(mine, zones, day)) mine = log.settle(mine, start);
  if (log.findHold(mine, zones, day)) report("a hold that does not settle", runner);
  return mine;
}

/** After a bad morning there is a hold, until it is settled. */
function checkMorning(runner) {
  const { today, day } = runner;
  const isTold = (one) => typeof one.pain === "number" || one.felt === "sign";
  const last = runner.log.sessions.findLast(
    (one) => !one.hand && log.readDay(one.start) < day && isTold(one),
  );
  if (last && log.forbids(last, zones) && !last.settled && !today.hold)
    report("a start against the morning", runner);
}

/** The next session is one of the plan, not too far away, and after a day of rest. */
function checkSession(next, mine, runner) {
  const { day } = runner;
  const noted = (mine.dates ?? []).some(({ to }) => log.readDay(to) >= day);
  if (!(next.session >= 1) || (!noted && next.wait > day + LONGEST_WAIT))
    report("no session", runner);
  if (next.week > 12) report("a week after the last", runner);
  const done = mine.sessions
    .filter((one) => one.kind !== "do" && one.finished)
    .map((one) => log.readDay(one.start));
  const last = Math.max(0, ...done.filter((one) => one <= day));
  if (next.wait <= day && last && day - last <= restDays) report("no rest", runner);
}

/** Where the plan asks something, each answer leads to a session. */
function checkWays(next, mine, runner) {
  const { day } = runner;
  const open = log.endBreak(mine, day); // as the page does it with each
  const ways = next.state === "off" ? [phases[0].id] : [next.phase, next.to].filter(Boolean);
  for (const phase of ways) {
    const after = log.findNext(log.follow(open, phase, at(day, 21)), facts, day);
    if (after.state !== "next" || after.phase !== phase)
      report(`no way on from ${next.state}`, runner);
  }
  if (next.state !== "asking") return;
  let told = mine;
  for (let asked; (asked = log.findOpen(told, facts, day + 3)); )
    told = log.answer(told, asked.start, 0);
  if (log.findNext(told, facts, day).state === "asking") report("asks for ever", runner);
}

/** From here there is a way on, and none that the morning forbids. */
function check(runner) {
  const { today, day } = runner;
  const state = today.hold ? "hold" : today.next.state;
  states[state] = (states[state] ?? 0) + 1;
  if (!log.isLog(runner.log)) report("no log", runner);
  const mine = checkHold(runner);
  checkMorning(runner);
  const next = log.findNext(mine, facts, day);
  (next.state === "next" ? checkSession : checkWays)(next, mine, runner);
}

/** Settle what holds a runner up, once it is time. */
function settle(runner) {
  const now = runner.today.hold;
  if (!now || now.from > runner.day || !runner.chance.is(0.3)) return;
  for (const { start } of log.listHolds(runner.log, zones, runner.day))
    runner.log = log.settle(runner.log, start);
}

const ELSE = [
  ["routine", "quick"],
  ["do", "toe-curls"],
  ["r", "1abc2r10.7c2k"],
];

/** One day of a runner. */
function live(runner) {
  const { chance } = runner;
  const { hold, asked, next } = runner.today;
  if (asked && chance.is(runner.patience)) runner.tell(asked);
  settle(runner);
  if (!runner.today.hold && !hold && chance.is(runner.zeal)) runner.goOn(next);
  if (!runner.today.hold && chance.is(0.05)) runner.practice(...chance.pick(ELSE));
  if (chance.is(0.04)) keepHold(runner, "an edit", () => runner.edit());
  if (chance.is(0.03)) keepHold(runner, "a copy", () => runner.copy());
  if (chance.is(0.02)) keepHold(runner, "a turn", () => runner.turnUp());
}

for (let number = 0; number < count; number += 1) {
  const runner = new Runner(createChance(seed + number));
  for (let day = 0; day < YEAR; day += 1 + runner.chance.below(3)) {
    runner.day = BEGIN + day;
    if (!runner.chance.is(0.02)) live(runner);
    else day += runner.chance.below(30); // nothing at all for a while
    if (runner.chance.is(0.2)) check(runner);
  }
  check(runner);
}

const found = [...faults].map(([kind, { count: times, history }]) => ({
  kind,
  times,
  day: log.nameDay(history.day),
  log: history.log,
}));
process.stdout.write(JSON.stringify({ states, faults: found }));
