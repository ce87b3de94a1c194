// Says that a new version of the guide has come. The reader decides when; CSS holds the message
// back while a session is under way.
import { say } from "../../browser/messages.js";
import { notify } from "./notice.js";

notify(say("A new version is ready."), { name: say("Reload"), act: () => location.reload() });
