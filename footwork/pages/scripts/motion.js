// Plays a movement's drawing in the place of its last still picture, and marks the phase
// that it is in. The stills need no script; the drawing in motion is fetched when it is wanted.

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Fetch the drawing in motion and make it a picture of the page; null when there is none. */
async function loadMotion(address, alt) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return null;
  const text = await answer.text();
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  drawing.querySelectorAll("title, metadata").forEach((part) => part.remove());
  drawing.removeAttribute("aria-labelledby");
  drawing.setAttribute("aria-label", alt);
  drawing.classList.add("play"); // it moves when asked to, also where motion is unwelcome otherwise
  return document.importNode(drawing, true);
}

/** Which of the phases is on, by how much of one repetition has passed (0 to 1). */
function findPhase(seconds, passed) {
  const total = seconds.reduce((sum, part) => sum + part, 0);
  let end = 0;
  return seconds.findIndex((part) => (end += part / total) > passed);
}

function startPlayer(figure) {
  const button = figure.querySelector(".play");
  const plate = figure.querySelector(".plate:last-child");
  const end = plate.querySelector(".fig");
  const tag = plate.querySelector(".tag");
  const name = figure.querySelector(".phase b");
  const parts = [...figure.querySelectorAll(".tempo li")];
  const seconds = parts.map((part) => Number(part.dataset.seconds));
  let motion = null;
  let marking = 0;

  const animations = () => motion?.getAnimations({ subtree: true }) ?? [];

  const mark = () => {
    const passed = animations()[0]?.effect.getComputedTiming().progress ?? 0;
    const phase = findPhase(seconds, passed);
    parts.forEach((part, place) => part.classList.toggle("on", place === phase));
    if (parts[phase]) name.textContent = parts[phase].dataset.name;
    marking = requestAnimationFrame(mark);
  };

  const show = (playing) => {
    button.setAttribute("aria-pressed", playing);
    button.querySelector("use").setAttribute("href", playing ? "#i-pause" : "#i-play");
    button.setAttribute("aria-label", playing ? "Pause the movement" : "Play the movement");
    tag.hidden = playing;
  };

  const pause = () => {
    cancelAnimationFrame(marking);
    animations().forEach((animation) => animation.pause());
    show(false);
  };

  const play = async () => {
    motion ??= await loadMotion(figure.dataset.motion, figure.dataset.alt);
    if (!motion) return;
    end.replaceWith(motion);
    animations().forEach((animation) => animation.play());
    show(true);
    if (parts.length) mark();
  };

  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") pause();
    else play();
  });
  // Paper shows the end position.
  addEventListener("beforeprint", () => {
    pause();
    motion?.replaceWith(end);
  });

  // By itself only where motion is welcome, and only once the drawing is in sight.
  if (still.matches || navigator.connection?.saveData) return;
  const watcher = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    watcher.disconnect();
    if (!still.matches) play();
  }, { threshold: 0.6 });
  watcher.observe(figure);
}

document.querySelectorAll("[data-motion]").forEach(startPlayer);
