// Footwork's embeds, fitted to the height of what they show. Put this line anywhere in a page,
// once; it serves every Footwork iframe of that page:
//
//   <script src="https://…/embed/fit.js" async></script>
//
// An embed tells its height and, where it stands in a sandbox, which of its links was tapped.
// Nothing else is read or kept. Words and drawings CC BY 4.0, this file MIT.
{
  const embeds = new URL(".", document.currentScript.src)
  const known = new WeakSet()

  /** Find the iframe of this page that a message came from, if it shows one of the embeds. */
  const findFrame = ({ source, origin }) => [...document.querySelectorAll("iframe")].find(
    (frame) => frame.contentWindow === source && frame.src.startsWith(embeds.href)
      && (origin === embeds.origin || origin === "null"), // a sandbox has no origin
  )

  const readAddress = (text) => {
    try {
      return new URL(text)
    } catch {
      return null
    }
  }

  const greet = (frame, secret) => {
    frame.contentWindow.postMessage({ message: "ready", secret }, "*")
  }

  addEventListener("message", (event) => {
    const { message, value, secret } = event.data ?? {}
    const frame = findFrame(event)
    if (!frame) return
    if (message === "height" && value > 0) {
      const height = `${Math.min(Math.max(Math.ceil(value), 200), 3000)}px`
      frame.style.setProperty("height", height, "important") // themes set heights of their own
      if (!known.has(frame.contentWindow)) greet(frame, secret)
      known.add(frame.contentWindow)
    }
    if (message === "link" && document.activeElement === frame) {
      const target = readAddress(value)
      // A tab of its own, so that the club's page stays; where none may open, the whole window.
      if (target?.origin === embeds.origin && !open(target)) top.location.href = target.href
    }
  })

  // Those that were there before this script have told their height to nobody.
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.src.startsWith(embeds.href)) greet(frame)
  }
}
