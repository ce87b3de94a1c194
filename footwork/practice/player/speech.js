// The browser's own voice. What is said last is heard: an older sentence is cut short.

import { locale } from "../../browser/messages.js";

const HUSH = 100; // milliseconds after an older sentence is cut: some engines drop what comes sooner

export function createSpeech() {
  const synth = globalThis.speechSynthesis;
  /** @type {SpeechSynthesisUtterance|null} */
  let on = null;
  let waiting = 0;
  let hushed = 0; // milliseconds of the clock until which it is to be

  const stop = () => {
    clearTimeout(waiting);
    if (on) hushed = Date.now() + HUSH;
    on = null;
    synth?.cancel();
  };

  /** @param {string} text */
  const begin = (text) => {
    const sentence = new SpeechSynthesisUtterance(text);
    // The language of the words; a browser that translates the page changes that of the page alone.
    sentence.lang = locale;
    sentence.onend = sentence.onerror = () => {
      if (on === sentence) on = null;
    };
    on = sentence;
    synth.speak(sentence);
  };

  return {
    available: Boolean(synth && globalThis.SpeechSynthesisUtterance),
    /** To be called in a tap: an iPhone lets no page speak that has not spoken in one. */
    wake() {
      if (this.available) synth.speak(new SpeechSynthesisUtterance(""));
    },
    /** @param {string} text */
    say(text) {
      if (!this.available) return;
      if (on) stop();
      clearTimeout(waiting);
      const hush = hushed - Date.now();
      if (hush > 0) waiting = setTimeout(() => begin(text), hush);
      else begin(text);
    },
    stop,
  };
}
