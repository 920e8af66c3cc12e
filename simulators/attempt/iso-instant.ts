// An instant as Date's toISOString() writes it, for a fifth of the time: only a day that was not asked for before asks Date.
const dayMs = 86_400_000;
const timeLength = '00:00:00.000Z'.length;

/** Dates as far as the T, by day since the Unix epoch. A run has some hundred days; the limit only guards against callers who make up more. */
const dates = new Map<number, string>();
const datesAtMost = 10_000;

/** @param atMs ms since the Unix epoch. Throws RangeError as toISOString(). */
export function isoInstant(atMs: number): string {
  const wholeMs = Math.trunc(atMs);
  const day = Math.floor(wholeMs / dayMs);
  const ofDayMs = wholeMs - day * dayMs;
  const seconds = Math.floor(ofDayMs / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${dates.get(day) ?? dateOf(day)}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}.${String(1_000 + (ofDayMs % 1_000)).slice(1)}Z`;
}

function dateOf(day: number): string {
  const date = new Date(day * dayMs).toISOString().slice(0, -timeLength);
  if (dates.size >= datesAtMost) dates.clear();
  dates.set(day, date);
  return date;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
