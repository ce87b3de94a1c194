// Footwork's embeds, fitted to the height of what they show. Put this line anywhere in a page,
// once; it serves every Footwork iframe of that page:
//
//   <script src="https://…/embed/fit.js" async></script>
//
// An embed tells its height and, where it stands in a sandbox, which of its links was tapped.
// Nothing else is read or kept. Words and drawings CC BY 4.0, this file MIT.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const embeds = new URL(".", script.src);
  const known = new WeakSet();

  /**
   * Find the iframe of this page that a message came from, if it shows one of the embeds.
   * @param {MessageEvent} event
   */
  const findFrame = ({ source, origin }) =>
    [...document.querySelectorAll("iframe")].find(
      (frame) =>
        frame.contentWindow === source
        && frame.src.startsWith(embeds.href)
        && (origin === embeds.origin || origin === "null"), // a sandbox has no origin
    );

  /** @param {string} text */
  const readAddress = (text) => {
    try {
      return new URL(text);
    } catch {
      return null;
    }
  };

  /** @param {HTMLIFrameElement} frame @param {string} [secret] */
  const greet = (frame, secret) => {
    frame.contentWindow?.postMessage({ message: "ready", secret }, "*");
  };

  /** @param {HTMLIFrameElement} frame @param {number} value */
  const setHeight = (frame, value) => {
    const height = `${Math.min(Math.max(Math.ceil(value), 200), 3000)}px`;
    frame.style.setProperty("height", height, "important"); // themes set heights of their own
  };

  /** @param {string} value */
  const openLink = (value) => {
    const target = readAddress(value);
    // A tab of its own, so that the club's page stays; where none may open, the whole window.
    if (target?.origin === embeds.origin && !open(target) && top) top.location.href = target.href;
  };

  addEventListener("message", (event) => {
    const { message, value, secret } = event.data ?? {};
    const { source } = event;
    const frame = findFrame(event);
    if (!frame || !source) return;
    if (message === "height" && value > 0) {
      setHeight(frame, value);
      if (!known.has(source)) greet(frame, secret);
      known.add(source);
    }
    if (message === "link" && document.activeElement === frame) openLink(value);
  });

  // Those that were there before this script have told their height to nobody.
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.src.startsWith(embeds.href)) greet(frame);
  }
}
