// Keeps the guide on the device, so that it works without a signal.
//
// Every version of the site has a cache of its own. A new version is fetched whole in the
// background, what has not changed is copied from the old one, and it then answers every page that
// is opened. A tab that is open already goes on with the files of the version that it began with,
// until it is closed; then that version's cache goes.
//
// Where a new version would have less than the old one, for lack of room, it is given up: the old
// one goes on answering, and the pages say so (room.js).
//
// The build writes the version in (the stage offline), so that a browser sees a new worker with
// each new version. Without one, as in the live preview, nothing is kept.
const VERSION = "";

/**
 * @typedef {[path: string, hash: string]} Entry an address from the root of the site, and a digest
 */
/** @typedef {{version: string, files: Entry[], choice: Entry[]}} List */
/**
 * @typedef {{version?: string, clients: Record<string, string>, full?: boolean, waits?: string}}
 *   State
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { clients, registration } = worker;

const SCOPE = registration.scope;
const PREFIX = `footwork ${SCOPE} `; // two copies of the guide may share an origin
const STATE = `${PREFIX}state`;
const AT_ONCE = 3;

// Held for the notes, beside them, where files would else fill the device to the last byte: a state
// with the tabs of a long day, and the script of the next worker, which a browser stores unasked.
const SPARE = `${SCOPE}?spare`;
const SPARE_SIZE = 32768; // bytes

/**
 * The address under which a file is kept: no query, no anchor, and a folder for its index.
 * @param {string} url
 */
const plain = (url) => url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");

/**
 * A file as a version has it. What the browser cannot read from its storage is not there.
 * @param {string|undefined} version @param {string} url
 */
const find = async (version, url) => {
  try {
    return await caches.match(url, { cacheName: PREFIX + version });
  } catch {
    return undefined;
  }
};

/**
 * Which version answers, whose tabs are older, whether a version did not fit, and which newer one
 * waits for room.
 * @returns {Promise<State>}
 */
const readState = async () =>
  (await caches.match(SCOPE, { cacheName: STATE }))?.json() ?? { clients: {} };

/** @param {State} state */
const writeState = async (state) => {
  const notes = await caches.open(STATE);
  const write = () => notes.put(SCOPE, new Response(JSON.stringify(state)));
  await write().catch(() => notes.delete(SPARE).then(write));
};

/** Hold room for the notes, from before the first file on. */
const holdSpare = async () => {
  const notes = await caches.open(STATE);
  // Its key alone: a body that was read would hold its room for a while after it is let go.
  if ((await notes.keys(SPARE)).length) return;
  await notes.put(SPARE, new Response(new Uint8Array(SPARE_SIZE)));
};

/** @param {Partial<State>} change */
const note = async (change) => writeState({ ...(await readState()), ...change });

const noRoom = () => undefined; // not even for a note

/**
 * The file with its own bytes alone, where they are those that a list asks for.
 * @param {Response} response @param {string} hash
 */
const check = async (response, hash) => {
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const found = Array.from(digest.subarray(0, 6), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return found === hash ? new Response(body, { headers: response.headers }) : undefined;
};

/**
 * A file as a version has it, if its bytes are those that a list asks for.
 * @param {string|undefined} version @param {string} url @param {string} hash
 */
const findRight = async (version, url, hash) => {
  const kept = await find(version, url);
  return kept && check(kept, hash).catch(() => undefined);
};

/**
 * Fetch a file as the list of this version has it. A file that differs is of another version.
 * @param {string} url @param {string} hash
 */
const fetchListed = async (url, hash) => {
  const response = await fetch(url, { cache: "no-cache", priority: "low" });
  if (!response.ok) throw new Error(`${url} is not there`);
  const file = await check(response, hash);
  if (!file) throw new Error(`${url} is of another version`);
  return file;
};

/** The files that are always kept, then those that the reader chooses from. @param {List} list */
const listFiles = ({ files, choice }) => [...files, ...choice];

/**
 * Note that the tabs that are open stay with the version before: a browser asks for files before it
 * activates.
 */
const holdTabs = async () => {
  const state = await readState();
  if (!state.version || state.version === VERSION) return;
  for (const { id } of await clients.matchAll({ type: "all", includeUncontrolled: true }))
    state.clients[id] ??= state.version;
  await writeState(state);
};

/** @param {string} version @returns {Promise<List|undefined>} */
const readList = async (version) => (await find(version, `${SCOPE}offline.json`))?.json();

/**
 * Take all files of this version in. A full device keeps what there is room for; the rest comes by
 * network.
 * @returns {Promise<boolean>} whether there was room for everything
 */
const fill = async () => {
  const listed = await fetch(`${SCOPE}offline.json`, { cache: "no-cache" });
  /** @type {List} */
  const list = await listed.clone().json();
  if (list.version !== VERSION) throw new Error("The list is of another version");
  const before = (await readState()).version;
  const cache = await caches.open(PREFIX + VERSION);

  // Bytes are compared, not lists: what was once written wrongly must not live on in every later
  // version.
  /** @param {Entry} entry @param {boolean} chosen */
  const take = async ([path, hash], chosen) => {
    const url = SCOPE + path;
    if (chosen && !((await find(VERSION, url)) ?? (await find(before, url)))) return;
    if (await findRight(VERSION, url, hash)) return;
    await cache.put(url, (await findRight(before, url, hash)) ?? (await fetchListed(url, hash)));
  };
  /** @type {[Entry, boolean][]} */
  const waiting = listFiles(list).map((entry, place) => [entry, place >= list.files.length]);
  let full = false;
  /** @param {Error} error */
  const stop = (error) => {
    waiting.length = 0;
    if (error.name !== "QuotaExceededError") throw error;
    full = true;
  };
  const takeOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await take(...next);
  };
  await holdSpare().catch(stop);
  if (!full) await cache.put(`${SCOPE}offline.json`, listed).catch(stop);
  await Promise.all(Array.from({ length: AT_ONCE }, () => takeOn().catch(stop)));
  await note({ full }).catch(noRoom);
  return !full;
};

/** @param {string} version */
const listKept = async (version) =>
  new Set(
    (await (await caches.open(PREFIX + version)).keys()).map(({ url }) => url.slice(SCOPE.length)),
  );

/**
 * Whether this version lacks a file that the one before has. What was whole has to be whole again.
 * @param {string} before
 */
const hasLess = async (before) => {
  const [list, old] = [await readList(VERSION), await readList(before)];
  const [has, had] = [await listKept(VERSION), await listKept(before)];
  const whole = old?.files.every(([path]) => had.has(path));
  if (!list) return true;
  return listFiles(list).some(
    ([path], place) => !has.has(path) && (had.has(path) || (whole && place < list.files.length)),
  );
};

/**
 * Delete a cache, file by file: its room would else come back only when no tab holds it any more.
 * @param {string} name
 */
const drop = async (name) => {
  const cache = await caches.open(name);
  await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
  await caches.delete(name);
};

const install = async () => {
  const { version: before, clients: tabs, full } = await readState();
  const old = before && before !== VERSION;
  if (old) await dropOthers([before, ...Object.values(tabs)]); // updates that were broken off
  if (!(await fill()) && old && (await hasLess(before))) {
    await drop(PREFIX + VERSION);
    await note({ waits: VERSION, full });
    throw new Error("There is no room");
  }
  if (!(await caches.has(PREFIX + VERSION))) throw new Error("The reader has cleared it");
  await holdTabs().catch(noRoom);
  await worker.skipWaiting();
};

/** Delete the caches of all versions but this one and those named. @param {string[]} versions */
const dropOthers = async (versions) => {
  const needed = new Set([VERSION, "state", ...versions].map((version) => PREFIX + version));
  /** @param {string} name */
  const spare = (name) => name.startsWith(PREFIX) && !needed.has(name);
  await Promise.all((await caches.keys()).filter(spare).map(drop));
};

/** Delete the caches that neither this version nor an older tab needs. @param {State} state */
const tidy = async (state) => {
  const open = new Set((await clients.matchAll({ type: "all" })).map((client) => client.id));
  for (const id of Object.keys(state.clients)) if (!open.has(id)) delete state.clients[id];
  // The cache of a version that is being installed is not complete yet, and needed.
  if (!registration.installing && !registration.waiting)
    await dropOthers(Object.values(state.clients));
  await writeState(state);
};

const tidyLater = async () => {
  const state = await readState();
  if (Object.keys(state.clients).length) await tidy(state);
};

const takeOver = async () => {
  const state = { ...(await readState()), version: VERSION, waits: undefined };
  await writeState(state).catch(noRoom);
  await tidy(state).catch(noRoom);
};

/** Complete this version on the device, unless a newer one has come. */
const complete = async () => {
  await fill();
  const { version } = await readState();
  if (!version || version === VERSION) await takeOver();
};

/** @type {Promise<State["clients"]>|undefined} */
let older; // the tabs of older versions; read again each time the browser wakes this worker

const readOlder = async () => {
  try {
    return await (older ??= readState().then(({ clients: tabs }) => tabs));
  } catch {
    older = undefined;
    return {};
  }
};

// No page brings the worker its messages: the build writes them in where they are said.
const LANGUAGE = "en";
/** @param {string} text */
const say = (text) => text;

const NOT_KEPT = `<!doctype html><html lang="${LANGUAGE}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${say("No signal")}</title><h1>${say("No signal")}</h1><p>${say("This page is not kept on this device, and the network does not answer.")}</p>
<p><a href="${SCOPE}">${say("Go to the home page")}</a></p>`;

/** @param {FetchEvent} event */
const answer = async ({ request, clientId }) => {
  const url = plain(request.url);
  const opens = request.mode === "navigate";
  const version = opens ? VERSION : ((await readOlder())[clientId] ?? VERSION);
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
  worker.addEventListener("install", (event) => event.waitUntil(install()));
  worker.addEventListener("activate", (event) =>
    event.waitUntil(takeOver().then(() => clients.claim())),
  );
  // A page asks for what is missing; after the reader has cleared everything, a browser may bring
  // the same worker back.
  worker.addEventListener("message", (event) => {
    if (event.data !== "fill") return;
    /** @param {boolean} done */
    const tell = (done) => event.ports[0]?.postMessage(done);
    event.waitUntil(
      complete().then(
        () => tell(true),
        () => tell(false),
      ),
    );
  });
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
    event.respondWith(answer(event));
    if (request.mode === "navigate") event.waitUntil(tidyLater().catch(() => undefined));
  });
} else {
  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(registration.unregister()));
}
