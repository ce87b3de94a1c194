// One movement of the routine on the page: what it is, and the buttons and numbers that change it.

/** @import { Guide } from "../player/guide.js" */
/** @import { Field, OwnStep } from "./routine.js" */
import { LIMITS } from "../player/code.js";
import { make } from "../player/dom.js";
import { findMovement } from "../player/guide.js";
import { doseSeconds } from "../player/schedule.js";
import { clock, doseAmount, doseDetails, doseSpoken } from "../player/words.js";
import { createStep, exceedsTarget, isGiven, listChoices, listFields, nudge, setNumber } from "./routine.js";
import { pace, versionName, versionWords } from "./version-words.js";

const NAMES = { sets: "Sets", reps: "Repetitions", seconds: "Seconds", meters: "Meters", rest: "Seconds of rest" };

/** @param {string} name */
function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", "i");
  picture.setAttribute("aria-hidden", "true");
  picture.append(document.createElementNS(space, "use"));
  picture.firstElementChild?.setAttribute("href", `#i-${name}`);
  return picture;
}

/**
 * @param {string} words
 * @param {string|Node} sign
 * @param {() => void} act
 */
function button(words, sign, act) {
  const made = /** @type {HTMLButtonElement} */ (make("button", sign, "btn btn-line"));
  made.type = "button";
  made.setAttribute("aria-label", words);
  made.title = words;
  made.onclick = act;
  return made;
}

/**
 * @typedef {"up"|"down"|"copy"|"remove"} Act
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {Record<Act, HTMLButtonElement>} buttons
 * @property {OwnStep} step
 */

/**
 * @param {Guide} guide
 * @param {OwnStep} given
 * @param {{act: (card: Card, act: Act) => void, change: (card: Card, said: string) => void, draw: (step: OwnStep) => Element|null}} events
 * @returns {Card}
 */
export function createCard(guide, given, events) {
  const movement = findMovement(guide, given.do);
  const picture = make("div", events.draw(given) ?? [], "pb-fig");
  const amount = make("b", "", "num");
  const details = make("span");
  const words = make("p", "", "small");
  const warning = make("p", "", "pb-more");
  const length = make("p", "", "small num");
  const numbers = make("div", [], "pb-numbers");
  const select = /** @type {HTMLSelectElement} */ (make("select"));
  select.setAttribute("aria-label", `Version of ${movement.name}`);

  /** @type {Card} */
  const card = {
    step: given,
    element: make("li"),
    buttons: {
      up: button(`Move ${movement.name} up`, icon("up"), () => events.act(card, "up")),
      down: button(`Move ${movement.name} down`, icon("down"), () => events.act(card, "down")),
      copy: button(`Add ${movement.name} once more`, icon("copy"), () => events.act(card, "copy")),
      remove: button(`Remove ${movement.name}`, icon("x"), () => events.act(card, "remove")),
    },
  };

  /** @param {Field} field */
  const createNumber = (field) => {
    const input = /** @type {HTMLInputElement} */ (make("input"));
    const [least, most] = LIMITS[field];
    Object.assign(input, { type: "number", min: least, max: most, value: card.step.dose[field] ?? 0, inputMode: "numeric" });
    /** @param {number} value */
    const set = (value) => {
      card.step = setNumber(card.step, field, value);
      input.value = `${card.step.dose[field]}`;
      show();
      events.change(card, `${NAMES[field]}: ${input.value}`);
    };
    input.setAttribute("aria-label", `${NAMES[field]} for ${movement.name}`);
    const name = NAMES[field].toLowerCase();
    const fewer = button(`Fewer ${name} for ${movement.name}`, "−", () => set(nudge(field, Number(input.value), -1)));
    const more = button(`More ${name} for ${movement.name}`, "+", () => set(nudge(field, Number(input.value), 1)));
    input.onchange = () => set(input.valueAsNumber);
    const box = make("div", [make("label", [make("span", NAMES[field]), input]), fewer, more], "pb-number");
    box.dataset.field = field;
    return box;
  };

  const showNumbers = () => numbers.replaceChildren(...listFields({ ...card.step.dose, sets: 2 }).map(createNumber));

  const show = () => {
    const { dose, version } = card.step;
    amount.textContent = doseAmount(dose);
    details.textContent = ` ${doseDetails({ ...dose, note: version.dose.note }, movement.side)}`;
    words.textContent = [pace(dose, movement), versionWords(version)].filter(Boolean).join(" ");
    const { target } = movement;
    warning.textContent = exceedsTarget(guide, card.step)
      ? `More than the guide’s target, which is ${doseSpoken({ ...target, note: undefined }, movement.side)}.` : "";
    length.textContent = `Takes ${clock(doseSeconds(dose, guide.rule))}.`;
    const rest = numbers.querySelector("[data-field=rest]");
    if (rest) /** @type {HTMLElement} */ (rest).hidden = !listFields(dose).includes("rest");
    own.hidden = isGiven(card.step);
  };

  const showVersions = () => {
    const choices = listChoices(guide, card.step);
    const fits = choices.findIndex((version) => version === card.step.version
      || (version.words === card.step.version.words && version.kind === card.step.version.kind));
    select.replaceChildren(...choices.map((version) => make("option", versionName(version, movement))));
    select.selectedIndex = fits < 0 ? choices.findIndex(({ words }) => words === card.step.version.words) : fits;
    select.onchange = () => {
      card.step = createStep(guide, card.step.do, choices[select.selectedIndex]);
      picture.replaceChildren(...[events.draw(card.step) ?? []].flat());
      showNumbers();
      show();
      events.change(card, `${movement.name}: ${select.value}`);
    };
  };

  const own = make("p", "The numbers are your own.", "small");
  showVersions();
  showNumbers();
  show();
  card.element.append(
    picture,
    make("div", [
      make("h3", [make("span", `${movement.number}`, "bib"), ` ${movement.name}`]),
      make("p", [amount, details], "pb-dose"),
      words,
      length,
      warning,
    ], "pb-what"),
    make("div", Object.values(card.buttons), "pb-acts"),
    make("details", [make("summary", "Change the dose"), make("label", [make("span", "Version"), select], "pb-version"), numbers, own]),
    make("details", [
      make("summary", "Stop if, and ask first if"),
      make("ul", movement.stop.map(({ sign, then }) => make("li", [make("b", `${sign}.`), ` ${then}`]))),
      make("p", movement.askFirst),
    ], "pb-signs"),
  );
  return card;
}
