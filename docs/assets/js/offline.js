// Has the guide kept on this device by the service worker, once the page is there and the browser
// is idle. Not where the reader has cleared it, nor on a device that saves data, until asked to.
const REST = 2000;
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

const start = () => {
  const { serviceWorker: workers, connection } = navigator;
  const wish = localStorage.getItem("footwork-offline");
  if (!workers || (wish ?? (connection?.saveData && "no")) === "no") return;
  let first = !workers.controller;
  workers.oncontrollerchange = () => first ? (first = false) : import("./offline/offer.js");
  workers.register(new URL("../../sw.js", import.meta.url)).catch(() => undefined);
};

addEventListener("load", () => setTimeout(() => whenIdle(() => {
  try { start(); } catch { /* a browser that keeps nothing */ }
}), REST));
