// One movement of the routine on the page: what it is, and the buttons and numbers that change it.

/** @import { Guide, Version } from "../player/guide.js" */
/** @import { Field, OwnStep } from "./routine.js" */
import { LIMITS } from "../player/code.js";
import { make, makeButton } from "../../browser/make.js";
import { number, say } from "../../browser/messages.js";
import { findMovement } from "../player/guide.js";
import { doseSeconds } from "../player/schedule.js";
import { clock, doseAmount, doseDetails, doseSpoken } from "../player/words.js";
import {
  createStep,
  exceedsTarget,
  isGiven,
  listChoices,
  listFields,
  nudge,
  setNumber,
} from "./routine.js";
import { pace, versionName, versionWords } from "./version-words.js";

const NAMES = {
  sets: say("Sets"),
  reps: say("Repetitions"),
  seconds: say("Seconds"),
  meters: say("Meters"),
  rest: say("Seconds of rest"),
};

/** @type {Record<Field, (name: {name: string}) => [string, string]>} */
const LESS_AND_MORE = {
  sets: (name) => [say("Fewer sets for %(name)s", name), say("More sets for %(name)s", name)],
  reps: (name) => [
    say("Fewer repetitions for %(name)s", name),
    say("More repetitions for %(name)s", name),
  ],
  seconds: (name) => [
    say("Fewer seconds for %(name)s", name),
    say("More seconds for %(name)s", name),
  ],
  meters: (name) => [say("Fewer meters for %(name)s", name), say("More meters for %(name)s", name)],
  rest: (name) => [
    say("Fewer seconds of rest for %(name)s", name),
    say("More seconds of rest for %(name)s", name),
  ],
};

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
  const made = makeButton(sign, "btn-line", act);
  made.setAttribute("aria-label", words);
  made.title = words;
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
 * @typedef {object} Events
 * @property {(card: Card, act: Act) => void} act
 * @property {(said: string) => void} change
 * @property {(step: OwnStep) => Element|null} draw
 */

/** The buttons of a card. @param {string} name of its movement @param {(act: Act) => void} act */
const createButtons = (name, act) => ({
  up: button(say("Move %(name)s up", { name }), icon("up"), () => act("up")),
  down: button(say("Move %(name)s down", { name }), icon("down"), () => act("down")),
  copy: button(say("Add %(name)s once more", { name }), icon("copy"), () => act("copy")),
  remove: button(say("Remove %(name)s", { name }), icon("x"), () => act("remove")),
});

/**
 * A number of a dose, with what makes it less and more.
 * @param {Field} field
 * @param {string} name of the movement
 * @param {number} value
 * @param {(value: number) => void} set
 */
function createNumber(field, name, value, set) {
  const input = /** @type {HTMLInputElement} */ (make("input"));
  const [least, most] = LIMITS[field];
  Object.assign(input, { type: "number", min: least, max: most, value, inputMode: "numeric" });
  const by = (/** @type {1|-1} */ way) => () => set(nudge(field, Number(input.value), way));
  const words = NAMES[field];
  input.setAttribute("aria-label", say("%(number)s for %(name)s", { number: words, name }));
  const [less, greater] = LESS_AND_MORE[field]({ name });
  const fewer = button(less, "−", by(-1));
  const more = button(greater, "+", by(1));
  input.onchange = () => set(input.valueAsNumber);
  const box = make("div", [make("label", [make("span", words), input]), fewer, more], "pb-number");
  box.dataset.field = field;
  return { box, input };
}

/** The parts of a card whose words follow the step. */
const createParts = () => ({
  picture: make("div", [], "pb-fig"),
  amount: make("b", "", "num"),
  details: make("span"),
  words: make("p", "", "small"),
  warning: make("p", "", "pb-more"),
  length: make("p", "", "small num"),
  numbers: make("div", [], "pb-numbers"),
  own: make("p", say("The numbers are your own."), "small"),
  select: /** @type {HTMLSelectElement} */ (make("select")),
});

/** @typedef {ReturnType<typeof createParts>} Parts */

/** Say what a step is. @param {Guide} guide @param {OwnStep} step @param {Parts} parts */
function describe(guide, step, { amount, details, words, warning, length, numbers, own }) {
  const { dose, version } = step;
  const movement = findMovement(guide, step.do);
  amount.textContent = doseAmount(dose);
  details.textContent = ` ${doseDetails({ ...dose, note: version.dose.note }, movement.side)}`;
  words.textContent = [pace(dose, movement), versionWords(version)].filter(Boolean).join(" ");
  const target = { ...movement.target, note: undefined };
  warning.textContent = exceedsTarget(guide, step)
    ? say("More than the guide’s target of %(dose)s.", {
        dose: doseSpoken(target, movement.side),
      })
    : "";
  length.textContent = say("Takes %(time)s.", { time: clock(doseSeconds(dose, guide.rule)) });
  const rest = numbers.querySelector("[data-field=rest]");
  if (rest) /** @type {HTMLElement} */ (rest).hidden = !listFields(dose).includes("rest");
  own.hidden = isGiven(step);
}

/**
 * The place of a step's version among those to choose from.
 * @param {Version[]} choices
 * @param {Version} version
 */
function findVersion(choices, version) {
  const fits = choices.findIndex(
    (one) => one === version || (one.words === version.words && one.kind === version.kind),
  );
  return fits < 0 ? choices.findIndex(({ words }) => words === version.words) : fits;
}

/**
 * Lay a card out.
 * @param {import("../player/guide.js").Movement} movement
 * @param {Card} card
 * @param {Parts} parts
 */
function fill(movement, { element, buttons }, parts) {
  const { picture, amount, details, words, length, warning, numbers, own, select } = parts;
  const title = make("h3", [make("span", number(movement.number), "bib"), ` ${movement.name}`]);
  const dose = make("p", [amount, details], "pb-dose");
  const stops = movement.stop.map(({ sign, then }) =>
    make("li", [make("b", `${sign}.`), ` ${then}`]),
  );
  element.append(
    picture,
    make("div", [title, dose, words, length, warning], "pb-what"),
    make("div", Object.values(buttons), "pb-acts"),
    make("details", [
      make("summary", say("Change the dose")),
      make("label", [make("span", say("Version")), select], "pb-version"),
      numbers,
      own,
    ]),
    make(
      "details",
      [
        make("summary", say("Stop if, and ask first if")),
        make("ul", stops),
        make("p", movement.askFirst),
      ],
      "pb-signs",
    ),
  );
}

/**
 * @param {Guide} guide
 * @param {OwnStep} given
 * @param {Events} events
 * @returns {Card}
 */
export function createCard(guide, given, events) {
  const movement = findMovement(guide, given.do);
  const parts = createParts();
  const { picture, numbers, select } = parts;
  picture.append(...[events.draw(given) ?? []].flat());
  select.setAttribute("aria-label", say("Version of %(name)s", { name: movement.name }));

  /** @type {Card} */
  const card = {
    step: given,
    element: make("li"),
    buttons: createButtons(movement.name, (act) => events.act(card, act)),
  };

  const show = () => describe(guide, card.step, parts);

  /** @param {Field} field */
  const createField = (field) => {
    const value = card.step.dose[field] ?? 0;
    const { box, input } = createNumber(field, movement.name, value, (wanted) => {
      card.step = setNumber(card.step, field, wanted);
      input.value = `${card.step.dose[field]}`;
      show();
      events.change(`${NAMES[field]}: ${number(input.valueAsNumber)}`);
    });
    return box;
  };

  const showNumbers = () =>
    numbers.replaceChildren(...listFields({ ...card.step.dose, sets: 2 }).map(createField));

  const choices = listChoices(guide, card.step);
  select.replaceChildren(
    ...choices.map((version) => make("option", versionName(version, movement))),
  );
  select.selectedIndex = findVersion(choices, card.step.version);
  select.onchange = () => {
    card.step = createStep(guide, card.step.do, choices[select.selectedIndex]);
    picture.replaceChildren(...[events.draw(card.step) ?? []].flat());
    showNumbers();
    show();
    events.change(`${movement.name}: ${select.value}`);
  };
  showNumbers();
  show();
  fill(movement, card, parts);
  return card;
}
