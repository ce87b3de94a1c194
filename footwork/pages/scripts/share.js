// Texts to copy, above all in the panel "Share or embed": a tap selects a text, a button copies it,
// and a phone may send the link by its own share sheet. Without this script the texts can be
// selected and copied by hand.

import { make, makeButton } from "../../browser/make.js";
import { say } from "../../browser/messages.js";

/** Give a text a button that copies it. @param {HTMLTextAreaElement} field */
function startCopy(field) {
  const word = make("span", say("Copy"));
  const which = make("span", field.labels[0].textContent ?? "", "vh");
  const button = makeButton([word, " ", which], "btn-line", async () => {
    field.select(); // where the clipboard is refused, the text is ready to be copied by hand
    const done = await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    );
    word.textContent = done ? say("Copied") : say("Selected: now copy it");
    setTimeout(() => {
      word.textContent = say("Copy");
    }, 3000);
  });
  button.setAttribute("aria-live", "polite");
  field.after(button);
}

/**
 * Make a field as high as its text, where the browser does not know field-sizing.
 * @param {HTMLTextAreaElement} field
 */
function startFit(field) {
  const fit = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`; // and its border
  };
  new ResizeObserver(() => requestAnimationFrame(fit)).observe(field.parentElement ?? field);
}

/** Hand the link to the phone's own share sheet. @param {Element} panel @param {string} url */
function startSend(panel, url) {
  const button = makeButton(say("Send the link"), "btn-line", () => {
    navigator.share({ title: document.title, url }).catch(() => undefined); // the reader gave up
  });
  panel.prepend(button);
}

/** @type {NodeListOf<HTMLTextAreaElement>} */
const fields = document.querySelectorAll(".share textarea");
for (const field of fields) {
  field.addEventListener("click", () => field.select());
  if (navigator.clipboard) startCopy(field);
  if (!CSS.supports("field-sizing", "content")) startFit(field);
}
const panel = document.querySelector("#share");
const link = panel?.querySelector("textarea");
if (panel && link && "share" in navigator) startSend(panel, link.value);
for (const way of document.querySelectorAll('a[href="#share"]')) {
  way.addEventListener("click", () => panel?.parentElement?.setAttribute("open", ""));
}
