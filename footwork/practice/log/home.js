// Most who come to the home page have nothing to come back to: what reads a log is fetched only
// where there is one, or a first session to go on with.

if (document.documentElement.classList.contains("back")) import("./home-page.js");
else {
  // Whoever comes back to a stranger's page from a first session is none any more.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && isKnown()) location.reload();
  });
}

/** Whether there is a log by now, or a session to go on with. */
function isKnown() {
  try {
    const kept = ["footwork-log", "footwork-practice-session"];
    return kept.some((key) => localStorage.getItem(key));
  } catch {
    return false;
  }
}
