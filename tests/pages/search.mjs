// What the search finds for each of some queries, by its rules alone, as JSON: the addresses, best
// first.
//
//   node search.mjs RANKING INDEX < QUERIES

import { readFileSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";

const { createSearch } = await import(String(pathToFileURL(process.argv[2])));
const find = createSearch(JSON.parse(readFileSync(process.argv[3], "utf8")));
const queries = JSON.parse(readFileSync(0, "utf8"));
const found = queries.map((query) => find(query).map(({ at }) => at));
process.stdout.write(JSON.stringify(found));
