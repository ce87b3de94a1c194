// What an address names on its page.

/**
 * The element that an anchor names; nothing where it names none, or is no right address.
 * @param {string} hash with its sign
 */
export function findNamed(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // a half-written escape
  }
}
