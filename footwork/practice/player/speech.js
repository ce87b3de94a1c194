// The browser's own voice. What is said last is heard: an older sentence is cut short.

export function createSpeech() {
  const synth = globalThis.speechSynthesis;
  return {
    available: Boolean(synth && globalThis.SpeechSynthesisUtterance),
    /** To be called in a tap: an iPhone lets no page speak that has not spoken in one. */
    wake() {
      if (this.available) synth.speak(new SpeechSynthesisUtterance(""));
    },
    /** @param {string} text */
    say(text) {
      if (!this.available) return;
      synth.cancel();
      const sentence = new SpeechSynthesisUtterance(text);
      sentence.lang = document.documentElement.lang || "en";
      synth.speak(sentence);
    },
    stop() {
      if (this.available) synth.cancel();
    },
  };
}
