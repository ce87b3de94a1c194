// A QR code of a text, as ISO/IEC 18004 has it: its bytes, at level M, of which a seventh can be
// dirty or worn. It is drawn here, because nothing on a sheet that somebody fills in may leave the
// device.

/** @typedef {number[][]} Cells 1 is dark */

// Of each version from 1 on: in how many blocks its text is checked, and by how many bytes a block.
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26,
  28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];
const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26];
const MOST_CHECKS = 28; // of each version above those

const CELL = 0.42; // millimeters; what a phone reads from a poor print
const LEAST = 28; // millimeters, of a whole code
const SPACE = "http://www.w3.org/2000/svg";

/** @type {((y: number, x: number) => number)[]} where each of them gives 0, a cell is turned */
const MASKS = [
  (y, x) => (y + x) % 2,
  (y) => y % 2,
  (_, x) => x % 3,
  (y, x) => (y + x) % 3,
  (y, x) => ((y >> 1) + Math.floor(x / 3)) % 2,
  (y, x) => ((y * x) % 2) + ((y * x) % 3),
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
];

/** @template T @param {number} length @param {(place: number) => T} create */
const list = (length, create) => Array.from({ length }, (_, place) => create(place));

/** @param {number} version */
const sizeOf = (version) => 17 + 4 * version;

/** The middles of the small squares, on both axes. @param {number} version */
function listMiddles(version) {
  if (version < 2) return [];
  const count = (version / 7 + 2) | 0;
  const step = 2 * Math.floor((8 * version + 3 * count + 5) / (4 * count - 4));
  return list(count, (place) => (place ? sizeOf(version) - 7 - (count - 1 - place) * step : 6));
}

/** A product in the field of 256 elements. @param {number} one @param {number} other */
function multiply(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((other >> bit) & 1) * one);
  }
  return product;
}

/**
 * The bytes that check some others, by Reed and Solomon.
 * @param {number[]} bytes
 * @param {number} count
 */
function createChecks(bytes, count) {
  let divisor = [1];
  for (let power = 0, root = 1; power < count; power++, root = multiply(root, 2)) {
    divisor = [...divisor, 0].map((factor, at) => factor ^ multiply(divisor[at - 1] ?? 0, root));
  }
  const rest = [...bytes, ...list(count, () => 0)];
  bytes.forEach((_, place) => {
    const lead = rest[place];
    divisor.forEach((factor, next) => {
      rest[place + next] ^= multiply(factor, lead);
    });
  });
  return rest.slice(-count);
}

/** The bits of a number, the last one first. @param {number} value @param {number} length */
const toBits = (value, length) => list(length, (place) => (value >> place) & 1);

/** The columns of rows after each other; the first rows may be shorter. @param {number[][]} rows */
const interleave = (rows) =>
  rows[rows.length - 1].flatMap((_, at) => rows.flatMap((row) => row[at] ?? []));

/** @param {number} value @param {number} digits */
const toHex = (value, digits) => value.toString(16).padStart(digits, "0");

/**
 * All bytes of a code in the order in which they stand in it; nothing where there is no room.
 * @param {number[]} text
 * @param {number} version
 * @param {number} room bytes in all
 */
function createBytes(text, version, room) {
  const blocks = BLOCKS[version - 1];
  const checks = CHECKS[version - 1] ?? MOST_CHECKS;
  const inner = room - blocks * checks;
  const length = toHex(text.length, version < 10 ? 2 : 4);
  const digits = `4${length}${text.map((byte) => toHex(byte, 2)).join("")}0`;
  const pairs = digits.padEnd(2 * inner, "ec11").match(/../g) ?? [];
  if (pairs.length > inner) return null;
  const bytes = pairs.map((pair) => parseInt(pair, 16));
  // The last blocks have one byte more, where they do not divide evenly.
  let from = 0;
  const parts = list(blocks, (block) =>
    bytes.slice(from, (from += Math.floor((inner + block) / blocks))),
  );
  return [parts, parts.map((part) => createChecks(part, checks))].flatMap(interleave);
}

/**
 * A number with what checks it behind it.
 * @param {number} value
 * @param {number} divisor
 * @param {number} length
 */
function sign(value, divisor, length) {
  let rest = value;
  for (let bit = 0; bit < length; bit++) rest = (rest << 1) ^ ((rest >> (length - 1)) * divisor);
  return (value << length) | rest;
}

/**
 * Write which mask it is, twice.
 * @param {Cells} cells
 * @param {number} mask
 */
function writeFormat(cells, mask) {
  const size = cells.length;
  toBits(sign(mask, 0x537, 10) ^ 0x5412, 15).forEach((bit, place) => {
    if (place < 8) cells[place < 6 ? place : place + 1][8] = cells[8][size - 1 - place] = bit;
    else cells[8][place < 9 ? 7 : 14 - place] = cells[size - 15 + place][8] = bit;
  });
  cells[size - 8][8] = 1;
}

/**
 * What is the same in each code of a version; a cell that is free holds -1.
 * @param {number} version
 */
function createFrame(version) {
  const size = sizeOf(version);
  const middles = listMiddles(version);
  const cells = list(size, () => list(size, () => -1));
  /**
   * A square of rings around a middle.
   * @param {number} y @param {number} x @param {number} reach @param {number[]} light rings
   */
  const draw = (y, x, reach, light) => {
    for (let down = -reach; down <= reach; down++) {
      for (let over = -reach; over <= reach; over++) {
        const ring = Math.max(Math.abs(down), Math.abs(over));
        const row = cells[y + down] ?? [];
        if (x + over in row) row[x + over] = Number(!light.includes(ring));
      }
    }
  };
  for (let at = 8; at < size - 8; at++) cells[6][at] = cells[at][6] = 1 - (at % 2);
  for (const y of middles) {
    for (const x of middles) {
      const inCorner = Math.min(y, x) < 7 && [6, size - 7].includes(Math.max(y, x));
      if (!inCorner) draw(y, x, 2, [1]);
    }
  }
  draw(3, 3, 4, [2, 4]);
  draw(3, size - 4, 4, [2, 4]);
  draw(size - 4, 3, 4, [2, 4]);
  writeFormat(cells, 0);
  if (version > 6) {
    toBits(sign(version, 0x1f25, 12), 18).forEach((bit, place) => {
      const [near, far] = [(place / 3) | 0, size - 11 + (place % 3)];
      cells[near][far] = cells[far][near] = bit;
    });
  }
  return cells;
}

/**
 * The free cells in the order in which they are filled: up and down in pairs.
 * @param {Cells} cells
 */
function listFree(cells) {
  const size = cells.length;
  const free = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let step = 0; step < 2 * size; step++) {
      const down = step >> 1;
      const y = up ? size - 1 - down : down;
      const x = right - (step % 2);
      if (cells[y][x] < 0) free.push([y, x]);
    }
  }
  return free;
}

/** How hard a code is to read, by the four rules of the standard. @param {Cells} cells */
function rate(cells) {
  const columns = cells.map((_, x) => cells.map((row) => row[x]));
  const lines = [...cells, ...columns].map((line) => line.join("")).join(" ");
  const runs = lines.match(/0{5,}|1{5,}/g) ?? [];
  const marks = [...lines.matchAll(/(?=10111010000|00001011101)/g)];
  const squares = cells.flatMap((row, y) =>
    row.filter((cell, x) =>
      [row[x + 1], cells[y + 1]?.[x], cells[y + 1]?.[x + 1]].every((other) => other === cell),
    ),
  );
  const dark = cells.flat().filter(Boolean).length / cells.length ** 2;
  return (
    runs.reduce((sum, run) => sum + run.length - 2, 0)
    + 3 * squares.length
    + 40 * marks.length
    + 10 * Math.floor(Math.abs(dark - 0.5) * 20)
  );
}

/**
 * Fill the free cells, by the mask that is the easiest to read.
 * @param {Cells} frame
 * @param {number[][]} free
 * @param {number[]} bytes
 */
function fill(frame, free, bytes) {
  const bits = bytes.flatMap((byte) => toBits(byte, 8).reverse());
  const masked = MASKS.map((turn, number) => {
    const cells = frame.map((row) => [...row]);
    free.forEach(([y, x], place) => {
      cells[y][x] = (bits[place] ?? 0) ^ Number(!turn(y, x));
    });
    writeFormat(cells, number);
    return { cells, rating: rate(cells) };
  });
  return masked.reduce((best, one) => (one.rating < best.rating ? one : best)).cells;
}

/**
 * The code of a text. Throws RangeError for one of more than 2,331 bytes.
 * @param {string} text
 * @returns {Cells}
 */
export function createCode(text) {
  const given = [...new TextEncoder().encode(text)];
  for (let version = 1; version <= BLOCKS.length; version++) {
    const frame = createFrame(version);
    const free = listFree(frame);
    const bytes = createBytes(given, version, free.length >> 3);
    if (bytes) return fill(frame, free, bytes);
  }
  throw new RangeError("too long");
}

/** A code as a drawing. @param {string} text @param {string} words what a screen reader says */
export function drawCode(text, words) {
  const cells = createCode(text);
  const size = cells.length;
  const runs = cells.flatMap((row, y) =>
    [...row.join("").matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    ),
  );
  const [drawing, path] = ["svg", "path"].map((name) => document.createElementNS(SPACE, name));
  const attributes = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": words };
  for (const [name, value] of Object.entries(attributes)) drawing.setAttribute(name, value);
  path.setAttribute("d", runs.join(""));
  drawing.style.width = `${Math.max(LEAST, CELL * size)}mm`;
  drawing.append(path);
  return drawing;
}
