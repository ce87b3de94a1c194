// What the service worker (sw.js) keeps of the guide, as pages see and change it.

const ROOT = new URL("../../../", import.meta.url).href;
const PREFIX = `footwork ${ROOT} `; // as in sw.js
const LIST = `${ROOT}offline.json`;

/** @typedef {{version: string, files: [string, string][], choice: [string, string][]}} List */
/** @typedef {{version?: string, full?: boolean, waits?: string}} State as in sw.js */
const WISH = "footwork-offline";

/**
 * Whether this browser can keep anything here at all; a private window may have caches and refuse
 * them.
 */
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

/** Whether the first version is coming in, or is about to after the page has loaded. */
export async function isComing() {
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  if (!registration?.active)
    return isWanted() && (performance.now() < 5000 || Boolean(registration));
  return Boolean(registration.installing) || registration.active.state === "activating";
}

/** What the worker has noted. @returns {Promise<State>} */
const readState = async () =>
  (await caches.match(ROOT, { cacheName: `${PREFIX}state` }))?.json() ?? {};

/** @param {string} version @returns {Promise<List|undefined>} */
const readList = async (version) =>
  (await caches.match(LIST, { cacheName: PREFIX + version }))?.json();

const findCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/**
 * What is kept: addresses from the root of the site, and how many files belong to the guide (all is
 * 0 where the list is not kept); whether a version did not fit (full); whether a newer one waits
 * for room.
 * @returns {Promise<{ready: boolean, guide: number, all: number, chosen: string[], full: boolean,
 *   waits: boolean}>}
 */
export async function readKept() {
  const { version, full, waits } = await readState();
  const told = { full: Boolean(full), waits: Boolean(waits) };
  const names = version ? [PREFIX + version] : await findCaches();
  for (const name of names) {
    const list = await readList(name.slice(PREFIX.length));
    const kept = new Set(
      (await (await caches.open(name)).keys()).map(({ url }) => url.slice(ROOT.length)),
    );
    if (!list && !(version && kept.size)) continue;
    return {
      ready: Boolean(version),
      guide: list?.files.filter(([path]) => kept.has(path)).length ?? 0,
      all: list?.files.length ?? 0,
      chosen: list?.choice.map(([path]) => path).filter((path) => kept.has(path)) ?? [],
      ...told,
    };
  }
  return { ready: false, guide: 0, all: 0, chosen: [], ...told };
}

/** Wait until a new worker has all that it wants, or has given up. @param {ServiceWorker} worker */
const settle = (worker) =>
  new Promise((/** @type {(came: boolean) => void} */ done) => {
    const look = () => {
      if (worker.state === "activated" || worker.state === "redundant")
        done(worker.state === "activated");
    };
    worker.addEventListener("statechange", look);
    look();
  });

/**
 * Have the worker fetch what is missing, unless another takes its place.
 * @param {ServiceWorker} worker
 */
const fill = (worker) =>
  new Promise((/** @type {(came: boolean) => void} */ done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    worker.addEventListener("statechange", () => worker.state === "redundant" && done(false));
    worker.postMessage("fill", [port2]);
  });

/** Have the worker say anew whether there is room. */
async function forgetRoom() {
  const state = await readState();
  if (!state.version) return;
  const notes = await caches.open(`${PREFIX}state`);
  const anew = new Response(JSON.stringify({ ...state, full: false }));
  await notes.put(ROOT, anew).catch(() => undefined); // no room for a note
}

/**
 * Have the guide kept from now on, the newest version of it, and whole where there is room.
 * Fails without a signal.
 * @returns {Promise<boolean>} whether all came that there is room for
 */
export async function keepGuide() {
  localStorage.setItem(WISH, "yes");
  const registration = await navigator.serviceWorker.register(`${ROOT}sw.js`);
  if (registration.active) {
    await forgetRoom();
    await registration.update();
  }
  // Read after the update: the browser looks for new versions as well, and one of its own may have
  // taken over meanwhile. The worker before it would never answer.
  const { installing, waiting, active } = registration;
  const newer = installing ?? waiting;
  if (newer) return settle(newer);
  return active ? fill(active) : false;
}

/** What came by network is not the file that this version of the guide lists. */
export class OtherFile extends Error {}

/**
 * @param {string} path
 * @param {string} hash the beginning of its SHA-256
 * @returns {Promise<Response>}
 */
async function fetchListed(path, hash) {
  // A redirection leads to another page, a sign-in for example: it is not followed.
  const answer = await fetch(ROOT + path, { cache: "no-cache", redirect: "manual" });
  const body = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, 6);
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!answer.ok || found !== hash) throw new OtherFile(path);
  return new Response(body, { headers: answer.headers });
}

/**
 * Keep one more file as this version lists it; the guide with it, where it is not kept yet.
 * Fails without room or a signal, and with OtherFile where the network gives something else.
 * @param {string} path
 */
export async function keepFile(path) {
  const { ready, all } = await readKept();
  if (!ready || !all) await keepGuide();
  let { version } = await readState();
  if (!version) throw new Error("Nothing is kept");
  for (let kept = ""; version && version !== kept; { version } = await readState()) {
    const hash = new Map((await readList(version))?.choice).get(path);
    if (!hash) throw new OtherFile(path);
    await (await caches.open(PREFIX + version)).put(ROOT + path, await fetchListed(path, hash));
    kept = version; // and once more where a new version has taken over meanwhile
  }
}

/**
 * Let a file go, from older versions as well: an old tab would read it there.
 * @param {string} path
 */
export async function dropFile(path) {
  for (const name of await findCaches()) await (await caches.open(name)).delete(ROOT + path);
}

/**
 * Give the kept version up for the newest, with the files to print that were chosen.
 * Fails without a signal, and leaves all as it is then.
 * @returns {Promise<boolean>} as keepGuide
 */
export async function changeOver() {
  await fetch(`${ROOT}sw.js`, { cache: "no-store" });
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  await registration?.update();
  // There may be room by now; and what is still being written must not be deleted.
  if (registration?.installing && (await settle(registration.installing))) return true;
  const { chosen } = await readKept();
  await dropCaches();
  const came = await keepGuide();
  // One that is no longer there, or does not fit.
  for (const path of chosen) await keepFile(path).catch(() => undefined);
  return came;
}

/**
 * Delete all caches, file by file: their room would else come back only when no tab holds them any
 * more.
 */
async function dropCaches() {
  for (const name of await findCaches()) {
    const cache = await caches.open(name);
    await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
    await caches.delete(name);
  }
}

/** Let everything go, and keep nothing until it is asked for. */
export async function clearKept() {
  localStorage.setItem(WISH, "no");
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  await registration?.unregister();
  await dropCaches();
}

/**
 * Bytes that this site uses on the device, and how many it may; nothing where the browser does not
 * tell.
 */
export async function measureRoom() {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined ? null : { usage, quota };
}
