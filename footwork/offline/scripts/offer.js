// Says that a new version of the guide has come. The reader decides when; CSS holds the message
// back while a session is under way.
import { say } from "./say.js";

say("A new version is ready.", { name: "Reload", act: () => location.reload() });
