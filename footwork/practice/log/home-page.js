// What comes next, on the home page of a runner who has a log. The page has every part already;
// this shows those that the log asks for. Without a log the page is a stranger's; of one that
// cannot be read it says so.

/** @import { Log } from "./entries.js" */
/** @import { Facts, Today } from "./today.js" */
import { say, writeDay } from "../../browser/messages.js";
import { readZones, showZone } from "../../browser/zones.js";
import { listPast } from "./morning.js";
import {
  findWait,
  keepFresh,
  markWeeks,
  quieten,
  sayPlace,
  sayRest,
  sayWeek,
  today,
} from "./place.js";
import { KEY, LogStore, UNREADABLE } from "./store.js";
import { readToday } from "./today.js";

const root = /** @type {HTMLElement} */ (document.getElementById("today"));
/** @type {Facts & {weeks: number, practice: string, first: string}} */
const facts = JSON.parse(document.getElementById("today-facts")?.textContent ?? "");

/** @param {string} name @returns {HTMLElement} */
const find = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-today="${name}"]`));

/**
 * What lets nothing begin: what to do, and from when on it can have settled.
 * @param {NonNullable<Today["hold"]>} hold
 */
function showHold({ session: { pain, felt }, from }) {
  find("hold").hidden = false;
  showZone(readZones(find("hold")), felt === "sign" ? null : pain);
  const isSign = felt === "sign";
  const waits = from > today();
  find("signs").hidden = !isSign;
  find("later").hidden = !waits || isSign;
  find("settles").hidden = waits || isSign;
  find("from").textContent = writeDay(from);
}

/**
 * The card of a session, if it has one.
 * @param {string} kind @param {string} id
 */
const findCard = (kind, id) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-session]"))].find(
    ({ dataset }) => dataset.session === `${kind} ${id}`,
  );

/**
 * The card of the last whole session that was begun, no movement alone; else of what a beginner
 * begins with.
 * @param {Log} log
 */
function findLast(log) {
  const last = listPast(log, today()).findLast(({ kind }) => kind !== "do");
  const own = last?.kind === "r" && log.routines?.find(({ r }) => r === last.id);
  if (!own) return (last && findCard(last.kind, last.id)) ?? findCard("routine", facts.first);
  const card = find("own");
  find("name").textContent = own.name;
  const go = /** @type {HTMLAnchorElement} */ (card.querySelector("a"));
  go.href = `${facts.practice}?${new URLSearchParams({ ...own })}`;
  return card;
}

/**
 * Show a card. One thing is to be begun: with something else to go on with, or none due, it is no
 * session. Before a session is due a start is a choice.
 * @param {HTMLElement|undefined} card @param {boolean} quiet @param {number} due day, or 0
 */
function showCard(card, quiet, due) {
  card?.removeAttribute("hidden");
  const go = card?.querySelector(".btn-go");
  if (quiet) go?.classList.replace("btn-go", "btn-line");
  if (go && due) quieten(go);
}

/** What comes next, where nothing forbids it. @param {Today} told @param {Log} log */
function showNext(told, log) {
  const { next, interrupted } = told;
  const due = findWait(told);
  const quiet = due > 0 || Boolean(interrupted);
  if (next.state === "next") {
    showCard(findCard("phase", next.phase ?? ""), quiet, due);
    find("place").textContent = sayWeek(next, facts.weeks);
    find("title").textContent = due ? sayRest(due) : sayPlace(next, facts);
  } else if (next.state === "off") {
    find("title").textContent = due ? sayRest(due) : say("You can train today");
    // What was interrupted is the one thing to begin, and this would be the same again.
    if (!interrupted) showCard(findLast(log), quiet, due);
    find("off").hidden = false;
  } else find(next.state).hidden = false;
  if (next.week) {
    markWeeks(root, next);
    find("weeks").hidden = false;
  }
  if (!next.race) return;
  find("race").hidden = false;
  find("race-day").textContent = writeDay(next.race);
}

/** @param {Today} told @param {Log} log */
function showToday(told, log) {
  if (told.hold) showHold(told.hold);
  else showNext(told, log);
  find("asked").hidden = !told.asked;
  find("eased").hidden = !told.eased;
  find("interrupted").hidden = !told.interrupted;
  const resume = find("resume");
  if (resume instanceof HTMLAnchorElement) resume.href = `${facts.practice}${told.interrupted}`;
}

/**
 * Follow the plan from its first week on. What that takes is loaded when it is wanted; where it
 * cannot be, the link leads to the page of the log, which can.
 * @param {Event} event
 */
async function startPlan(event) {
  event.preventDefault();
  const { href } = /** @type {HTMLAnchorElement} */ (find("start"));
  try {
    const { follow } = await import("./changes.js");
    const moment = new Date();
    const done = store.change((log) => follow(log, facts.phases[0].id, moment));
    if (done !== "kept") throw new Error(done);
    history.scrollRestoration = "manual"; // a page that is loaded again stays where it was
    location.reload();
  } catch {
    location.href = href;
  }
}

const store = new LogStore();
const log = store.read();
const told = readToday(log, facts);
if (store.findTrouble() === UNREADABLE) find("unread").hidden = false;
else if (localStorage.getItem(KEY) || told.interrupted) {
  showToday(told, log);
  find("start").addEventListener("click", startPlan);
} else document.documentElement.classList.remove("back");
root.classList.add("ready");

keepFresh();
