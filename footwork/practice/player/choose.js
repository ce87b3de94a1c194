// Shows the routines at once where the address names none: the player, most of what this page can
// load, is fetched only where it names one.

if (location.search) import("./practice-page.js");
else {
  document.getElementById("pr-choose")?.classList.add("open");
  if (document.documentElement.classList.contains("back")) import("../log/due-page.js");
}
