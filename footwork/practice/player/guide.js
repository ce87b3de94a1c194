// The data of the guide, and the choice that an address makes from it.

/** @import { Dose, Rule, Step } from "./schedule.js" */
import { say } from "../../browser/messages.js";
import { COUNTS, cleanName, decodeRoutine, isDose, shorten } from "./code.js";

/**
 * @typedef {{sign: string, then: string}} Stop
 * @typedef {{name: string, how: string, dose?: Dose, movement?: string, shows?: Frame,
 *   needs?: string[], grow: string}} Rung
 * @typedef {{lift?: string, hold?: string, lower?: string}} Phases
 * @typedef {string} Frame a drawing beside start and end, `start` for these two, or `none` for what
 *   no drawing shows
 *
 * @typedef {object} Movement
 * @property {string} id
 * @property {string} code four letters that stand for it in an address
 * @property {number} number
 * @property {string} name
 * @property {string} page
 * @property {string} setup how to stand or sit
 * @property {string} line what is done, in a few words
 * @property {string[]} [needs] ids of what the start needs
 * @property {string[]} cues
 * @property {"leg"|"foot"} side what a side is one of
 * @property {boolean} [walks]
 * @property {Phases} [phases]
 * @property {Dose} start
 * @property {Dose} target
 * @property {Rung[]} easier the easiest first
 * @property {Rung[]} harder
 * @property {Stop[]} stop
 * @property {string} askFirst who should ask a doctor first
 * @property {"left"|"right"} drawn the side that is drawn
 * @property {Frame} [targetShows] the drawing that shows the target, where start and end do not
 * @property {{start: string, end: string, motion: string}} [drawings]
 * @property {Partial<Record<Frame, Still>>} [others]
 *
 * @typedef {{link: string, motion?: string, caption: string, drawings?: undefined}} Still one
 *   drawing that shows it all, and the same in motion where there is one
 * @typedef {Still|(Movement & {link?: undefined, motion?: undefined, caption?: undefined})} Picture
 *   how a movement is shown
 * @typedef {{notToday: Stop[], warnings: string[]}} Caution what to know before a session
 *
 * @typedef {{do: string, dose: Dose, note?: string, setup?: string, shows?: Frame,
 *   needs?: string[]}} RoutineStep
 *
 * @typedef {object} Guide
 * @property {Rule} rule
 * @property {Record<string, string>} codes
 * @property {Movement[]} movements
 * @property {({id: string, name: string, page: string, steps: RoutineStep[], needs?: string[]} &
 *   Caution)[]} routines
 * @property {{name: string, page: string, phases: {id: string, name: string, steps:
 *   RoutineStep[]}[]} & Caution} plan
 * @property {Record<string, string>} things what is needed, by its id
 * @property {string} stopTitle over the signs to stop a movement at
 * @property {string} notTodayTitle over the signs to leave a session out
 * @property {string} limit
 * @property {string} disclaimer
 *
 * One movement of what is practiced: a step of the schedule with all that is said about it.
 * @typedef {object} StepWords
 * @property {string} do
 * @property {string} [note]
 * @property {string} [words] the code of the words of its version, in an own routine
 * @property {string} [version] the name of the easier version
 * @property {string} [how]
 * @property {string} [setup] how to stand or sit, where the movement's own is of another version
 * @property {number} [rung] its place among the easier ones
 * @property {string} [grow] when to try a harder version, as a sentence
 * @property {boolean} [lacks] its session does without what the start of the movement needs
 * @property {Frame} [shows] the drawing that shows it, in place of start and end
 * @property {string[]} [all] ids of what the session needs, at its first step
 * @property {string[]} [needs] ids of what its version needs, where that is not what the start does
 * @property {string[]} [things] ids of what this step needs and the one before did not
 * @property {number[]} [sets] what is done of it: twice the number of the set, plus one for the
 *   right
 * @property {number} [did] sets that were done on all sides in versions before this one
 * @property {number} [of] sets that it had in its first version: no easier one makes more of them
 * @property {Done[]} [past] what was done of other movements, before it became this one
 * @property {Eased} [eased] what it took the place of
 *
 * A step before it was made easier.
 * @typedef {object} Eased
 * @property {GuideStep} was
 * @property {number} at the beginning of the pause that was on, or of the one before the set
 * @property {number} [sets] how many were done of it by then
 *
 * @typedef {{do: string, sets: number, of?: number, dose?: Dose, shows?: Frame}} Done sets that
 *   were done on all sides, of how many, what each was, and what shows the version that came last
 * @typedef {Step & StepWords} GuideStep
 *
 * One way to do a movement, as the guide has it.
 * @typedef {object} Version
 * @property {"start"|"target"|"easier"|"harder"|"routine"} kind
 * @property {string} words the code of its words in an address; empty where there are none
 * @property {Dose} dose
 * @property {string} [name] of an easier or harder one
 * @property {string} [how]
 * @property {string} [note]
 * @property {string} [grow] when to move on from an easier one, or to try a harder one
 * @property {number} [rung] its place among the easier ones
 * @property {boolean} [lacks] its session does without what the start of the movement needs
 * @property {string[]} [needs] ids of what it needs, where that is not what the start does
 * @property {Frame} [shows]
 *
 * What an address chooses.
 * @typedef {object} Choice
 * @property {string} kind `routine`, `do`, `phase` or `r`
 * @property {string} id
 * @property {string} name
 * @property {string} page where to read about it; empty for an own routine
 * @property {GuideStep[]} steps
 * @property {string[]} [needs] ids of what a routine needs in the versions that it names
 * @property {Stop[]} notToday
 * @property {string[]} warnings
 */

const NONE = "none"; // no drawing shows it
export const START = "start"; // start and end of the movement show it

/** @param {Guide} guide @param {string} id */
export const findMovement = (guide, id) =>
  /** @type {Movement} */ (guide.movements.find((movement) => movement.id === id));

/**
 * What shows a step: the drawings of its movement, which are of the start dose, or the one of its
 * version. Null where nothing does: another version in its place would be a wrong picture.
 * @param {Guide} guide
 * @param {GuideStep} step
 * @returns {Picture|null}
 */
export function findPicture(guide, { do: id, shows }) {
  const movement = findMovement(guide, id);
  if (!shows || shows === START) return movement.drawings ? movement : null;
  return (Object.hasOwn(movement.others ?? {}, shows) && movement.others?.[shows]) || null;
}

/** Ids of what a step needs. @param {Guide} guide @param {RoutineStep|GuideStep} step */
export const findNeeds = (guide, { do: id, needs }) => needs ?? findMovement(guide, id).needs ?? [];

/**
 * Ids of what has to be at hand.
 * @param {Guide} guide
 * @param {{steps: (RoutineStep|GuideStep)[], needs?: string[]}} choice
 */
export const listThings = (guide, { steps, needs }) => [
  ...new Set(needs ?? steps.flatMap((step) => findNeeds(guide, step))),
];

/** @param {unknown} value */
export const isStretch = (value) => typeof value === "number" && value >= 0 && value < 1e6;

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

/** Whether they are things of the guide. @param {any} value @param {Guide} guide */
const areThings = (value, guide) =>
  Array.isArray(value) && value.every((thing) => Object.hasOwn(guide.things, thing));

/** Whether they are movements of the guide, with sets. @param {any} value @param {Guide} guide */
export const areDone = (value, guide) =>
  Array.isArray(value)
  && value.every((one) => one && findMovement(guide, one.do) && isStretch(one.sets));

/**
 * What else a step may have, and what it has to be. The values may be anything: they come from a
 * storage.
 * @type {Record<string, (value: any, guide: Guide) => boolean>}
 */
const KEPT = {
  sets: (value) => Array.isArray(value) && value.every(isStretch),
  extra: (value) => value === Object(value) && Object.values(value).every(isStretch),
  past: areDone,
  eased: (value, guide) => value && isStretch(value.at) && isStep(guide, value.was),
  all: areThings,
  things: areThings,
  wait: isStretch,
  did: isStretch,
  of: isStretch,
  rung: isStretch,
  shows: isText,
  note: isText,
  version: isText,
  how: isText,
};

/**
 * Whether a step that was kept can be gone on with: its movement is there, its dose keeps the
 * rules, and everything else about it is what a step has.
 * @param {Guide} guide
 * @param {any} step anything: it comes from a storage
 */
export function isStep(guide, step) {
  if (!step || !findMovement(guide, step.do) || !step.dose || !isDose(step.dose)) return false;
  return Object.entries(KEPT).every(
    ([name, keeps]) => step[name] === undefined || keeps(step[name], guide),
  );
}

/**
 * @param {Guide} guide
 * @param {RoutineStep[]} steps all of their session
 * @returns {GuideStep[]}
 */
function open(guide, steps) {
  const all = listThings(guide, { steps });
  return steps.map((step) => {
    const { walks, needs = [] } = findMovement(guide, step.do);
    return {
      ...step,
      walks: Boolean(walks),
      lacks: needs.some((thing) => !all.includes(thing)),
    };
  });
}

/**
 * Every way to do a movement: its doses, its easier and harder versions, and what routines say of
 * it. The words of one are found again by a code that is made from them alone.
 * @param {Guide} guide
 * @param {string} id
 * @returns {Version[]}
 */
export function listVersions(guide, id) {
  const movement = findMovement(guide, id);
  /** @param {Omit<Version, "words">} version @returns {Version} */
  const code = (version) => {
    const text = version.name ?? [version.dose.note, version.note].filter(Boolean).join(" ");
    return { ...version, words: text && shorten(text, 3) };
  };
  /** @param {"easier"|"harder"} kind @returns {Version[]} */
  const climb = (kind) =>
    movement[kind].flatMap(({ name, how, dose, movement: other, shows, needs, grow }, place) =>
      other
        ? []
        : [
            code({
              kind,
              name,
              how,
              grow,
              needs,
              dose: dose ?? movement.start,
              shows: shows ?? NONE,
              rung: kind === "easier" ? place : undefined,
            }),
          ],
    );
  const steps = [...guide.routines, ...guide.plan.phases]
    .flatMap((list) => open(guide, list.steps))
    .filter((step) => step.do === id);
  return [
    code({ kind: "start", dose: movement.start }),
    code({ kind: "target", dose: movement.target, shows: movement.targetShows }),
    ...climb("easier"),
    ...climb("harder"),
    ...steps.map(({ dose, note, shows, lacks, needs }) =>
      code({ kind: "routine", dose, note, shows, lacks, needs }),
    ),
  ];
}

/**
 * A step of an own routine with the words that its code stands for. Throws RangeError for words
 * that the guide no longer has: to leave them out could make another movement of it.
 * @param {Guide} guide
 * @param {import("./code.js").CodedStep} step
 * @returns {GuideStep}
 */
function addWords(guide, step) {
  const movement = findMovement(guide, step.do);
  if (!step.words) return { ...step, walks: Boolean(movement.walks) };
  const found = listVersions(guide, step.do).find(({ words }) => words === step.words);
  if (!found) throw new RangeError(step.words);
  const { kind, name: version, grow, dose, ...more } = found;
  return {
    ...step,
    ...more,
    version,
    grow: kind === "harder" ? grow : undefined,
    dose: dose.note ? { ...step.dose, note: dose.note } : step.dose,
    walks: Boolean(movement.walks && !version),
  };
}

/**
 * What each kind of address chooses; null where it is not there.
 * @type {Record<string, (guide: Guide, id: string, query: URLSearchParams) => Omit<Choice,
 *   "kind">|null>}
 */
const CHOOSERS = {
  routine(guide, id) {
    const routine = guide.routines.find((one) => one.id === id);
    return routine ? { ...routine, steps: open(guide, routine.steps) } : null;
  },
  do(guide, id, query) {
    const movement = findMovement(guide, id);
    const level = query.get("level") ?? "start";
    if (!movement || (level !== "start" && level !== "target")) return null;
    const shows = level === "target" ? movement.targetShows : undefined;
    const steps = open(guide, [{ do: id, dose: movement[level], shows }]);
    const { name, page } = movement;
    return { id, name, page, steps, notToday: [], warnings: [] };
  },
  phase(guide, id) {
    const phase = guide.plan.phases.find((one) => one.id === id);
    if (!phase) return null;
    const { name, page, notToday, warnings } = guide.plan;
    const steps = open(guide, phase.steps);
    return {
      id,
      name: say("%(plan)s: %(phase)s", { plan: name, phase: phase.name }),
      page,
      steps,
      notToday,
      warnings,
    };
  },
  r(guide, id, query) {
    const { notToday, warnings } = guide.plan;
    const steps = decodeRoutine(id, guide.codes).map((step) => addWords(guide, step));
    const name = cleanName(query.get("name") ?? "") || say("Own routine");
    return { id, name, page: "", steps, notToday, warnings };
  },
};

/**
 * What the query of an address chooses: `routine`, `do` (with `level`), `phase` of the plan, or
 * `r`, an own routine. Null when it chooses nothing; throws when it chooses what is not there.
 * @param {Guide} guide
 * @param {string} query
 * @returns {Choice|null}
 */
export function choose(guide, query) {
  const parameters = new URLSearchParams(query);
  const kind = Object.keys(CHOOSERS).find((key) => parameters.has(key));
  if (!kind) return null;
  const id = parameters.get(kind) ?? "";
  const chosen = CHOOSERS[kind](guide, id, parameters);
  if (!chosen) throw new RangeError(id);
  return { kind, ...chosen };
}

/** How a dose is done, however much of it. @param {Dose} dose */
const way = ({ tempo, perSide, eachWay, note }) => JSON.stringify([tempo, perSide, eachWay, note]);

/**
 * When to try what a step asks for, where that is a harder version, by its name or by its dose.
 * @param {Guide} guide
 * @param {GuideStep} step
 */
export function findGrow(guide, { do: id, dose, version, grow }) {
  const { start, harder } = findMovement(guide, id);
  if (version || way(dose) === way(start)) return grow;
  return harder.find((rung) => rung.dose && way(rung.dose) === way(dose))?.grow;
}

/** Sets of a step that are done on all sides. @param {GuideStep} step */
const rounds = ({ dose, sets = [] }) =>
  sets.filter((one) => one % 2 === 0 && (!dose.perSide || sets.includes(one + 1))).length;

/** The same with those of the versions before. @param {GuideStep} step */
const setsDone = (step) => (step.did ?? 0) + rounds(step);

/**
 * What was done in a session, each under the movement that it was done of.
 * @param {GuideStep[]} steps
 * @returns {Done[]}
 */
export const listDone = (steps) =>
  steps.flatMap((step) => [
    ...(step.past ?? []),
    {
      do: step.do,
      sets: setsDone(step),
      of: step.of ?? step.dose.sets,
      dose: step.dose,
      shows: step.shows ?? START,
    },
  ]);

/**
 * Whether enough was done for a session: a set of half of the movements.
 * @param {{sets: number}[]} movements
 */
export const isWhole = (movements) =>
  movements.filter(({ sets }) => sets).length * 2 >= movements.length;

/**
 * Whether a dose asks for more than another one. What one of them does not count compares with
 * nothing.
 * @param {Record<string, any>} dose
 * @param {Record<string, any>} other
 */
export const asksMore = (dose, other) =>
  Boolean(dose.perSide && !other.perSide)
  || dose.sets > other.sets
  || COUNTS.some((count) => dose[count] > other[count]);

/** What is left to do of a step, and what is done of it. @param {GuideStep} step */
function divide(step) {
  const done = setsDone(step);
  const of = step.of ?? step.dose.sets;
  return {
    done,
    of,
    /** @param {Dose} dose */
    cut: (dose) => ({
      ...dose,
      sets: Math.max(1, Math.min(dose.sets - rounds(step), of - done)),
    }),
    // Where none is left, one is done again, and counts no second time.
    counts: { of, past: step.past, did: Math.min(done, of - 1), sets: done < of ? [] : [2, 3] },
  };
}

/**
 * The place of the easier version that a step is drawn as; -1 for none.
 * @param {Movement} movement
 * @param {GuideStep} step
 */
const findDrawn = ({ easier }, step) =>
  easier.findIndex(({ shows }) => shows && shows === step.shows);

/**
 * Whether the starting dose is the next easier version.
 * @param {Movement} movement
 * @param {GuideStep} step
 */
function leadsToStart(movement, step) {
  if (step.lacks || step.rung !== undefined || findDrawn(movement, step) >= 0) return false;
  const harder = step.words && step.version; // as an own routine asks for it
  return Boolean(harder || asksMore(step.dose, movement.start));
}

/** The place of the next easier version. @param {Movement} movement @param {GuideStep} step */
function findEasier(movement, step) {
  if (step.rung !== undefined) return step.rung - 1;
  const drawn = findDrawn(movement, step);
  if (drawn < 0) return movement.easier.length - 1;
  // A step that is drawn as an easier version has that one's dose before the next version.
  return drawn - Number(!asksMore(step.dose, movement.easier[drawn].dose ?? step.dose));
}

/**
 * A version that is done as another movement, as a step. It has the dose of that one's version
 * which is drawn as this one is, else of its start.
 * @param {Movement} other @param {Rung} rung @param {GuideStep} step
 * @returns {GuideStep}
 */
function becomeOther(other, rung, step) {
  const { done, of, cut } = divide(step);
  const { name: version, how, shows, needs } = rung;
  const same = [...other.easier, ...other.harder].find((one) => one.shows && one.shows === shows);
  const past = [...(step.past ?? []), { do: step.do, sets: done }].filter(({ sets }) => sets);
  return {
    do: other.id,
    dose: cut(rung.dose ?? same?.dose ?? other.start),
    walks: Boolean(other.walks && !rung.dose),
    of: Math.max(1, of - done),
    past,
    version,
    how,
    shows,
    needs,
  };
}

/**
 * A step in its next easier version, with the sets that are left to do; null where there is none.
 * Above the starting dose, and in a harder version, that is the starting dose, else the next easier
 * one of the movement; never the starting dose where the routine does without what that needs. Who
 * does an easier version already is led no way back: from a chair nobody is made to stand.
 * @param {Guide} guide
 * @param {GuideStep} step
 * @returns {GuideStep|null}
 */
export function ease(guide, step) {
  const movement = findMovement(guide, step.do);
  const { id, start, setup, walks = false } = movement;
  const { cut, counts } = divide(step);
  const eased = { do: id, ...counts };
  if (leadsToStart(movement, step))
    return { ...eased, dose: cut(start), walks, version: say("Starting dose"), how: setup };
  const place = findEasier(movement, step);
  const rung = movement.easier[place];
  if (!rung) return null;
  const { movement: other, name: version, how, dose, needs, shows = NONE } = rung;
  if (other) return becomeOther(findMovement(guide, other), rung, step);
  return {
    ...eased,
    dose: cut(dose ?? step.dose),
    walks: walks && !dose,
    version,
    how,
    needs,
    shows,
    rung: place,
  };
}
