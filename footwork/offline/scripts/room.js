// Says that a newer version is out which there is no room for; what is read is the older one. CSS
// holds the message back while a session is under way.
import { say } from "./say.js";

const page = new URL("../../../offline/", import.meta.url).href;
if (location.href.replace(/[?#].*/, "") !== page)
  say(
    "A newer version of the guide is out, and this device has no room for it. You read the older one.",
    {
      name: "See what to do",
      act: () => location.assign(page),
    },
  );
