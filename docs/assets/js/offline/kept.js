// What the service worker (sw.js) keeps of the guide, as pages see and change it.

const ROOT = new URL("../../../", import.meta.url).href;
const PREFIX = `footwork ${ROOT} `; // as in sw.js
const LIST = `${ROOT}offline.json`;

/** @typedef {{version: string, files: [string, string][], choice: [string, string][]}} List */
const WISH = "footwork-offline";

/** Whether this browser can keep anything here at all; a private window may have caches and refuse them. */
export async function canKeep() {
  try {
    await caches.keys();
    return "serviceWorker" in navigator && Boolean(localStorage);
  } catch {
    return false;
  }
}

/** Whether the guide is to be kept: by the reader's wish, else by the device. */
function isWanted() {
  const { connection } = /** @type {Navigator & {connection?: {saveData: boolean}}} */ (navigator);
  return (localStorage.getItem(WISH) ?? (connection?.saveData ? "no" : "yes")) === "yes";
}

/** Whether files are coming in, or are about to after the page has loaded. */
export const isComing = async () =>
  isWanted() && (performance.now() < 5000 || Boolean(await navigator.serviceWorker.getRegistration(ROOT)));

/** The version that answers on this device; nothing before the first one is kept. */
async function findVersion() {
  const state = await caches.match(ROOT, { cacheName: `${PREFIX}state` });
  return state && (await state.json()).version;
}

/**
 * What is kept: addresses from the root of the site, and how many files belong to the guide.
 * @returns {Promise<{ready: boolean, guide: number, all: number, chosen: string[]}>}
 */
export async function readKept() {
  const version = await findVersion();
  const names = version ? [PREFIX + version] : (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const cache = await caches.open(name);
    /** @type {List|undefined} */
    const list = await (await cache.match(LIST))?.json();
    if (!list) continue;
    const kept = new Set((await cache.keys()).map(({ url }) => url.slice(ROOT.length)));
    return {
      ready: Boolean(version),
      guide: list.files.filter(([path]) => kept.has(path)).length,
      all: list.files.length,
      chosen: list.choice.map(([path]) => path).filter((path) => kept.has(path)),
    };
  }
  return { ready: false, guide: 0, all: 0, chosen: [] };
}

/** Have the guide kept from now on. */
export async function keepGuide() {
  localStorage.setItem(WISH, "yes");
  const registration = await navigator.serviceWorker.register(`${ROOT}sw.js`);
  if (!(await findVersion())) registration.active?.postMessage("fill");
  return registration;
}

/** Keep one more file; the guide with it, where it is not kept yet. Fails without room or a signal. @param {string} path */
export async function keepFile(path) {
  if (!(await findVersion())) {
    await keepGuide();
    await navigator.serviceWorker.ready;
  }
  const answer = await fetch(ROOT + path);
  if (!answer.ok) throw new Error(`${path} is not there`);
  await (await caches.open(PREFIX + (await findVersion()))).put(ROOT + path, answer);
}

/** Let a file go. @param {string} path */
export async function dropFile(path) {
  await (await caches.open(PREFIX + (await findVersion()))).delete(ROOT + path);
}

/** Let everything go, and keep nothing until it is asked for. */
export async function clearKept() {
  localStorage.setItem(WISH, "no");
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  await registration?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Bytes that this site uses on the device, and how many it may; nothing where the browser does not tell. */
export async function measureRoom() {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined ? null : { usage, quota };
}
