// Most who come to the home page have nothing to come back to: what reads a log is fetched only
// where there is one, or a first session to go on with.

if (document.documentElement.classList.contains("back")) import("./home-page.js");
// Whoever comes back to a stranger's page from a first session is none any more.
else addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
