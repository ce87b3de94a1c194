// Says that a newer version is out which there is no room for; what is read is the older one. CSS
// holds the message back while a session is under way.
import { say } from "../../browser/messages.js";
import { notify } from "./notice.js";

const page = new URL("../../../offline/", import.meta.url).href;
if (location.href.replace(/[?#].*/, "") !== page)
  notify(
    say(
      "A newer version of the guide is out, and this device has no room for it. You read the older one.",
    ),
    {
      name: say("See what to do"),
      act: () => location.assign(page),
    },
  );
