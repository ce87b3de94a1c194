{
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

  // WordPress, which is known by its secret, gives 1000 px at most. Where that is too little,
  // drawings and letters shrink; where that is too little as well, what to do is folded under its
  // title, once. The steps that keep a reader from falling stand open even then, and so do the
  // signs to stop at, the warnings and who should ask first. An iframe may get its width late, so
  // it is asked again whenever the size changes; what a reader has opened moves nothing, and
  // scrolls.
  const fit = () => {
    const main = document.querySelector("main");
    if (!main || !innerWidth || !/[?&]secret=/.test(location.hash)) return;
    if (document.querySelector("details[open]")) return;
    /** @param {string[]} levels */
    const fits = (...levels) => {
      main.classList.remove("low", "least"); // it may have more room now
      main.classList.add(...levels);
      return document.body.getBoundingClientRect().height <= 1000;
    };
    if (fits() || fits("low")) return;
    /** @type {HTMLElement|null} */
    const part = document.querySelector("[data-fold]");
    if (part) fold(part);
    if (!part || !(fits() || fits("low"))) fits("low", "least");
  };
  /** @param {HTMLElement} part */
  const fold = (part) => {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.append(part.querySelector("h2") ?? "", part.dataset.fold ?? "");
    const kept = /** @type {HTMLElement} */ (part.querySelector("ol")?.cloneNode());
    for (const step of part.querySelectorAll("[data-keep]")) kept.append(step.cloneNode(true));
    details.append(summary, ...part.childNodes);
    part.append(details);
    if (kept.firstChild) part.append(kept);
    part.removeAttribute("data-fold");
    part.parentElement?.classList.add("folded");
  };
  addEventListener("DOMContentLoaded", () => {
    fit();
    new ResizeObserver(fit).observe(document.body);
  });

  // The drawing in motion takes the place of the last still picture, and gives it back.
  addEventListener("DOMContentLoaded", () => {
    /** @type {HTMLButtonElement|null} */
    const button = document.querySelector(".play");
    if (!button || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const still = /** @type {SVGElement} */ (document.querySelector(".end svg"));
    const tag = /** @type {HTMLElement|null} */ (document.querySelector(".end .tag"));
    const motion = new Image();
    motion.alt = button.dataset.alt ?? "";
    button.hidden = false;
    motion.addEventListener("error", () => {
      motion.replaceWith(still);
      button.hidden = true;
      if (tag) tag.hidden = false;
    });
    button.addEventListener("click", () => {
      const playing = still.isConnected;
      if (playing) motion.src = button.dataset.motion ?? "";
      if (playing) still.replaceWith(motion);
      else motion.replaceWith(still);
      if (tag) tag.hidden = playing; // it names a still position
      button.setAttribute("aria-pressed", String(playing));
    });
  });

  // To the page around: WordPress's own messages between a page and what is embedded in it. In
  // its sandbox no link opens and no height is known, so the host is asked to do both. A link that
  // no host has greeted for opens by itself, wherever the sandbox lets it.
  if (parent !== window) {
    const findSecret = () => /[?&]secret=([A-Za-z0-9]+)/.exec(location.hash)?.[1];
    let hosted = false;
    /** @param {"height"|"link"} message @param {number|string} value */
    const send = (message, value) => {
      parent.postMessage({ message, value, secret: findSecret() }, "*");
    };
    const sendHeight = () => {
      send("height", Math.ceil(document.body.getBoundingClientRect().height));
    };
    for (const event of ["DOMContentLoaded", "load", "hashchange"])
      addEventListener(event, sendHeight);
    addEventListener("DOMContentLoaded", () =>
      new ResizeObserver(sendHeight).observe(document.body),
    );
    addEventListener("message", ({ source, data }) => {
      if (source !== parent || data?.message !== "ready" || data.secret !== findSecret()) return;
      hosted = true;
      sendHeight();
    });
    addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a");
      if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (hosted) event.preventDefault();
      // WordPress greets once, often before this page is there, and listens all the same.
      if (hosted || findSecret()) send("link", link.href);
    });
  }
}
