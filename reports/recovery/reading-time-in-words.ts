// A time at which recoveries are read off, in words.

/** "5 min", "1 day". */
export function readingTimeInWords(seconds: number): string {
  if (seconds === 86_400) return 'a day';
  return seconds < 3_600 * 2 ? `${seconds / 60}\u00a0min` : `${seconds / 3_600}\u00a0h`;
}
