// The sessions on the page of the log, each of which can be put right or taken out.

/** @import { Log, Session } from "./entries.js" */
/** @import { Part } from "./page-parts.js" */
import { make, makeButton } from "../../browser/make.js";
import { measure, say, writeDay } from "../../browser/messages.js";
import { listHolds } from "./morning.js";
import { openEntry } from "./page-entry.js";
import {
  facts,
  find,
  focus,
  root,
  show,
  showAll,
  today,
  writeAsked,
  writeName,
} from "./page-parts.js";
import { isAhead, readDay } from "./times.js";

const SHORT = 7; // sessions that are listed at first
let listsAll = false;

/** @param {Session} session */
function sayMorning({ pain, felt, settled }) {
  if (felt === "sore") return [say("sore muscles next morning")];
  if (felt === "sign")
    return [settled ? say("a sign next morning, settled since") : say("a sign next morning")];
  if (typeof pain !== "number") return [];
  return [
    settled
      ? say("pain next morning %(pain)s, settled since", { pain })
      : say("pain next morning %(pain)s", { pain }),
  ];
}

/** @param {Session} session */
const sayParts = (session) => [
  writeDay(readDay(session.start), {
    weekday: "short",
    month: "short",
    day: "numeric",
    year: "numeric",
  }),
  measure(Math.max(1, Math.round(session.seconds / 60)), "minute"),
  ...(session.finished ? [] : [say("stopped early")]),
  ...(session.hand ? [say("put in by hand")] : []),
  ...sayMorning(session),
];

/** @param {Session} session @param {Log} log @param {boolean} holds whether it forbids the next */
function createRow(session, log, holds) {
  const words = make("div", [
    make("b", writeName(session, log)),
    make("span", sayParts(session).join(" · ")),
  ]);
  const place = facts.phases.findIndex(({ id }) => session.kind === "phase" && id === session.id);
  const color = place < 0 ? "" : `p${Math.min(place + 1, 4)}`;
  // What forbids the next session is answered for above, and stays until it has settled.
  if (holds) return make("li", words, color);
  const edit = makeButton(say("Change"), "btn-line", () => openEntry(session));
  edit.setAttribute("aria-label", say("Change %(name)s", { name: writeAsked(session, log) }));
  return make("li", [words, edit], color);
}

/** @param {Log} log */
function showSessions(log) {
  const list = [...log.sessions].reverse();
  const holds = new Set(listHolds(log, facts.zones, today()).map(({ start }) => start));
  show(
    "ahead",
    [...list.map(({ start }) => start), ...log.plan.map(({ from }) => from)].some((time) =>
      isAhead(time, today()),
    ),
  );
  show("none", !list.length);
  show("held", holds.size > 0);
  find("act", "all").hidden = listsAll || list.length <= SHORT;
  root
    .querySelector(".log-l")
    ?.replaceChildren(
      ...(listsAll ? list : list.slice(0, SHORT)).map((session) =>
        createRow(session, log, holds.has(session.start)),
      ),
    );
}

/** @type {Part} */
export const sessions = {
  show: showSessions,
  acts: {
    all: () => {
      listsAll = true;
      showAll();
      focus("sessions");
    },
  },
};
