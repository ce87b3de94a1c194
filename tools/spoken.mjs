// What the player says, sounds and waits for in a session, as JSON.
//
//   node spoken.mjs FOLDER GUIDE QUERY...   scripts of the library, data of the player, addresses

import { readFileSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";

// The messages of a page in English.
Object.assign(globalThis, { document: { getElementById: () => null } });

const [folder, data, ...queries] = process.argv.slice(2);
/** @param {string} name */
const load = (name) => import(`${pathToFileURL(folder)}/practice/player/${name}.js`);
const { createCues } = await load("cues");
const { choose } = await load("guide");
const { prepareSteps, speechSeconds } = await load("ready");
const { createSchedule } = await load("schedule");

const guide = JSON.parse(readFileSync(data, "utf8"));
const sessions = queries.map((query) => {
  const choice = choose(guide, query);
  const steps = prepareSteps(guide, choice);
  const schedule = createSchedule(steps, guide.rule);
  const cues = createCues(schedule, steps, guide);
  const waits = schedule.blocks.filter(({ kind }) => kind === "wait").map(({ at }) => at);
  return {
    name: choice.name,
    total: schedule.total,
    end: schedule.end,
    cues: cues.map((cue) => ({
      ...cue,
      takes: speechSeconds(cue.say ?? ""),
      waits: waits.includes(cue.at),
    })),
  };
});
process.stdout.write(JSON.stringify(sessions));
