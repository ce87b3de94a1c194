// The practice page: puts the parts together. Each part can be missing from a browser; the count goes on.

/** @import { Choice, Guide } from "./guide.js" */
/** @import { Player, Saved, State } from "./player.js" */
import { createClock } from "./clock.js";
import { createHeadset, createScreenLock } from "./device.js";
import { choose, findMovement, isStep, isStretch, isWhole, listDone } from "./guide.js";
import { isHeld } from "./keep.js";
import { createLive } from "./live.js";
import { createPlayer } from "./player.js";
import { findPlace } from "./schedule.js";
import { buzz, createSound } from "./sound.js";
import { createSpeech } from "./speech.js";
import { createStore } from "./storage.js";
import { createView, label, part, showPart, showStart, showWhere } from "./view.js";
import { clock as clockText } from "./words.js";

const AHEAD = 5; // seconds for which tones are planned
const AHEAD_HIDDEN = 90; // the same out of sight, where a page may wake only once a minute
const SKEW = 0.04; // seconds that the audio clock may be off before tones are planned anew
const SAVE = 5000; // milliseconds after which a running session is saved again
const FORGET = 12 * 3600 * 1000; // milliseconds after which a session is not gone on with
const NIGHT = 3 * 3600 * 1000; // milliseconds at rest, over midnight, after which it is the next day's
const ANSWERS = ["on", "return", "stop"]; // all that is done before one knows where the person is, or under a hold

/**
 * @typedef {object} Done what the event `practice:done` tells
 * @property {string} session when it began, in ISO 8601; the same when it was stopped and gone on with
 * @property {string} kind what was chosen, and its id
 * @property {string} id
 * @property {string} name
 * @property {boolean} finished
 * @property {number} seconds
 * @property {{do: string, sets: number}[]} movements sets that were done on all sides
 */

/**
 * @param {Guide} guide
 * @param {Choice} choice
 */
function startPage(guide, choice) {
  const store = createStore();
  const time = createClock();
  const sound = createSound();
  const speech = createSpeech();
  const screen = createScreenLock();
  const live = createLive(part("live"));
  const view = createView(guide);
  const dialog = /** @type {HTMLDialogElement} */ (part("run"));
  /** @type {Record<string, boolean>} */
  const signals = { tones: true, voice: true, buzz: true, headset: false, ...store.read("signals") };
  const address = location.search;
  let begun = "";
  /** @type {{active: number, movements: Done["movements"]}|null} */
  let told = null; // what is told of another day already
  let moved = 0; // moment at which it was begun, paused or gone on with last
  /** @type {Player} */
  let player;
  let planned = 0; // second up to which tones are planned
  let skew = NaN; // audio clock less position
  let asking = 0;
  let stored = 0; // moment at which it was saved last

  const save = () => {
    const { steps, active } = player;
    stored = Date.now();
    store.write("session", { address, begun, told, saved: moved, steps, active, position: player.kept });
  };

  const planTones = () => {
    if (!signals.tones) return;
    const now = player.now();
    const drift = sound.now() - now - skew;
    if (!(Math.abs(drift) < SKEW)) {
      sound.clear();
      planned = Number.isNaN(drift) ? now - 0.05 : now; // a tone that sounds already sounds once
      skew = sound.now() - now;
    }
    const until = now + (document.visibilityState === "hidden" ? AHEAD_HIDDEN : AHEAD);
    for (const { at, tone } of player.cues) {
      if (tone && at > planned && at <= until) sound.plan(tone, at - now);
    }
    planned = Math.max(planned, until);
  };

  const unplan = () => {
    sound.clear();
    skew = NaN;
  };

  /** @param {Saved} saved */
  const createRun = (saved) => createPlayer(guide, saved, time, {
    give({ say, tell, tone }) {
      if (say && signals.voice) speech.say(say);
      if (tone && signals.buzz) buzz(tone);
      if (tell) live.tell(tell);
    },
    show() {
      view.show(player);
      if (player.state !== "running") return;
      planTones();
      if (Date.now() - stored > SAVE) save(); // a flat battery says nothing before
    },
    jump() {
      unplan();
      speech.stop();
    },
    may: () => !isHeld(),
    change,
  });

  /** @param {State} state */
  function change(state) {
    const runs = state === "running";
    const asks = state === "away";
    if (!asks) moved = Date.now();
    clearInterval(asking);
    screen.set(runs);
    part("paused").hidden = runs || asks;
    dialog.classList.toggle("rests", !runs);
    dialog.classList.toggle("asks", asks);
    part("away").hidden = !asks;
    if (state === "done") {
      planTones();
    } else if (!runs) {
      unplan();
      speech.stop();
    }
    if (runs) {
      part("paused").replaceChildren();
    } else {
      part("paused").append(part("signals"));
    }
    if (state === "done" || state === "stopped") {
      finish();
      return;
    }
    headset.show(runs, choice.name, signals.headset);
    view.show(player);
    save();
    if (asks) {
      live.tell(ask());
      part("return").focus();
      asking = setInterval(ask, 1000); // reading takes time too
    } else live.tell(runs ? `${part("move").textContent}, ${part("phase").textContent}.` : "Paused.");
  }

  /** What became of a time that nobody saw. Nothing of it counts before the answer. */
  const ask = () => {
    const { seconds, went } = player.absence;
    const { blocks, end } = player.schedule;
    const { name } = findMovement(guide, player.steps[blocks[findPlace(blocks, went)].step].do);
    const over = went >= end;
    const text = `You were away for ${clockText(seconds)}. Did you go on? By the clock it is ${over ? "over" : `${name} now`}.`;
    part("away-t").textContent = text;
    label("on", over ? "I did all of it" : "I went on", "ok");
    label("return", over ? "Go back" : "Go back there", "back");
    return text;
  };

  const finish = () => {
    const over = player.state === "done";
    const movements = listDone(player.steps);
    const finished = over && isWhole(movements);
    headset.end();
    part("signals-home").append(part("signals"));
    dialog.close();
    document.documentElement.style.overflow = "";
    view.showEnd(choice, player, finished);
    if (over) store.remove("session");
    else save();
    tell(choice, { session: begun, finished, ...leaveOut(player.active, movements, told) });
  };

  /** @param {Choice} chosen @param {Pick<Done, "session"|"finished"|"seconds"|"movements">} done */
  const tell = ({ kind, id, name }, done) => {
    /** @type {Done} */
    const detail = { kind, id, name, ...done };
    document.dispatchEvent(new CustomEvent("practice:done", { detail }));
  };

  /** What was done of a session that was left, for the log. @param {Record<string, any>} kept */
  const tellKept = (kept) => {
    if (!isKept(guide, kept)) return;
    const { address: from, begun: session, active, steps, told: before } = kept;
    try {
      const chosen = choose(guide, from);
      if (chosen) tell(chosen, { session, finished: false, ...leaveOut(active, listDone(steps), before) });
    } catch { /* changed by someone, or of an older version: nothing to tell */ }
  };

  /** In two pieces, the second still as part of the tap, so that a slow phone answers at once. */
  const open = () => {
    if (isHeld()) return;
    showPart("start");
    dialog.showModal();
    document.documentElement.style.overflow = "hidden"; // the page behind stays where it is
    part("pause").focus();
    setTimeout(run);
  };

  const run = () => {
    // Gone on with on another day it is that day's, so that rest and the morning after follow it.
    const now = new Date();
    const kept = store.read("session");
    if (!player.active && !player.kept) begun = now.toISOString(); // the page may have been open since yesterday
    else if (now.getTime() - moved > NIGHT && new Date(begun).toDateString() !== now.toDateString()) {
      begun = now.toISOString();
      told = { active: player.active, movements: listDone(player.steps) };
    }
    if (kept && kept.begun !== begun) tellKept(kept); // its place is taken now
    sound.wake();
    if (signals.voice) speech.wake();
    player.run();
  };

  const headset = createHeadset({
    play: () => player.state === "running" || act("pause"),
    pause: () => player.pause(),
    nexttrack: () => act("skip"),
    previoustrack: () => act("back"),
  });

  /** @param {Saved & {saved?: number, told?: typeof told}} saved */
  const prepare = (saved) => {
    begun = saved.begun;
    told = saved.told ?? null;
    moved = saved.saved ?? Date.now();
    player = createRun(saved);
    player.see(document.visibilityState !== "hidden");
    view.prepare(player);
    return player;
  };

  const again = () => {
    if (isHeld()) return;
    prepare(fresh());
    open();
  };

  /** @returns {Saved} */
  const fresh = () =>
    ({ steps: structuredClone(choice.steps), position: 0, active: 0, begun: new Date().toISOString() });

  /** What a reload goes on with. @returns {(Saved & {saved: number})|null} */
  const findSaved = () => {
    const kept = store.read("session");
    // One that was kept under a wrong clock, or by an older version, or that someone has changed, is none.
    if (kept?.address !== address || !(Math.abs(Date.now() - kept.saved) < FORGET)) return null;
    return isKept(guide, kept) ? kept : null;
  };

  const saved = findSaved();
  showStart(guide, choice);
  part("again").hidden = !saved;
  const first = prepare(saved ?? fresh());
  if (saved) {
    label("begin", "Go on", "play");
    showWhere(first);
  }
  if (choice.kind === "do") page.dataset.single = choice.id;
  isHeld();

  part("begin").onclick = open;
  part("resume").onclick = open;
  part("again").onclick = again;
  part("repeat").onclick = again;

  /** @type {Record<string, () => void>} */
  const acts = {
    back: () => player.back(),
    pause: () => (player.state === "running" ? player.pause() : run()),
    skip: () => player.skip(),
    rest: () => player.rest(),
    easier: () => player.ease(),
    stop: () => player.pause("stopped"),
    return: () => run(),
    on: () => {
      sound.wake();
      player.wentOn();
    },
  };
  /** @param {string} name */
  const act = (name) => {
    if (ANSWERS.includes(name) || (player.state !== "away" && !isHeld())) acts[name]();
  };
  for (const name of Object.keys(acts)) {
    part(name).onclick = (event) => {
      act(name);
      // After a tap the space bar is to pause again; who uses the keyboard stays where they are.
      if (event.detail && dialog.open) part("pause").focus();
    };
  }

  const keys = { ArrowLeft: "back", ArrowRight: "skip", "+": "rest", "=": "rest", e: "easier", E: "easier", " ": "pause" };
  document.addEventListener("keydown", (event) => {
    if (!dialog.open) return;
    const name = keys[/** @type {keyof typeof keys} */ (event.key)];
    const used = event.target instanceof HTMLButtonElement || event.target instanceof HTMLInputElement;
    if (!name || event.ctrlKey || event.metaKey || event.altKey || (event.key === " " && used)) return;
    event.preventDefault();
    const button = /** @type {HTMLButtonElement} */ (part(name));
    if (!button.disabled) button.click();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    acts.stop();
  });

  const switches = part("signals").querySelectorAll("input");
  /** @type {Record<string, boolean>} */
  const possible = {
    tones: Boolean(globalThis.AudioContext), voice: speech.available, buzz: Boolean(navigator.vibrate), headset: headset.available,
  };
  for (const input of switches) {
    const { name } = input;
    /** @type {HTMLElement} */ (input.parentElement).hidden = !possible[name];
    input.checked = Boolean(signals[name]);
    input.onchange = () => {
      signals[name] = input.checked;
      store.write("signals", signals);
    };
  }

  document.addEventListener("practice:hold", () => {
    if (player.state !== "running") return;
    player.pause();
    part("held").focus();
  });
  document.addEventListener("visibilitychange", () => {
    const hidden = document.visibilityState === "hidden";
    time.setHidden(hidden);
    if (!hidden && player.state === "running") sound.wake();
    player.see(!hidden);
    if (!hidden || player.state !== "running") return;
    planTones();
    save();
  });
  addEventListener("pagehide", () => {
    if (player.state === "running" || player.state === "paused") save();
  });
}

/** Whether a session that was kept can be gone on with. @param {Guide} guide @param {Record<string, any>} kept */
const isKept = (guide, { position, active, begun, steps }) =>
  isStretch(position) && isStretch(active) && !Number.isNaN(Date.parse(begun))
  && Array.isArray(steps) && steps.length > 0 && steps.every((/** @type {unknown} */ step) => isStep(guide, step));

/**
 * What was done since a part of it was told.
 * @param {number} active seconds @param {Done["movements"]} movements
 * @param {{active: number, movements: Done["movements"]}|null} [told]
 */
function leaveOut(active, movements, told) {
  const count = (/** @type {string} */ id) =>
    (told?.movements ?? []).reduce((sum, one) => sum + (one.do === id ? one.sets : 0), 0);
  return {
    seconds: Math.round(active - (told?.active ?? 0)),
    movements: movements.map((one) => ({ ...one, sets: Math.max(0, one.sets - count(one.do)) })),
  };
}

/** Say what is wrong, and leave the routines to choose from. @param {"error"|"unloaded"} fault */
function showError(fault) {
  part(fault).hidden = false;
  showPart("choose");
}

const page = /** @type {HTMLElement} */ (document.getElementById("practice"));

async function openPage() {
  if (!location.search) {
    showPart("choose");
    return;
  }
  /** @type {Guide|null} */
  const guide = await fetch(page.dataset.guide ?? "").then((answer) => answer.json()).catch(() => null);
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
  if (choice) startPage(guide, choice);
  else showPart("choose");
}

openPage();
