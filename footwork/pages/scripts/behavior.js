// What markup alone cannot do on every page. The site reads in full without it.

{
  /** @param {string} name @param {string} value */
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Not kept: it is chosen again.
    }
  };

  const scheme = /** @type {HTMLButtonElement} */ (document.querySelector(".ib-scheme"));
  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const showScheme = () => {
    scheme.setAttribute("aria-pressed", String(isDark()));
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const meta of document.querySelectorAll("meta[name=theme-color]"))
      meta.setAttribute("content", paper);
  };
  scheme.onclick = () => {
    document.body.dataset.mdColorScheme = isDark() ? "default" : "slate";
    keep("footwork-scheme", document.body.dataset.mdColorScheme);
  };
  new MutationObserver(showScheme).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });
  showScheme();

  // The skin of the drawings, kept on the device.
  const tones = /** @type {HTMLElement} */ (document.querySelector(".tones"));
  const skin = `[value="${document.body.dataset.skin ?? 1}"]`;
  /** @type {HTMLInputElement} */ (tones.querySelector(skin)).checked = true;
  tones.onchange = ({ target }) => {
    const { value } = /** @type {HTMLInputElement} */ (target);
    document.body.dataset.skin = value;
    keep("footwork-skin", value);
  };

  // The search opens at once; what looks comes with its first opening. It is a state of the
  // history, so that a phone's Back closes it, and Back from a page that was found leads to it
  // again.
  const find = /** @type {HTMLDialogElement} */ (document.getElementById("find"));
  const field = /** @type {HTMLInputElement} */ (find.querySelector("input"));
  /** What is looked for, by the history: nothing where nothing is. @returns {string|undefined} */
  const readAsked = () => history.state?.find;
  const pushAsked = () => history.pushState({ ...history.state, find: field.value }, "");
  let isLeaving = false; // it was closed, and the history is still to go back
  /** @param {string} [asked] */
  const openSearch = (asked) => {
    if (asked !== undefined) field.value = asked;
    if (!find.open) find.showModal();
    if (!isLeaving && readAsked() === undefined) pushAsked();
    field.focus();
    field.select();
    import("./search.js")
      .then(({ startSearch }) => startSearch(find))
      .catch(() => {
        const told = /** @type {HTMLElement} */ (find.querySelector(".find-n"));
        told.textContent = find.dataset.lost ?? "";
      });
  };
  // What looks may not be here yet: the page is not to be sent away for it.
  find.addEventListener("submit", (event) => event.preventDefault());
  const followHistory = () => {
    if (isLeaving) {
      isLeaving = false;
      if (find.open) pushAsked();
    } else if (readAsked() !== undefined) openSearch(readAsked());
    else if (find.open) find.close();
  };
  find.addEventListener("close", () => {
    if (isLeaving || readAsked() === undefined) return;
    isLeaving = true;
    history.back();
  });
  find.addEventListener("click", ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = find.getBoundingClientRect();
    const isInside = left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
    const isClose = target instanceof Element && target.closest("[data-close]");
    if (isClose || (target === find && !isInside)) find.close();
  });
  addEventListener("popstate", followHistory);
  followHistory();
  /** @type {HTMLElement} */ (document.querySelector(".ib-search")).onclick = () => openSearch();
  document.querySelector("form[data-find]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    openSearch(String(new FormData(form).get("asked")));
  });

  /** Whether a key is meant for what has the focus. @param {EventTarget|null} target */
  const isTyping = (target) =>
    target instanceof HTMLElement
    && (target.isContentEditable || target.closest("input:not([type=radio]), select, textarea"));

  // A key opens it at the first press, but behind no other dialog.
  addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (!["f", "s", "/"].includes(key) || event.ctrlKey || event.metaKey || event.altKey) return;
    // The field of a search that was closed just now may have the focus for a moment longer.
    if (isTyping(target) && (find.open || target !== field)) return;
    if (document.querySelector("dialog[open]:not(#find)")) return;
    event.preventDefault();
    openSearch();
  });

  // A wide table scrolls in a box of its own, which is named and can be reached.
  for (const table of document.querySelectorAll(".page table:not([class])")) {
    const box = document.createElement("div");
    table.className = "prose";
    table.replaceWith(box);
    box.append(table);
    box.className = "scroll";
    if (box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", document.currentScript?.dataset.table ?? "");
  }

  // The contents list marks the section that is being read.
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".toc a")]);
  const heads = links.map((link) =>
    document.getElementById(decodeURIComponent(link.hash.slice(1))),
  );
  const markHere = () => {
    const line = innerHeight / 3;
    const here = heads.findLastIndex((head) => head && head.getBoundingClientRect().top < line);
    links.forEach((link, place) =>
      link.toggleAttribute("aria-current", place === Math.max(here, 0)),
    );
  };
  if (links.length) {
    addEventListener("scroll", markHere, { passive: true });
    markHere();
  }
}
