// The data of the guide, and the choice that an address makes from it.

/** @import { Dose, Rule, Step } from "./schedule.js" */
import { cleanName, decodeRoutine, isDose, shorten } from "./code.js";

/**
 * @typedef {{sign: string, then: string}} Stop
 * @typedef {{name: string, how: string, dose?: Dose, movement?: string, shows?: Frame, when: string}} Rung
 * @typedef {{lift?: string, hold?: string, lower?: string}} Phases
 * @typedef {string} Frame a drawing beside start and end, or `none` for what no drawing shows
 *
 * @typedef {object} Movement
 * @property {string} id
 * @property {string} code four letters that stand for it in an address
 * @property {number} number
 * @property {string} name
 * @property {string} page
 * @property {string} setup how to stand or sit
 * @property {string[]} [needs] ids of what the start needs
 * @property {string[]} cues
 * @property {string} side the word for one side
 * @property {boolean} [walks]
 * @property {Phases} [phases]
 * @property {Dose} start
 * @property {Dose} target
 * @property {Rung[]} easier the easiest first
 * @property {Rung[]} harder
 * @property {Stop[]} stop
 * @property {string} askFirst who should ask a doctor first
 * @property {string} alt
 * @property {"left"|"right"} drawn the side that is drawn
 * @property {Frame} [targetShows] the drawing that shows the target, where start and end do not
 * @property {{start: string, end: string, motion: string}} [drawings]
 * @property {Partial<Record<Frame, Still>>} [others]
 *
 * @typedef {{link: string, alt: string, caption: string, drawings?: undefined}} Still one drawing that shows it all
 * @typedef {Still|(Movement & {link?: undefined, caption?: undefined})} Picture how a movement is shown
 * @typedef {{notToday: Stop[], warnings: string[]}} Caution what to know before a session
 *
 * @typedef {{do: string, dose: Dose, note?: string, setup?: string, shows?: Frame}} RoutineStep
 *
 * @typedef {object} Guide
 * @property {Rule} rule
 * @property {Record<string, string>} codes
 * @property {Movement[]} movements
 * @property {({id: string, name: string, page: string, steps: RoutineStep[], needs?: string[]} & Caution)[]} routines
 * @property {{name: string, page: string, phases: {id: string, name: string, steps: RoutineStep[]}[]} & Caution} plan
 * @property {Record<string, string>} things what is needed, by its id
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
 * @property {string} [when] of a harder version the sign to try it
 * @property {boolean} [lacks] its routine does without what the start of the movement needs
 * @property {Frame} [shows] the drawing that shows it, in place of start and end
 * @property {number[]} [sets] what is done of it: twice the number of the set, plus one for the right
 * @property {number} [did] sets that were done on all sides in versions before this one
 * @property {number} [of] sets that it had in its first version: no easier one makes more of them
 * @property {Done[]} [past] what was done of other movements, before it became this one
 * @typedef {{do: string, sets: number}} Done sets that were done on all sides
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
 * @property {string} [when] of an easier one the sign to move on from it, of a harder one the sign to try it
 * @property {number} [rung] its place among the easier ones
 * @property {boolean} [lacks] its routine does without what the start of the movement needs
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
  if (!shows) return movement.drawings ? movement : null;
  return (Object.hasOwn(movement.others ?? {}, shows) && movement.others?.[shows]) || null;
}

/** @param {unknown} value */
export const isStretch = (value) => typeof value === "number" && value >= 0 && value < 1e6;

/**
 * Whether a step that was kept can be gone on with: its movement is there, its dose keeps the rules,
 * and everything else about it is what a step has.
 * @param {Guide} guide
 * @param {any} step
 */
export function isStep(guide, step) {
  if (!step || !findMovement(guide, step.do) || !step.dose || !isDose(step.dose)) return false;
  const { sets = [], extra = {}, did = 0, of = 0, past = [], rung = 0, shows = "", note = "", version = "", how = "" } = step;
  return Array.isArray(sets) && sets.every(isStretch) && typeof extra === "object" && extra !== null && Object.values(extra).every(isStretch)
    && Array.isArray(past) && past.every((one) => one && findMovement(guide, one.do) && isStretch(one.sets))
    && isStretch(did) && isStretch(of) && isStretch(rung) && [shows, note, version, how].every((text) => typeof text === "string");
}

/**
 * @param {Guide} guide
 * @param {RoutineStep[]} steps
 * @param {string[]} [needs] of their routine
 * @returns {GuideStep[]}
 */
const open = (guide, steps, needs) =>
  steps.map((step) => {
    const { walks, needs: wanted = [] } = findMovement(guide, step.do);
    return { ...step, walks: Boolean(walks), lacks: Boolean(needs && wanted.some((thing) => !needs.includes(thing))) };
  });

/**
 * Every way to do a movement: its doses, its easier and harder versions, and what routines say of it.
 * The words of one are found again by a code that is made from them alone.
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
  const climb = (kind) => movement[kind].flatMap(({ name, how, dose, movement: other, shows, when }, place) =>
    (other ? [] : [code({ kind, name, how, when, dose: dose ?? movement.start, shows: shows ?? NONE, rung: kind === "easier" ? place : undefined })]));
  /** @type {{steps: RoutineStep[], needs?: string[]}[]} */
  const lists = [...guide.routines, ...guide.plan.phases];
  const steps = lists.flatMap((list) => open(guide, list.steps, list.needs)).filter((step) => step.do === id);
  return [
    code({ kind: "start", dose: movement.start }),
    code({ kind: "target", dose: movement.target, shows: movement.targetShows }),
    ...climb("easier"),
    ...climb("harder"),
    ...steps.map(({ dose, note, shows, lacks }) => code({ kind: "routine", dose, note, shows, lacks })),
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
  if (!found) throw new RangeError("no words of the guide");
  const { kind, name: version, how, note, rung, shows, lacks, when, dose } = found;
  return {
    ...step, version, how, note, rung, shows, lacks,
    when: kind === "harder" ? when : undefined,
    dose: dose.note ? { ...step.dose, note: dose.note } : step.dose,
    walks: Boolean(movement.walks && !version),
  };
}

/**
 * What the query of an address chooses: `routine`, `do` (with `level`), `phase` of the plan, or
 * `r`, an own routine. Null when it chooses nothing; throws when it chooses what is not there.
 * @param {Guide} guide
 * @param {string} query
 * @returns {Choice|null}
 */
export function choose(guide, query) {
  const { notToday, warnings } = guide.plan;
  const parameters = new URLSearchParams(query);
  const kind = ["routine", "do", "phase", "r"].find((key) => parameters.has(key));
  if (!kind) return null;
  const id = parameters.get(kind) ?? "";
  if (kind === "routine") {
    const routine = guide.routines.find((one) => one.id === id);
    if (routine) return { kind, ...routine, steps: open(guide, routine.steps, routine.needs) };
  } else if (kind === "do") {
    const movement = guide.movements.find((one) => one.id === id);
    const level = parameters.get("level") ?? "start";
    if (movement && (level === "start" || level === "target")) {
      const steps = open(guide, [{ do: id, dose: movement[level], shows: level === "target" ? movement.targetShows : undefined }]);
      return { kind, id, name: movement.name, page: movement.page, steps, notToday: [], warnings: [] };
    }
  } else if (kind === "phase") {
    const phase = guide.plan.phases.find((one) => one.id === id);
    const { name, page } = guide.plan;
    if (phase) {
      return { kind, id, name: `${name}: ${phase.name}`, page, steps: open(guide, phase.steps), notToday, warnings };
    }
  } else {
    const steps = decodeRoutine(id, guide.codes).map((step) => addWords(guide, step));
    const name = cleanName(parameters.get("name") ?? "") || "Own routine";
    return { kind, id, name, page: "", steps, notToday, warnings };
  }
  throw new RangeError(`nothing is called ${id}`);
}

/** How a dose is done, however much of it. @param {Dose} dose */
const way = ({ tempo, perSide, eachWay, note }) => JSON.stringify([tempo, perSide, eachWay, note]);

/**
 * The sign to try what a step asks for, where that is a harder version, by its name or by its dose.
 * @param {Guide} guide
 * @param {GuideStep} step
 */
export function findSign(guide, { do: id, dose, version, when }) {
  const { start, harder } = findMovement(guide, id);
  if (version || way(dose) === way(start)) return when;
  return harder.find((rung) => rung.dose && way(rung.dose) === way(dose))?.when;
}

/** Sets of a step that are done on all sides. @param {GuideStep} step */
const rounds = ({ dose, sets = [] }) =>
  sets.filter((one) => one % 2 === 0 && (!dose.perSide || sets.includes(one + 1))).length;

/** The same with those of the versions before. @param {GuideStep} step */
const setsDone = (step) => (step.did ?? 0) + rounds(step);

/** What was done in a session, each under the movement that it was done of. @param {GuideStep[]} steps @returns {Done[]} */
export const listDone = (steps) =>
  steps.flatMap((step) => [...(step.past ?? []), { do: step.do, sets: setsDone(step) }]);

/** Whether enough was done for a session: a set of half of the movements. @param {{sets: number}[]} movements */
export const isWhole = (movements) => movements.filter(({ sets }) => sets).length * 2 >= movements.length;

/**
 * Whether a dose asks for more than another one.
 * @param {Dose} dose
 * @param {Dose} other
 */
const asksMore = (dose, other) =>
  Boolean(dose.perSide && !other.perSide) || dose.sets > other.sets
  || ["reps", "seconds", "meters"].some((count) => {
    const [one, two] = /** @type {Record<string, any>[]} */ ([dose, other]).map((each) => each[count] ?? 0);
    return two && one > two;
  });

/**
 * A step in its next easier version, with the sets that are left to do; null where there is none. Where
 * none is left, one is done again, and counts no second time.
 * Above the starting dose, and in a harder version, that is the starting dose, else the next easier one of the movement;
 * never the starting dose where the routine does without what that needs.
 * Who does an easier version already is led no way back: from a chair nobody is made to stand.
 * @param {Guide} guide
 * @param {GuideStep} step
 * @returns {GuideStep|null}
 */
export function ease(guide, step) {
  const movement = findMovement(guide, step.do);
  const { easier, start } = movement;
  const done = setsDone(step);
  const of = step.of ?? step.dose.sets;
  /** @param {Dose} dose */
  const cut = (dose) => ({ ...dose, sets: Math.max(1, Math.min(dose.sets - rounds(step), of - done)) });
  const counts = done < of ? { of, did: done, past: step.past } : { of, did: done - 1, past: step.past, sets: [2, 3] };
  const harder = step.words && step.version; // as an own routine asks for it
  const drawn = easier.findIndex(({ shows }) => shows && shows === step.shows);
  if (!step.lacks && step.rung === undefined && drawn < 0 && (harder || asksMore(step.dose, start))) {
    const { id, walks = false, setup } = movement;
    return { do: id, dose: cut(start), walks, version: "Starting dose", how: setup, ...counts };
  }
  // A step that is drawn as an easier version has that one's dose before the next version.
  const next = drawn < 0 ? easier.length - 1 : drawn - Number(!asksMore(step.dose, easier[drawn].dose ?? step.dose));
  const place = step.rung === undefined ? next : step.rung - 1;
  const rung = easier[place];
  if (!rung) return null;
  const other = rung.movement ? findMovement(guide, rung.movement) : null;
  // The version of another movement that is drawn as this one is has that one's dose.
  const same = other && [...other.easier, ...other.harder].find(({ shows }) => shows && shows === rung.shows);
  const dose = rung.dose ?? same?.dose ?? other?.start ?? step.dose;
  return {
    do: other?.id ?? step.do,
    dose: cut(dose),
    walks: Boolean((other ?? movement).walks && !rung.dose),
    ...(other ? { of: Math.max(1, of - done), past: [...(step.past ?? []), { do: step.do, sets: done }].filter(({ sets }) => sets) } : counts),
    version: rung.name,
    how: rung.how,
    shows: rung.shows ?? (other ? undefined : NONE),
    rung: other ? undefined : place,
  };
}
