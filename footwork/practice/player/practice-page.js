// The practice page: puts the parts together. Each part can be missing from a browser; the count
// goes on.

/** @import { Cue } from "./cues.js" */
/** @import { Choice, Guide } from "./guide.js" */
/** @import { Saved, State } from "./player.js" */
/** @import { Kept } from "./session.js" */
import { say } from "../../browser/messages.js";
import { startButtons, startKeys } from "./controls.js";
import { createClock, createHeadset, createScreenLock } from "./device.js";
import { choose, findMovement, isWhole, listDone } from "./guide.js";
import { isHeld, page } from "./keep.js";
import { createLive } from "../../browser/live.js";
import { label, part, showPart } from "./parts.js";
import { Player } from "./player.js";
import { speak } from "./ready.js";
import { findPlace } from "./schedule.js";
import { Session } from "./session.js";
import { createSignals } from "./signals.js";
import { showEnd } from "./view-end.js";
import { showStart, showWhere } from "./view-start.js";
import { createView } from "./view.js";
import { minutes, spent } from "./words.js";

// All that is done before one knows where the person is, or under a hold.
const ANSWERS = ["on", "return", "stop"];

/** In which a session is neither to be begun nor over. @type {State[]} */
const LEFT = ["running", "paused", "away"];

/**
 * Ask what became of a time that nobody saw. Nothing of it counts before the answer.
 * @param {Guide} guide
 * @param {Player} player
 */
function ask(guide, player) {
  const { seconds, went } = player.absence;
  const { blocks, end } = player.schedule;
  const { name } = findMovement(guide, player.steps[blocks[findPlace(blocks, went)].step].do);
  const over = went >= end;
  const text = speak([
    say("You were away for %(gone)s. Did you go on?", { gone: spent(seconds) }),
    over ? say("By the clock it is over") : say("By the clock it is %(name)s now", { name }),
  ]);
  part("away-t").textContent = text;
  label("on", over ? say("I did all of it") : say("I went on"), "ok");
  return text;
}

class Practice {
  #guide;
  #choice;
  #session;
  #view;
  /** @type {Player} */
  #player;
  #time = createClock();
  #screen = createScreenLock(() => this.#lack("dark"));
  #live = createLive(part("live"));
  #dialog = /** @type {HTMLDialogElement} */ (part("run"));
  #headset = createHeadset({
    play: () => this.#player.state === "running" || this.act("pause"),
    pause: () => this.#player.pause(),
    nexttrack: () => this.act("skip"),
    previoustrack: () => this.act("back"),
  });
  #signals;

  /** @type {Record<string, () => void>} */
  #acts = {
    back: () => this.#player.back(),
    pause: () => (this.#player.state === "running" ? this.#player.pause() : this.#run()),
    skip: () => this.#player.skip(),
    rest: () => this.#player.rest(Number(part("run").dataset.more)),
    easier: () => this.#player.ease(),
    stop: () => this.#player.pause("stopped"),
    return: () => this.#run(),
    on: () => this.#player.wentOn(),
  };

  /**
   * @param {Guide} guide
   * @param {Choice} choice
   */
  constructor(guide, choice) {
    this.#guide = guide;
    this.#choice = choice;
    this.#session = new Session(guide, choice);
    this.#view = createView(guide);
    this.#signals = createSignals(this.#session.store, this.#headset.available);
    const saved = this.#session.find();
    showStart(guide, choice);
    part("again").hidden = !saved;
    this.#player = this.#prepare(saved ?? this.#session.create());
    part("all").textContent = minutes(this.#player.schedule.end);
    if (saved) {
      label("begin", say("Go on"), "play");
      showWhere(this.#player);
    }
    if (!this.#signals.possible.voice) this.#lack("mute");
    if (!navigator.wakeLock) this.#lack("dark");
    page.dataset[choice.kind] = choice.id;
    isHeld();
  }

  /** Listen to the person and to the page. */
  start() {
    for (const id of ["begin", "resume"]) part(id).onclick = () => this.#open();
    for (const id of ["again", "repeat"]) part(id).onclick = () => this.#again();
    startButtons(this.#dialog, Object.keys(this.#acts), (name) => this.act(name));
    startKeys(this.#dialog, this.#acts.stop);
    // The drawing is large enough to be hit without a look.
    part("art").onclick = () => this.#player.waits && this.act("skip");
    document.addEventListener("practice:hold", () => {
      if (this.#player.state !== "running") return;
      this.#player.pause();
      part("held").focus();
    });
    document.addEventListener("visibilitychange", () => this.#see());
    addEventListener("pagehide", () => {
      const player = this.#player;
      // Who closes it in sight stops there. Only then is it told that it is hidden.
      if (player.state === "running" && !document.hidden) player.pause();
      // What was done so far is in the log, whether or not it is gone on with.
      if (LEFT.includes(player.state)) this.#session.end(player, false);
    });
  }

  /** @param {string} name */
  act(name) {
    this.#signals.wakeSound(); // a call may have silenced it
    if (ANSWERS.includes(name) || (this.#player.state !== "away" && !isHeld())) this.#acts[name]();
  }

  /** @param {Saved & Partial<Kept>} saved */
  #prepare(saved) {
    this.#session.prepare(saved);
    const player = new Player(this.#guide, saved, this.#time, {
      give: (cue) => this.#give(cue),
      show: () => {
        this.#view.show(this.#player);
        if (this.#player.state !== "running") return;
        this.#signals.plan(this.#player);
        this.#session.saveNowAndThen(this.#player);
      },
      jump: () => this.#signals.clear(),
      may: () => !isHeld(),
      change: (state) => this.#change(state),
    });
    player.see(!document.hidden);
    this.#view.prepare(player);
    return player;
  }

  /** @param {State} state */
  #change(state) {
    const runs = state === "running";
    if (state !== "away") this.#session.move();
    this.#screen.set(runs);
    this.#showState(state);
    this.#signals.follow(this.#player, state);
    if (!runs) part("signals-paused").append(part("signals"));
    if (state === "done" || state === "stopped") {
      this.#finish();
      return;
    }
    this.#headset.show(runs, this.#choice.name, this.#signals.headset);
    this.#view.show(this.#player);
    this.#session.save(this.#player);
    this.#tell(state);
  }

  /** @param {State} state */
  #showState(state) {
    const asks = state === "away";
    part("paused").hidden = state === "running" || asks;
    this.#dialog.classList.toggle("asks", asks);
    part("away").hidden = !asks;
  }

  /** @param {State} state */
  #tell(state) {
    if (state === "away") {
      this.#say(ask(this.#guide, this.#player));
      part("return").focus();
      return;
    }
    const now = speak(["move", "side", "phase"].map((id) => part(id).textContent ?? ""));
    if (state !== "running") this.#live.tell(say("Paused."));
    // Who comes back hears where that is; at the start all is told.
    else if (!this.#signals.speaks || this.#player.now() > 1) this.#say(now);
  }

  /** By the voice, or to a screen reader. @param {string} text */
  #say(text) {
    this.#give({ at: 0, say: text, tell: text });
  }

  /** @param {Cue} cue */
  #give(cue) {
    this.#signals.give(cue);
    if (cue.tell && !this.#signals.speaks) this.#live.tell(cue.tell);
  }

  /**
   * Say what the browser cannot do, once: above the start, or over the drawing at first.
   * @param {"dark"|"mute"} what
   */
  #lack(what) {
    const { store } = this.#session;
    /** @type {string[]} */
    const told = [store.read("lacks") ?? []].flat(); // whatever someone has made of it
    if (told.includes(what)) return;
    store.write("lacks", [...told, what]);
    part(what).hidden = false;
    if (this.#dialog.open) this.#live.tell(part(what).textContent ?? "");
  }

  #finish() {
    const player = this.#player;
    const finished = player.state === "done" && isWhole(listDone(player.steps));
    this.#headset.end();
    part("signals-home").append(part("signals"));
    this.#dialog.close();
    showEnd(this.#guide, this.#choice, player, finished);
    this.#session.end(player, finished);
  }

  /** In two pieces, the second still as part of the tap, so that a slow phone answers at once. */
  #open() {
    if (isHeld()) return;
    showPart("start");
    this.#dialog.showModal();
    part("pause").focus();
    setTimeout(() => this.#run());
  }

  #run() {
    if (!this.#dialog.open) return; // Stop came before it had begun
    this.#session.goOn(this.#player);
    this.#signals.wake();
    this.#player.run();
  }

  #again() {
    if (isHeld()) return;
    this.#player = this.#prepare(this.#session.create());
    this.#open();
  }

  #see() {
    const { hidden } = document;
    const player = this.#player;
    this.#time.setHidden(hidden);
    if (!hidden && player.state === "running") this.#signals.wakeSound();
    player.see(!hidden);
    if (!hidden || player.state !== "running") return;
    this.#signals.plan(player);
    this.#session.save(player);
  }
}

/** Say what is wrong, and leave the routines to choose from. @param {"error"|"unloaded"} fault */
function showError(fault) {
  part(fault).hidden = false;
  showPart("choose");
}

async function openPage() {
  /** @type {Guide|null} */
  const guide = await fetch(page.dataset.guide ?? "")
    .then((answer) => answer.json())
    .catch(() => null);
  if (!guide) {
    showError("unloaded");
    return;
  }
  let choice = null;
  try {
    choice = choose(guide, location.search);
  } catch {
    showError("error");
    return;
  }
  if (choice) new Practice(guide, choice).start();
  else showPart("choose");
}

openPage();
