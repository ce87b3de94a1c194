// The page on which an own routine is put together. What it knows is its address; it keeps nothing
// but what it is asked to.

/** @import { Guide } from "../player/guide.js" */
/** @import { Act, Card } from "./card.js" */
/** @import { OwnStep } from "./routine.js" */
import { cleanName } from "../player/code.js";
import { make, makeButton } from "../../browser/make.js";
import { say, sayCount } from "../../browser/messages.js";
import { findRoutine, keepRoutine } from "../log/own-routines.js";
import { LogStore } from "../log/store.js";
import { findMovement } from "../player/guide.js";
import { createLive } from "../../browser/live.js";
import { minutes } from "../player/words.js";
import { startCalendar } from "./calendar-form.js";
import { createCard } from "./card.js";
import { createDraw } from "./step-drawing.js";
import { createStep, move, readQuery, totalSeconds, writeQuery } from "./routine.js";
import { readChosen, showSheet } from "./routine-sheet.js";

const NO_ROUTINE = say("This link holds no routine that can be read. Start from one of these.");
const NO_GUIDE = say("The movements could not be loaded. Try again, or read the routines.");
// Milliseconds until a change is written into the address, as browsers count the writes.
const PAUSE = 300;

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(`pb-${id}`));

const page = /** @type {HTMLElement} */ (document.getElementById("build"));
/** The button of each movement. @type {NodeListOf<HTMLButtonElement>} */
const adds = page.querySelectorAll("[data-add]");

/** @param {number} count */
const sayMovements = (count) => sayCount("%(count)s movement", "%(count)s movements", count);

/** @param {string} fault */
function showError(fault) {
  part("error").textContent = fault;
  part("error").hidden = false;
}

class Builder {
  #live = createLive(part("live"));
  #list = part("steps");
  #field = /** @type {HTMLInputElement} */ (part("name"));
  #form = /** @type {HTMLFormElement} */ (part("paper"));
  /** @type {Card[]} */
  #cards = [];
  #removed = make("li", [], "pb-undo");
  #waiting = 0;
  #guide;
  #draw;

  /** @param {Guide} guide */
  constructor(guide) {
    this.#guide = guide;
    this.#draw = createDraw(guide, page);
  }

  get steps() {
    return this.#cards.map(({ step }) => step);
  }

  get name() {
    return cleanName(this.#field.value);
  }

  get full() {
    return this.#cards.length >= Number(part("full").dataset.most);
  }

  /** Take a routine from an address. @param {string} search */
  read(search) {
    try {
      const { name, steps } = readQuery(this.#guide, search);
      this.#field.value = name;
      for (const step of steps) this.#insert(step);
    } catch {
      showError(NO_ROUTINE);
    }
    this.#field.oninput = () => this.#update();
    this.#form.oninput = () => this.#showSheet();
    this.#arrange();
  }

  /** Put a movement at the end. @param {string} id */
  add(id) {
    if (this.full) {
      this.#live.tell(part("full").textContent ?? "");
      return;
    }
    const name = this.#nameOf(this.#insert(createStep(this.#guide, id)));
    this.#arrange();
    const added = say("%(name)s added at place %(place)s.", { name, place: this.#cards.length });
    this.#live.tell(`${added} ${this.#sayTotal()}`);
  }

  /** Keep it in the log, under its name. */
  keep() {
    const query = new URLSearchParams(writeQuery(this.#guide, this.name, this.steps));
    const own = { r: query.get("r") ?? "", name: this.name || say("Own routine") };
    const store = new LogStore();
    const kept = store.change((log) => keepRoutine(log, own)) === "kept";
    const full = kept && !findRoutine(store.read(), own.r);
    let words = say("%(name)s is kept: Practice and the log have it.", own);
    if (full) words = say("Not kept: the log is full of routines. Delete one there.");
    if (!kept) words = say("Not kept: the log cannot be read, or is full.");
    part("kept").textContent = words;
  }

  /** @param {string} text */
  tell(text) {
    this.#live.tell(text);
  }

  /** How long the routine is. */
  #sayTotal() {
    return say("In all %(total)s.", { total: part("total").textContent ?? "" });
  }

  /** @param {Card} card */
  #nameOf(card) {
    return findMovement(this.#guide, card.step.do).name;
  }

  /** Show what follows from the steps, and write them into the address. */
  #update() {
    const some = this.#cards.length > 0;
    const { name, steps } = this;
    const query = writeQuery(this.#guide, name, steps);
    const address = some ? findPlayer().href + query : "";
    for (const id of ["go", "use"]) part(id).hidden = !some;
    part("empty").hidden = some;
    part("kept").textContent = ""; // that was another routine
    part("full").hidden = !this.full;
    part("total").textContent = minutes(totalSeconds(steps, this.#guide));
    part("count").textContent = sayMovements(steps.length);
    part("address").textContent = address;
    const begin = /** @type {HTMLAnchorElement} */ (part("begin"));
    begin.href = `${page.dataset.player}${query}`;
    this.#bar();
    this.#showSheet();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(
      () => history.replaceState(null, "", query || location.pathname),
      PAUSE,
    );
  }

  /** Lay out what is printed. */
  #showSheet() {
    const { name, steps } = this;
    const address = part("address").textContent ?? "";
    const chosen = readChosen(this.#form);
    showSheet({ guide: this.#guide, name, steps, address, chosen, draw: this.#draw });
  }

  /** Bar the buttons that could do nothing, and mark what was added. */
  #bar() {
    const full = String(this.full);
    const { steps } = this;
    for (const button of adds) {
      button.setAttribute("aria-disabled", full);
      button.dataset.times = `${steps.filter((step) => step.do === button.dataset.add).length}`;
    }
    this.#cards.forEach(({ buttons }, place) => {
      buttons.up.setAttribute("aria-disabled", String(!place));
      buttons.down.setAttribute("aria-disabled", String(place === steps.length - 1));
      buttons.copy.setAttribute("aria-disabled", full);
    });
  }

  /** Bring the list into the order of the cards; what has the focus keeps it. */
  #arrange() {
    const focused = /** @type {HTMLElement|null} */ (document.activeElement);
    const { children } = this.#list;
    this.#removed.remove();
    this.#cards.forEach(({ element }, place) => {
      if (children[place] !== element) this.#list.insertBefore(element, children[place] ?? null);
    });
    focused?.focus();
    this.#update();
  }

  /** @param {OwnStep} step @param {number} [place] */
  #insert(step, place = this.#cards.length) {
    const card = createCard(this.#guide, step, {
      act: (one, name) => this.#act(one, name),
      change: (said) => this.#change(said),
      draw: this.#draw,
    });
    this.#cards.splice(place, 0, card);
    return card;
  }

  /** @param {string} said */
  #change(said) {
    this.#removed.remove();
    this.#update();
    this.#live.tell(`${said}. ${this.#sayTotal()}`);
  }

  /** @param {Card} card @param {Act} name */
  #act(card, name) {
    const place = this.#cards.indexOf(card);
    if (card.buttons[name].getAttribute("aria-disabled") === "true") return;
    if (name === "remove") this.#remove(card, place);
    else if (name === "copy") this.#copy(card, place);
    else this.#move(card, place, name === "up" ? -1 : 1);
  }

  /** @param {Card} card @param {number} place */
  #copy(card, place) {
    const more = this.#insert({ ...card.step }, place + 1);
    this.#arrange();
    more.buttons.copy.focus();
    const values = { name: this.#nameOf(card), place: place + 2, all: this.#cards.length };
    this.#live.tell(say("%(name)s added at place %(place)s of %(all)s.", values));
  }

  /** @param {Card} card @param {number} place @param {1|-1} way */
  #move(card, place, way) {
    this.#cards = move(this.#cards, place, way);
    this.#arrange();
    card.element.scrollIntoView({ block: "nearest" });
    const values = { name: this.#nameOf(card), place: place + way + 1, all: this.#cards.length };
    this.#live.tell(say("%(name)s moved to place %(place)s of %(all)s.", values));
  }

  /**
   * Take a movement out; a button in its place brings it back.
   * @param {Card} card
   * @param {number} place
   */
  #remove(card, place) {
    this.#cards = this.#cards.filter((other) => other !== card);
    card.element.remove();
    this.#arrange();
    const name = this.#nameOf(card);
    const undo = makeButton(say("Undo"), "btn-line", () => {
      this.#cards.splice(place, 0, card);
      this.#arrange();
      card.buttons.remove.focus();
      const values = { name, place: place + 1, all: this.#cards.length };
      this.#live.tell(say("%(name)s is back at place %(place)s of %(all)s.", values));
    });
    const removed = say("%(name)s removed.", { name });
    this.#removed = make("li", [make("span", removed), undo], "pb-undo");
    this.#list.insertBefore(this.#removed, this.#list.children[place] ?? null);
    undo.focus();
    const left = sayCount(
      "%(count)s movement left.",
      "%(count)s movements left.",
      this.#cards.length,
    );
    this.#live.tell(`${removed} ${left}`);
  }
}

/** Where the player is, by the address that is passed on. */
function findPlayer() {
  const canonical = /** @type {HTMLLinkElement|null} */ (
    document.querySelector("link[rel=canonical]")
  );
  return new URL(page.dataset.player ?? "", canonical?.href ?? location.href);
}

/** What is done with a routine: it is printed, sent, copied. @param {Builder} builder */
function startUses(builder) {
  const readAddress = () => part("address").textContent ?? "";
  part("print").onclick = () => print();
  // A browser offers the title of a page as the name of its file.
  const usual = document.title;
  onbeforeprint = () => {
    if (builder.steps.length) document.title = builder.name || say("Own routine");
  };
  onafterprint = () => {
    document.title = usual;
  };
  part("send").hidden = !navigator.share;
  part("send").onclick = () => {
    const title = builder.name || say("Own routine");
    navigator.share({ title, url: readAddress() }).catch(() => undefined); // given up
  };
  part("keep").onclick = () => builder.keep();
  part("copy").onclick = async () => {
    // Where the clipboard is refused, it is ready to be copied by hand.
    getSelection()?.selectAllChildren(part("address"));
    const done = await navigator.clipboard?.writeText(readAddress()).then(
      () => true,
      () => false,
    );
    const label = /** @type {HTMLElement} */ (part("copy").lastElementChild);
    label.textContent = done ? say("Link copied") : say("Selected: now copy it");
    builder.tell(label.textContent);
    setTimeout(() => {
      label.textContent = say("Copy the link");
    }, 3000);
  };
}

/** @param {Guide} guide */
function startPage(guide) {
  const builder = new Builder(guide);
  for (const button of adds)
    button.addEventListener("click", () => builder.add(button.dataset.add ?? ""));
  builder.read(location.search);
  startUses(builder);
  startCalendar(/** @type {HTMLFormElement} */ (part("cal")), page.dataset.calendar ?? "", () => ({
    guide,
    name: builder.name,
    steps: builder.steps,
    address: part("address").textContent ?? "",
  }));
}

/** @type {Guide|null} */
const guide = await fetch(page.dataset.guide ?? "")
  .then((answer) => answer.json())
  .catch(() => null);
if (guide) {
  startPage(guide);
} else {
  showError(NO_GUIDE);
  for (const section of page.querySelectorAll("section.js-only")) section.remove();
}
page.classList.add("ready");
