// The page on which an own routine is put together. It keeps nothing: what it knows is its address.

/** @import { Guide } from "../player/guide.js" */
/** @import { Act, Card } from "./card.js" */
/** @import { OwnStep } from "./routine.js" */
import { cleanName } from "../player/code.js";
import { make } from "../player/dom.js";
import { findMovement } from "../player/guide.js";
import { createLive } from "../player/live.js";
import { many, minutes } from "../player/words.js";
import { startCalendar } from "./calendar-form.js";
import { createCard } from "./card.js";
import { createDraw } from "./step-drawing.js";
import { createStep, MOST_STEPS, move, readQuery, totalSeconds, writeQuery } from "./routine.js";
import { showSheet } from "./routine-sheet.js";

const NO_ROUTINE = "This address holds no routine that can be read. Here are the routines to start from.";
const NO_GUIDE = "The movements could not be loaded. Are you offline? Try again, or read the routines.";
const PAUSE = 300; // milliseconds until a change is written into the address, as browsers count the writes

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(`pb-${id}`));

const page = /** @type {HTMLElement} */ (document.getElementById("build"));

/** @param {string} fault */
function showError(fault) {
  part("error").textContent = fault;
  part("error").hidden = false;
}

/** @param {Guide} guide */
function startPage(guide) {
  const live = createLive(part("live"));
  const list = part("steps");
  const field = /** @type {HTMLInputElement} */ (part("name"));
  const begin = /** @type {HTMLAnchorElement} */ (part("begin"));
  const canonical = /** @type {HTMLLinkElement|null} */ (document.querySelector("link[rel=canonical]"));
  const player = new URL(page.dataset.player ?? "", canonical?.href ?? location.href);
  /** @type {Card[]} */
  let cards = [];
  let removed = make("li", [], "pb-undo");
  let waiting = 0;

  const draw = createDraw(guide, page);
  const steps = () => cards.map(({ step }) => step);
  const nameOf = (/** @type {Card} */ card) => findMovement(guide, card.step.do).name;
  const full = () => cards.length >= MOST_STEPS;

  /** Show what follows from the steps, and write them into the address. */
  const update = () => {
    const some = cards.length > 0;
    const name = cleanName(field.value);
    const query = writeQuery(guide, name, steps());
    const address = some ? player.href + query : "";
    for (const id of ["go", "use"]) part(id).hidden = !some;
    part("empty").hidden = some;
    part("full").hidden = !full();
    part("full").textContent = `A routine holds at most ${MOST_STEPS} movements.`;
    part("total").textContent = minutes(totalSeconds(steps(), guide));
    part("count").textContent = many(cards.length, "movement");
    part("address").textContent = address;
    begin.href = `${page.dataset.player}${query}`;
    for (const button of page.querySelectorAll("[data-add]")) button.setAttribute("aria-disabled", String(full()));
    cards.forEach(({ buttons }, place) => {
      buttons.up.setAttribute("aria-disabled", String(place === 0));
      buttons.down.setAttribute("aria-disabled", String(place === cards.length - 1));
      buttons.copy.setAttribute("aria-disabled", String(full()));
    });
    showSheet(guide, name, steps(), address, draw);
    clearTimeout(waiting);
    waiting = setTimeout(() => history.replaceState(null, "", query || location.pathname), PAUSE);
  };

  /** Bring the list into the order of the cards; what has the focus keeps it. */
  const arrange = () => {
    const focused = /** @type {HTMLElement|null} */ (document.activeElement);
    removed.remove();
    cards.forEach(({ element }, place) => {
      if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
    });
    focused?.focus();
    update();
  };

  /** @param {OwnStep} step @param {number} [place] */
  const add = (step, place = cards.length) => {
    const card = createCard(guide, step, { act, change, draw });
    cards.splice(place, 0, card);
    return card;
  };

  /** @param {Card} card @param {string} said */
  function change(card, said) {
    removed.remove();
    update();
    live.tell(`${said}. In all ${part("total").textContent}.`);
  }

  /** @param {Card} card @param {Act} name */
  function act(card, name) {
    const place = cards.indexOf(card);
    if (card.buttons[name].getAttribute("aria-disabled") === "true") return;
    if (name === "remove") {
      remove(card, place);
      return;
    }
    if (name === "copy") {
      const more = add({ ...card.step }, place + 1);
      arrange();
      more.buttons.copy.focus();
      live.tell(`${nameOf(card)} added at place ${place + 2} of ${cards.length}.`);
      return;
    }
    const way = name === "up" ? -1 : 1;
    cards = move(cards, place, way);
    arrange();
    card.element.scrollIntoView({ block: "nearest" });
    live.tell(`${nameOf(card)} moved to place ${place + way + 1} of ${cards.length}.`);
  }

  /** Take a movement out; a button in its place brings it back. @param {Card} card @param {number} place */
  function remove(card, place) {
    cards = cards.filter((other) => other !== card);
    card.element.remove();
    arrange();
    const undo = /** @type {HTMLButtonElement} */ (make("button", "Undo", "btn btn-line"));
    undo.type = "button";
    undo.onclick = () => {
      cards.splice(place, 0, card);
      arrange();
      card.buttons.remove.focus();
      live.tell(`${nameOf(card)} is back at place ${place + 1} of ${cards.length}.`);
    };
    removed = make("li", [make("span", `${nameOf(card)} removed.`), undo], "pb-undo");
    list.insertBefore(removed, list.children[place] ?? null);
    undo.focus();
    live.tell(`${nameOf(card)} removed. ${many(cards.length, "movement")} left.`);
  }

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (page.querySelectorAll("[data-add]"))) {
    button.onclick = () => {
      if (full()) {
        live.tell(part("full").textContent ?? "");
        return;
      }
      const card = add(createStep(guide, button.dataset.add ?? ""));
      arrange();
      live.tell(`${nameOf(card)} added at place ${cards.length}. In all ${part("total").textContent}.`);
    };
  }

  try {
    const { name, steps: given } = readQuery(guide, location.search);
    field.value = name;
    given.forEach((step) => add(step));
  } catch {
    showError(NO_ROUTINE);
  }
  field.oninput = update;
  arrange();

  part("print").onclick = () => print();
  part("send").hidden = !navigator.share;
  part("send").onclick = () => {
    const url = part("address").textContent ?? "";
    navigator.share({ title: cleanName(field.value) || "Own routine", url }).catch(() => undefined); // given up
  };
  part("copy").onclick = async () => {
    getSelection()?.selectAllChildren(part("address")); // where the clipboard is refused, it is ready to be copied by hand
    const done = await navigator.clipboard?.writeText(part("address").textContent ?? "").then(() => true, () => false);
    const label = /** @type {HTMLElement} */ (part("copy").lastElementChild);
    label.textContent = done ? "Link copied" : "Selected: now copy it";
    live.tell(label.textContent);
    setTimeout(() => { label.textContent = "Copy the link"; }, 3000);
  };
  startCalendar(/** @type {HTMLFormElement} */ (part("cal")), page.dataset.calendar ?? "", () =>
    ({ guide, name: cleanName(field.value), steps: steps(), address: part("address").textContent ?? "" }));
}

/** @type {Guide|null} */
const guide = await fetch(page.dataset.guide ?? "").then((answer) => answer.json()).catch(() => null);
if (guide) {
  startPage(guide);
} else {
  showError(NO_GUIDE);
  for (const section of page.querySelectorAll("section.js-only")) section.remove();
}
page.classList.add("ready");
