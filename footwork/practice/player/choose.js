// Shows the routines at once where the address names none: they need not wait for the player to
// load.

if (!location.search) document.getElementById("pr-choose")?.classList.add("open");
