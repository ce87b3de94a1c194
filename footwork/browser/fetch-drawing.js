// Drawings that are fetched when they are wanted.

/**
 * Fetch a drawing as a document of its own; null when there is none, also where the page of a
 * network that wants a sign-in comes in its place.
 * @param {string} address
 * @param {string} [leftOut] what a page has no use for, as a selector
 */
export async function fetchDrawing(address, leftOut = "title, metadata") {
  const text = await fetch(address)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => ""); // the line may drop midway, too
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (drawing.nodeName !== "svg") return null;
  for (const part of drawing.querySelectorAll(leftOut)) part.remove();
  return drawing;
}
