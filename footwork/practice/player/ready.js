// What is said before a movement, and how long it is waited for whoever gets ready: a chair or a
// towel may have to be fetched, and nobody looks at the screen.

/** @import { Choice, Guide, GuideStep } from "./guide.js" */
import { listAll, say } from "../../browser/messages.js";
import { findMovement, findNeeds, findPicture, listThings } from "./guide.js";
import { doseSpoken } from "./words.js";

const FETCH = 10; // seconds to fetch something and to go to another place, once it was said
const SLOW = 5; // seconds more than usual: no voice is cut short at its end
const PACE = 15; // letters a second: a browser's voice at its usual pace, about 160 words a minute
const SIDE = 1; // second to say which side is first, where there is one
const FIVE = 5; // seconds: a wait is a multiple of it

/** @param {(string|false|undefined)[]} sentences each with or without its full stop */
export const speak = (sentences) =>
  sentences
    .filter(Boolean)
    .map((text) => `${text}.`.replace(/([.!?])\.$/, "$1"))
    .join(" ");

/** How the wait is ended before its time. */
export const nameTap = () => say("Tap the drawing when you are ready, or wait");

/** Seconds that a text takes to be said. @param {string} text */
export const speechSeconds = (text) => text.length / PACE;

/**
 * How to sit or stand, where to hold on, and what the routine says to it. A voice shows no drawing,
 * so the words of the version that is drawn go before its caption.
 * @param {Guide} guide
 * @param {GuideStep} step
 */
function tellSetup(guide, step) {
  const movement = findMovement(guide, step.do);
  const rung = movement.easier.find(({ shows }) => shows && shows === step.shows);
  const drawn = step.note ? undefined : rung?.how; // the routine's own words tell the same
  const how =
    step.how ?? drawn ?? step.setup ?? findPicture(guide, step)?.caption ?? movement.setup;
  // What is done is in the words of an easier version, and in none of the start or of a harder one.
  const more = movement.harder.some(({ shows }) => shows === step.shows);
  const line = !step.version && (!step.shows || more) && movement.line;
  return speak([...new Set([how, line, step.note])]);
}

/**
 * What has to be at hand, in words; nothing where nothing has.
 * @param {Guide} guide
 * @param {string[]} [things]
 */
export const nameThings = (guide, things) =>
  listAll((things ?? []).map((thing) => guide.things[thing]));

/**
 * All that is said before a movement: its name, what to take, how to sit or stand, how much.
 * @param {Guide} guide
 * @param {GuideStep} step
 */
export function tellReady(guide, step) {
  const { name, side } = findMovement(guide, step.do);
  const all = nameThings(guide, step.all);
  const things = nameThings(guide, step.things);
  return speak([
    all && say("For all of it you need %(things)s", { things: all }),
    step.version ? `${name}, ${step.version}` : name,
    things && say("You need %(things)s", { things }),
    tellSetup(guide, step),
    doseSpoken(step.dose, side),
  ]);
}

/**
 * A step with the seconds that it waits before one gets ready: enough to hear it to the end, and
 * then to fetch what it needs. None where nothing changes and the time to get ready is enough.
 * @param {Guide} guide
 * @param {GuideStep} step
 * @param {boolean} changes
 * @returns {GuideStep}
 */
export function addWait(guide, step, changes) {
  const said = tellReady(guide, step);
  const seconds = speechSeconds(speak([said, nameTap()])) + (changes ? FETCH : SLOW);
  const waits = changes || speechSeconds(said) > guide.rule.change - SIDE;
  return { ...step, wait: waits ? Math.ceil(seconds / FIVE) * FIVE : 0 };
}

/**
 * The steps of a choice with what the version of each needs that the one before did not, and its
 * wait.
 * @param {Guide} guide
 * @param {Choice} choice
 * @returns {GuideStep[]}
 */
export function prepareSteps(guide, choice) {
  const { steps } = choice;
  /** @type {string[]} */
  let before = [];
  return steps.map((step, place) => {
    const has = findNeeds(guide, step);
    const things = has.filter((thing) => !before.includes(thing));
    if (has.length) before = has;
    const all = place || steps.length === 1 ? [] : listThings(guide, choice);
    const more = all.length ? { all } : { things };
    return addWait(guide, { ...step, ...more }, !place || things.length > 0);
  });
}
