// What is kept on the device, and only there. Where nothing can be kept (a private window, a full
// storage) it is remembered for as long as the page is open.

const PREFIX = "footwork-practice-";

export function createStorage() {
  /** @type {Map<string, string>} */
  const memory = new Map();
  /** @type {Storage|null} */
  let area = null;
  try {
    area = localStorage;
  } catch {
    // Not allowed: the memory does.
  }

  return {
    /**
     * What is kept under a name; null when nothing is, or nothing that can be read.
     * @param {string} name
     */
    read(name) {
      try {
        return JSON.parse(memory.get(name) ?? area?.getItem(PREFIX + name) ?? "null");
      } catch {
        return null;
      }
    },

    /**
     * Keep a value, where that is possible.
     * @param {string} name
     * @param {unknown} value
     */
    write(name, value) {
      const text = JSON.stringify(value);
      memory.set(name, text);
      try {
        area?.setItem(PREFIX + name, text);
        if (area) memory.delete(name);
      } catch {
        // Full, or not allowed: the memory does.
      }
    },

    /** @param {string} name */
    remove(name) {
      memory.delete(name);
      try {
        area?.removeItem(PREFIX + name);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
