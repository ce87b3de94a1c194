// Keeps the guide on the device, so that it works without a signal.
//
// Every version of the site has a cache of its own. A new version is fetched whole in the background, what has
// not changed is copied from the old one, and it then answers every page that is opened. A tab that is open already
// goes on with the files of the version that it began with, until it is closed; then that version's cache goes.
//
// The build writes the version in (scripts/write_offline_list.py), so that a browser sees a new worker with each
// new version. Without one, as in the live preview, nothing is kept.
const VERSION = "";

const SCOPE = registration.scope;
const PREFIX = `footwork ${SCOPE} `; // two copies of the guide may share an origin
const STATE = `${PREFIX}state`;
const AT_ONCE = 3;

/** The address under which a file is kept: no query, no anchor, and a folder for its index. */
const plain = (url) => url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");

const find = (version, url) => caches.match(url, { cacheName: PREFIX + version });

/** @returns {Promise<{version?: string, clients: Object<string, string>}>} which version answers, and whose tabs are older */
const readState = async () => (await caches.match(SCOPE, { cacheName: STATE }))?.json() ?? { clients: {} };

const writeState = async (state) => (await caches.open(STATE)).put(SCOPE, new Response(JSON.stringify(state)));

/** Fetch a file as the list of this version has it. A file that differs is of another version. */
const fetchListed = async (url, hash) => {
  const response = await fetch(url, { cache: "no-cache", priority: "low" });
  if (!response.ok) throw new Error(`${url} is not there`);
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const found = Array.from(digest.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) throw new Error(`${url} is of another version`);
  return new Response(body, { headers: response.headers });
};

/** The files that are always kept, then those that the reader chooses from: [address, hash]. */
const listFiles = ({ files, choice } = { files: [], choice: [] }) => [...files, ...choice];

/** Note that the tabs that are open stay with the version before: a browser asks for files before it activates. */
const holdTabs = async () => {
  const state = await readState();
  if (!state.version || state.version === VERSION) return;
  for (const { id } of await clients.matchAll({ type: "all", includeUncontrolled: true }))
    state.clients[id] ??= state.version;
  await writeState(state);
};

/** Take all files of this version in. A full device keeps what there is room for; the rest comes by network. */
const fill = async () => {
  const listed = await fetch(`${SCOPE}offline.json`, { cache: "no-cache" });
  const list = await listed.clone().json();
  if (list.version !== VERSION) throw new Error("The list is of another version");
  const before = (await readState()).version;
  const known = new Map(listFiles(await (await find(before, `${SCOPE}offline.json`))?.json()));
  const cache = await caches.open(PREFIX + VERSION);

  const take = async ([path, hash], chosen) => {
    const url = SCOPE + path;
    const old = before && (await find(before, url));
    if ((chosen && !old) || (await cache.match(url))) return;
    await cache.put(url, old && known.get(path) === hash ? old : await fetchListed(url, hash));
  };
  const waiting = listFiles(list).map((entry, place) => [entry, place >= list.files.length]);
  const takeOn = async () => {
    for (let next; (next = waiting.shift()); ) await take(...next);
  };
  try {
    await cache.put(`${SCOPE}offline.json`, listed);
    await Promise.all(Array.from({ length: AT_ONCE }, takeOn));
  } catch (error) {
    waiting.length = 0;
    if (error.name !== "QuotaExceededError") throw error;
  }
};

const install = async () => {
  await fill();
  await holdTabs().catch(() => undefined); // no room
  await skipWaiting();
};

/** Delete the caches that neither this version nor an older tab needs. */
const tidy = async (state) => {
  const open = new Set((await clients.matchAll({ type: "all" })).map((client) => client.id));
  for (const id of Object.keys(state.clients)) if (!open.has(id)) delete state.clients[id];
  const needed = new Set([VERSION, "state", ...Object.values(state.clients)].map((version) => PREFIX + version));
  const spare = (name) => name.startsWith(PREFIX) && !needed.has(name);
  // The cache of a version that is being installed is not complete yet, and needed.
  if (!registration.installing)
    await Promise.all((await caches.keys()).filter(spare).map((name) => caches.delete(name)));
  await writeState(state);
};

const tidyLater = async () => {
  const state = await readState();
  if (Object.keys(state.clients).length) await tidy(state);
};

const takeOver = async () => {
  const state = await readState();
  state.version = VERSION;
  await tidy(state).catch(() => undefined); // no room
};

let older; // the tabs of older versions; read again each time the browser wakes this worker

const NOT_KEPT = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>No signal</title><h1>No signal</h1><p>This page is not kept on this device, and the network does not answer.</p>
<p><a href="${SCOPE}">Go to the home page</a></p>`;

const answer = async ({ request, clientId }) => {
  const url = plain(request.url);
  const opens = request.mode === "navigate";
  older ??= readState().then(({ clients: tabs }) => tabs);
  const version = opens ? VERSION : ((await older)[clientId] ?? VERSION);
  const kept = (await find(version, url)) ?? (await find(VERSION, url));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (!opens) throw error;
    if (await find(VERSION, `${url}/`)) return Response.redirect(`${url}/`);
    return new Response(NOT_KEPT, { status: 503, headers: { "content-type": "text/html" } });
  }
};

if (VERSION) {
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(takeOver().then(() => clients.claim())));
  // After the reader has cleared everything a browser may bring the same worker back.
  addEventListener("message", (event) => event.data === "fill" && event.waitUntil(fill().then(takeOver)));
  addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
    event.respondWith(answer(event));
    if (request.mode === "navigate") event.waitUntil(tidyLater().catch(() => undefined));
  });
} else {
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(registration.unregister()));
}
