// The page /log/: shows one state of what stands there in words already, and changes the log.

/** @import { Log, Plan, Session } from "./log.js" */
import { download } from "../../browser/download.js";
import { measure, say, sayCount, writeDay } from "../../browser/messages.js";
import { readZones, showZone } from "../player/zones.js";
import {
  OFF,
  answer,
  findAsked,
  findHold,
  findNext,
  follow,
  isAhead,
  isLog,
  listHolds,
  listWeeks,
  merge,
  readDay,
  settle,
  writeTime,
} from "./log.js";
import { KEY, UNREADABLE, createLogStore } from "./log-store.js";

const LARGEST = 4_000_000; // characters of a file; ten thousand sessions have fewer
const WEEKS = 12;
const SHORT = 7; // sessions that are listed at first
const SOON = 7; // days; a date further ahead is no date that a session was done on
const SVG = "http://www.w3.org/2000/svg";

const NO_LOG = say("This file is not a training log of Footwork. Nothing was changed.");
const NO_ROOM = say(
  "Nothing was changed: there is no room to keep the log that cannot be read. Export it, delete it, and import again.",
);
const BESIDE = say("The log that could not be read is kept beside it until you delete all.");

const root = /** @type {HTMLElement} */ (document.getElementById("log"));
/**
 * @type {Plan & {practice: string, weeks: number, names: Record<string, Record<string, string>>}}
 */
const facts = JSON.parse(document.getElementById("log-facts")?.textContent ?? "");
const store = createLogStore();

/** @param {string} kind @param {string} name @returns {HTMLElement} */
const find = (kind, name) =>
  /** @type {HTMLElement} */ (root.querySelector(`[data-${kind}="${name}"]`));
/** @param {string} kind @returns {HTMLElement[]} */
const all = (kind) =>
  [...root.querySelectorAll(`[data-${kind}]`)].map((part) => /** @type {HTMLElement} */ (part));
/** @param {string} name @param {string} text */
const write = (name, text) => {
  find("text", name).textContent = text;
};
/** @param {string} name @param {boolean} shown */
const show = (name, shown) => {
  find("part", name).hidden = !shown;
};

const today = () => readDay(writeTime(new Date()));

/** A name of the guide, never one that every object has. @param {string} kind @param {string} id */
const findName = (kind, id) =>
  Object.hasOwn(facts.names, kind) && Object.hasOwn(facts.names[kind], id)
    ? facts.names[kind][id]
    : "";
/** @param {Session} session */
const writeName = ({ kind, id }) =>
  findName(kind, id) || (kind === "r" ? say("Own routine") : say("Practice"));

/** @param {string} [id] */
const findPhase = (id) => facts.phases.findIndex((phase) => phase.id === id);
/** @param {string} [id] */
const writePhase = (id) => facts.phases.find((phase) => phase.id === id)?.name ?? "";

const zones = readZones(find("part", "morning"));
// Start of the session whose morning was asked for last, here or answered in another tab.
let asked = "";
let answered = ""; // start of the one that was answered here last
let changing = ""; // start of the one whose answer is to be another
// Of the pain that forbids the next session: that the number of today is asked for, or what it
// says.
let now = "";
let listsAll = false;
let fault = ""; // why the last change was refused

/** The session that is asked for. @param {Log} log */
const findOpen = (log) =>
  log.sessions.find(({ start }) => start === changing) ?? findAsked(log, today(), facts);
/**
 * The session whose answer is shown: one that forbids the next session for as long as it does, else
 * the last one given.
 * @param {Log} log
 */
const findTold = (log) => {
  const told = [asked, answered].map((one) =>
    log.sessions.find(({ start, pain }) => start === one && pain !== undefined),
  );
  return findHold(log, zones, today()) ?? told.find(Boolean);
};
/** The zone of a pain, if any. @param {number|null} [pain] */
const findZone = (pain) =>
  zones.find(({ low, high }) => typeof pain === "number" && low <= pain && pain <= high);
/**
 * The day from which on pain can have settled: the first on which a session could be due at all. A
 * date far ahead says nothing but that a clock was wrong, and makes nobody wait for it.
 * @param {Session} held
 */
const findSettling = (held) => {
  const day = readDay(held.start);
  return day > today() + SOON ? today() : day + 1 + facts.restDays;
};
/** @param {Session} session */
const writeAsked = (session) => `${writeName(session)}, ${writeDay(readDay(session.start))}`;

/** @param {Log} log */
function showMorning(log) {
  const open = findOpen(log);
  const told = changing && open ? null : findTold(log);
  show("morning", Boolean(open || told));
  show("ask", Boolean(open));
  if (open) {
    asked = open.start;
    write("asked", writeAsked(open));
    // Who has told of pain knows it: such an answer can be put right, not taken back.
    const forbids = findZone(open.pain)?.train === false;
    show("right", forbids);
    find("act", "forgot").hidden = forbids;
  }
  show("answer", Boolean(told));
  if (told) showTold(log, told);
}

/** @param {Session} told @param {boolean} over whether it forbids nothing any more */
function sayPain({ pain, settled }, over) {
  if (typeof pain !== "number") return say("Not known");
  if (!over) return say("%(pain)s out of 10", { pain });
  return settled
    ? say("It was %(pain)s out of 10, and it has settled.", { pain })
    : say("It was %(pain)s out of 10. A later morning was better.", { pain });
}

/** @param {Log} log @param {Session} told */
function showTold(log, told) {
  write("told-of", writeAsked(told));
  const over =
    findZone(told.pain)?.train === false && told.start !== findHold(log, zones, today())?.start;
  write("pain", sayPain(told, over));
  showZone(zones, over ? null : told.pain);
}

/** What can be said of pain that forbids the next session. @param {Session} held */
function showHold(held) {
  const from = findSettling(held);
  const waits = from > today();
  show("later", waits);
  show("settling", !waits);
  write("from", writeDay(from));
  show("now", now === "asked");
  show("still", Boolean(now) && now !== "asked");
  write("still", now);
}

/** Whether the last session, or the one that was told of, has settled. @param {Log} log */
function isEased(log) {
  const last = log.sessions.findLast(
    ({ start, finished, pain }) =>
      !isAhead(start, today()) && (finished || typeof pain === "number"),
  );
  return [last?.start, answered].some((one) =>
    log.sessions.some(({ start, settled }) => settled && start === one),
  );
}

/** @param {Log} log */
function showNext(log) {
  const next = findNext(log, facts, today());
  const held = findHold(log, zones, today());
  const shown = held ? "hold" : ["off", "next"].includes(next.state) ? next.state : "rule";
  for (const part of all("next")) part.hidden = part.dataset.next !== shown;
  show("leave", next.state !== "off");
  show("eased", !held && isEased(log));
  show("forgets", Boolean(held));
  if (held) showHold(held);
  else now = "";
  if (shown === "next") showSession(next);
  if (shown === "rule") showRule(log, next);
}

/** @param {ReturnType<typeof findNext>} next a session of the plan */
function showSession(next) {
  const place = findPhase(next.phase);
  const { sessions } = facts.phases[place];
  write("phase", `${writePhase(next.phase)}.`);
  const values = { session: next.session ?? 0, sessions };
  write(
    "place",
    next.week
      ? say("Week %(week)s of %(weeks)s, session %(session)s of %(sessions)s this week", {
          ...values,
          week: next.week,
          weeks: facts.weeks,
        })
      : say("Session %(session)s of %(sessions)s this week", values),
  );
  for (const part of all("phase")) part.hidden = Number(part.dataset.phase) !== place;
  const due = next.wait ?? 0;
  const waits = due > today();
  write("wait", waits ? say("Rest today. It is due from %(day)s on.", { day: writeDay(due) }) : "");
  const go = /** @type {HTMLAnchorElement} */ (find("part", "go"));
  go.href = `${facts.practice}?phase=${encodeURIComponent(next.phase ?? "")}`;
  go.hidden = waits;
}

/**
 * @param {Log} log
 * @param {ReturnType<typeof findNext>} next a phase that is done or was interrupted
 */
function showRule(log, next) {
  const name = writePhase(next.phase);
  const states = {
    missed: say("%(phase)s was interrupted.", { phase: name }),
    asking: findOpen(log)
      ? say("%(phase)s is done. Tell how the morning after was, then see.", { phase: name })
      : say("%(phase)s is done. Tell tomorrow how the morning after was, then see.", {
          phase: name,
        }),
    again: say("%(phase)s is done, but not yet for the next phase.", { phase: name }),
    ready: say("%(phase)s is done.", { phase: name }),
  };
  write("state", states[/** @type {keyof typeof states} */ (next.state)]);
  for (const part of all("rule")) part.hidden = Number(part.dataset.rule) !== next.rule;
  const to = next.to === next.phase ? undefined : next.to;
  const missed = next.state === "missed";
  const goes = to !== undefined && (missed || next.state === "ready");
  const values = { phase: writePhase(to) };
  const way = missed
    ? say("Go back to %(phase)s", values)
    : say("All true: go on to %(phase)s", values);
  setAct("to", goes ? way : "", to);
  // A rule that leads back lets only those go on who have trained without the log.
  const again =
    goes && missed
      ? say("I trained meanwhile: go on with %(phase)s", { phase: name })
      : say("Do %(phase)s again", { phase: name });
  setAct("again", again, next.phase);
}

/** @param {string} name @param {string} words nothing hides it @param {string} [phase] */
function setAct(name, words, phase) {
  const button = find("act", name);
  button.hidden = !words;
  button.textContent = words;
  button.dataset.to = phase;
}

/** @param {string} name @param {Record<string, string|number>} values @param {string} [text] */
function draw(name, values, text = "") {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) part.setAttribute(key, String(value));
  part.textContent = text;
  return part;
}

/** @param {{monday: number, done: number, wanted: number}} week */
function sayWeek({ monday, done, wanted }) {
  const day = writeDay(monday, { month: "long", day: "numeric" });
  return wanted
    ? say("Week of %(day)s: %(done)s of %(wanted)s.", { day, done, wanted })
    : say("Week of %(day)s: %(done)s.", { day, done });
}

/** @param {Log} log */
function showWeeks(log) {
  const weeks = listWeeks(log, facts, today(), WEEKS);
  const seen = weeks.findIndex(({ done, wanted }) => done || wanted);
  show("weeks", seen >= 0);
  if (seen < 0) return;
  const shown = weeks.slice(Math.min(seen, WEEKS - 4));
  const high = Math.max(3, ...weeks.map(({ done, wanted }) => Math.max(done, wanted)));
  const [wide, tall] = [36, 30];
  const words = shown.map(sayWeek).join(" ");
  const picture = draw("svg", {
    viewBox: `0 0 ${WEEKS * wide} ${high * tall + 50}`,
    role: "img",
    "aria-label": words,
  });
  shown.forEach(({ monday, done, wanted }, column) => {
    const x = column * wide;
    for (let box = 0; box < Math.max(done, wanted); box += 1) {
      const y = (high - 1 - box) * tall;
      picture.append(
        draw("rect", {
          x: x + 3,
          y: y + 3,
          width: wide - 6,
          height: tall - 6,
          rx: 4,
          class: box < done ? "did" : "due",
        }),
      );
    }
    const month = writeDay(monday, { month: "short" });
    const changed =
      column === 0 || month !== writeDay(shown[column - 1].monday, { month: "short" });
    picture.append(
      draw("text", { x: x + wide / 2, y: high * tall + 20 }, writeDay(monday, { day: "numeric" })),
    );
    if (changed) picture.append(draw("text", { x: x + wide / 2, y: high * tall + 42 }, month));
  });
  root.querySelector(".log-weeks")?.replaceChildren(picture);
}

/** @param {number} pain @param {boolean} [settled] */
const sayMorning = (pain, settled) =>
  settled
    ? say("pain next morning %(pain)s, settled since", { pain })
    : say("pain next morning %(pain)s", { pain });

/** @param {Log} log */
function showSessions(log) {
  const list = [...log.sessions].reverse();
  show(
    "ahead",
    [...list.map(({ start }) => start), ...log.plan.map(({ from }) => from)].some((time) =>
      isAhead(time, today()),
    ),
  );
  show("sessions", list.length > 0);
  find("act", "all").hidden = listsAll || list.length <= SHORT;
  const rows = (listsAll ? list : list.slice(0, SHORT)).map((session) => {
    const row = document.createElement("li");
    const [name, told] = [document.createElement("b"), document.createElement("span")];
    name.textContent = writeName(session);
    const parts = [
      writeDay(readDay(session.start), {
        weekday: "short",
        month: "short",
        day: "numeric",
        year: "numeric",
      }),
    ];
    parts.push(measure(Math.max(1, Math.round(session.seconds / 60)), "minute"));
    if (!session.finished) parts.push(say("stopped early"));
    if (typeof session.pain === "number") parts.push(sayMorning(session.pain, session.settled));
    told.textContent = parts.join(" · ");
    row.append(name, told);
    return row;
  });
  root.querySelector(".log-l")?.replaceChildren(...rows);
}

function showAll() {
  const log = store.read();
  const trouble = fault || store.findTrouble();
  show("trouble", Boolean(trouble));
  if (find("part", "trouble").textContent !== trouble)
    find("part", "trouble").textContent = trouble;
  showMorning(log);
  showNext(log);
  showWeeks(log);
  showSessions(log);
  const empty = !log.sessions.length && !log.plan.length;
  find("act", "export").hidden = empty && store.findTrouble() !== UNREADABLE;
  find("act", "delete").hidden = empty && !trouble;
}

/** @param {(log: Log) => Log} by */
const change = (by) => {
  const done = store.change(by);
  const year = new Date().getFullYear();
  fault =
    done === "refused"
      ? say(
          "Nothing was changed: the clock of this device says %(year)s. Set it to today, then try again.",
          { year: `${year}` }, // no number, which would have a comma
        )
      : "";
  showAll();
};

/** @param {File} file */
async function bring(file) {
  let log = null;
  try {
    if (file.size <= LARGEST) log = JSON.parse(await file.text());
  } catch {
    /* no JSON: as any other file */
  }
  if (!isLog(log)) {
    write("told", NO_LOG);
    return;
  }
  const before = store.read().sessions.length;
  const replaces = store.findTrouble() === UNREADABLE;
  if (store.bring((old) => merge(old, log)) === "refused") {
    write("told", NO_ROOM);
    return;
  }
  showAll();
  const came = store.read().sessions.length - before;
  write("told", sayCame(came, log.sessions.length - came) + (replaces ? ` ${BESIDE}` : ""));
}

/** @param {number} count sessions that came in @param {number} old those that were here already */
const sayCame = (count, old) =>
  old > 0
    ? sayCount(
        "%(count)s session came in, %(old)s were here already.",
        "%(count)s sessions came in, %(old)s were here already.",
        count,
        { old },
      )
    : sayCount("%(count)s session came in.", "%(count)s sessions came in.", count);

function send() {
  const text =
    store.findTrouble() === UNREADABLE
      ? store.readText()
      : `${JSON.stringify(store.read(), null, 1)}\n`;
  const name = `footwork-log-${writeTime(new Date()).slice(0, 10)}.json`;
  download(new Blob([text], { type: "application/json" }), name);
}

/** @param {boolean} sure @param {string} focus id of what the reader goes on from */
const ask = (sure, focus) => {
  show("sure", sure);
  document.getElementById(focus)?.focus();
};

/** @type {Record<string, (button: HTMLElement) => void>} */
const acts = {
  forgot: () => setPain(null),
  change: () => {
    changing = findTold(store.read())?.start ?? "";
    showAll();
    document.getElementById("morning")?.focus();
  },
  settle: () => {
    now = "asked";
    showAll();
    document.getElementById("now")?.focus();
  },
  start: () => turn(facts.phases[0].id),
  to: (button) => turn(button.dataset.to ?? ""),
  again: (button) => turn(button.dataset.to ?? ""),
  leave: () => turn(OFF),
  all: () => {
    listsAll = true;
    showAll();
    document.getElementById("sessions")?.focus();
  },
  export: send,
  import: () => find("part", "file").click(),
  delete: () => ask(true, "sure"),
  no: () => ask(false, "file"),
  yes: () => {
    store.clear();
    asked = answered = changing = now = "";
    showAll();
    ask(false, "file");
    write("told", say("The log is deleted."));
  },
};

/** @param {string} start @param {Log} log */
const findPain = (start, log) => log.sessions.find((session) => session.start === start)?.pain;

/**
 * Answer for the session that is shown, if its answer is still the one that was there.
 * @param {number|null} pain
 */
function setPain(pain) {
  const start = asked;
  const before = changing ? findPain(start, store.read()) : undefined;
  answered = start;
  changing = now = "";
  change((log) => (findPain(start, log) === before ? answer(log, start, pain) : log));
  document.getElementById("morning")?.focus();
}

/**
 * How much it hurts now: where that is little enough, all that forbids the next session has
 * settled.
 * @param {number} pain
 */
function setNow(pain) {
  const [zone, day] = [findZone(pain), today()];
  const held = listHolds(store.read(), zones, day);
  const words = say("%(pain)s out of 10 now.", { pain });
  now = zone?.train ? "" : `${words} ${zone?.words.textContent ?? ""}`;
  if (zone?.train) {
    answered = held.at(-1)?.start ?? "";
    // One that was told since, in another tab, has not.
    change((log) =>
      held.reduce(
        (one, { start, pain: told }) => (findPain(start, one) === told ? settle(one, start) : one),
        log,
      ),
    );
  } else showAll();
  document.getElementById("next")?.focus();
}

/** @param {string} phase */
function turn(phase) {
  const moment = new Date();
  change((log) => follow(log, phase, moment, new Date()));
  document.getElementById("next")?.focus();
}

root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  if (button.dataset.pain) setPain(Number(button.dataset.pain));
  else if (button.dataset.now) setNow(Number(button.dataset.now));
  else acts[button.dataset.act ?? ""]?.(button);
});
find("part", "file").addEventListener("change", ({ target }) => {
  const input = /** @type {HTMLInputElement} */ (target);
  const file = input.files?.[0];
  input.value = "";
  if (file) bring(file);
});
addEventListener("storage", ({ key }) => (key === KEY || key === null) && showAll());
// A page that comes back may come back on another day, or after another page.
addEventListener("pageshow", ({ persisted }) => persisted && showAll());
document.addEventListener("visibilitychange", () => document.hidden || showAll());

show("all", true);
showAll();
