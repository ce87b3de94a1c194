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

  // Material's script, its worker and its index weigh more than a page and serve the search
  // alone, so they wait in a template until a reader turns to the search.
  const waiting = /** @type {HTMLTemplateElement|null} */ (document.getElementById("material"));
  const loadSearch = () => {
    const script = document.createElement("script");
    script.src = waiting?.content.querySelector("script")?.src ?? "";
    document.body.append(script);
    for (const event of events) removeEventListener(event, onSearch, true);
  };
  /** @param {Event} event */
  const onSearch = ({ target }) => {
    if (target instanceof Element && target.closest(".md-search, .ib-search")) loadSearch();
  };
  const events = ["pointerover", "pointerdown", "focusin"];
  if (waiting) {
    for (const event of events) addEventListener(event, onSearch, true);
    if (new URLSearchParams(location.search).has("q")) loadSearch();
  }

  // A phone's search button works Material's own switch and takes the focus back.
  const button = /** @type {HTMLButtonElement} */ (document.querySelector(".ib-search"));
  const search = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  /** @type {HTMLInputElement|null} */
  const field = document.querySelector(".md-search__input");
  search.checked = false;
  button.onclick = () => {
    search.click();
    field?.focus();
  };
  search.addEventListener(
    "change",
    () => search.checked || (button.offsetParent && button.focus()),
  );

  /** Whether a key is meant for what has the focus. @param {EventTarget|null} target */
  const isTyping = (target) =>
    target instanceof HTMLElement
    && (target.isContentEditable || target.closest("input:not([type=radio]), select, textarea"));

  // Material's keys for the search, at the first press already, when its script is still to
  // come, and in a narrow window, where its field is hidden.
  addEventListener(
    "keydown",
    (event) => {
      const { target, key } = event;
      if (!["f", "s", "/"].includes(key) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      if (!search.checked) search.click();
      field?.focus();
      field?.select();
    },
    true,
  );

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
