// Has the guide kept on this device by the service worker, when the browser is idle. Not where the
// reader has cleared it, nor on a device that saves data, until asked to.

/** @param {Navigator & {connection?: {saveData: boolean}}} device */
const start = async ({ serviceWorker: workers, connection }) => {
  const wish = localStorage.getItem("footwork-offline");
  if (!workers || (wish ?? (connection?.saveData && "no")) === "no") return;
  let first = !workers.controller;
  workers.oncontrollerchange = () => (first ? (first = false) : import("./offer.js"));
  const root = new URL("../../", import.meta.url).href;
  await workers.register(`${root}sw.js`);
  const state = await (await caches.match(root, { cacheName: `footwork ${root} state` }))?.json();
  if (state?.waits) import("./room.js");
};

(globalThis.requestIdleCallback ?? setTimeout)(() => {
  start(navigator).catch(() => undefined); // a browser that keeps nothing
});
