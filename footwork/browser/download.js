// Files that are made here, handed to the reader.

const LATER = 60_000; // milliseconds after which any browser has taken a file

/** Store a file on the reader's device. @param {Blob} file @param {string} name */
export function download(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LATER);
}

/** The same for a calendar. @param {string} text @param {string} name */
export const downloadCalendar = (text, name) =>
  download(new Blob([text], { type: "text/calendar;charset=utf-8" }), name);
