// The page /log/: shows one state of what stands there in words already, and changes the log. Each
// part of it is a module of its own.

import { dates } from "./page-dates.js";
import { entry } from "./page-entry.js";
import { file } from "./page-file.js";
import { forgetNow, hold, setNow } from "./page-hold.js";
import { morning, setPain } from "./page-morning.js";
import { next } from "./page-next.js";
import { act, root, show, showAll, startParts, store } from "./page-parts.js";
import { routines } from "./page-routines.js";
import { sessions } from "./page-sessions.js";
import { weeks } from "./page-weeks.js";
import { KEY } from "./store.js";

startParts([morning, hold, next, dates, weeks, routines, sessions, entry, file]);

root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  const { pain, now } = button.dataset;
  if (pain) {
    forgetNow();
    setPain(Number(pain));
  } else if (now) setNow(Number(now));
  else act(button);
});
addEventListener("storage", ({ key }) => (key === KEY || key === null) && showAll());
// A page that comes back may come back on another day, or after another page.
addEventListener("pageshow", ({ persisted }) => persisted && showAll());
document.addEventListener("visibilitychange", () => document.hidden || showAll());

show("all", true);
root.classList.add("ready");
store.holdRoom();
showAll();
