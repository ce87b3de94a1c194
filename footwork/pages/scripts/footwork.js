// What a page gains with JavaScript: a filter, a print button. Without it, everything can still be read; the style sheet hides these controls then.

/** Show only the cards that match the chosen kind, position and equipment. */
function startFilter(details) {
  const form = details.querySelector("form");
  const cards = [...document.querySelectorAll("#cards > li")];
  const count = document.querySelector(".filter-count");
  const apply = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    let shown = 0;
    for (const card of cards) {
      const matches = chosen.every(([name, value]) => card.dataset[name].split(" ").includes(value));
      card.hidden = !matches;
      shown += matches;
    }
    count.textContent = shown
      ? `${shown} of ${cards.length} movements`
      : "No movement fits all of that. Set one of them back to All.";
  };
  form.addEventListener("change", apply);
  details.open = matchMedia("(min-width: 60em)").matches;
  apply();
}

/** Print the page, by the browser. */
function startPrint(button) {
  button.addEventListener("click", () => window.print());
}

const filter = document.querySelector("#filter");
if (filter) startFilter(filter);
document.querySelectorAll("[data-print]").forEach(startPrint);

// Keeping the guide on this device begins long after the page is there.
addEventListener("load", () => setTimeout(() => import("../../offline/scripts/register.js"), 2000));
