// Has the guide kept on this device by the service worker, when the browser is idle. Not where the
// reader has cleared it, nor on a device that saves data, until asked to.

/** @param {Navigator & {connection?: {saveData: boolean}}} device */
const start = ({ serviceWorker: workers, connection }) => {
  const wish = localStorage.getItem("footwork-offline");
  if (!workers || (wish ?? (connection?.saveData && "no")) === "no") return;
  let first = !workers.controller;
  workers.oncontrollerchange = () => first ? (first = false) : import("./offline/offer.js");
  workers.register(new URL("../../sw.js", import.meta.url)).catch(() => undefined);
};

(globalThis.requestIdleCallback ?? setTimeout)(() => {
  try { start(navigator); } catch { /* a browser that keeps nothing */ }
});
