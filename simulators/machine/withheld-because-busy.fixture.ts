// What a test says that measures milliseconds on a machine too busy for it: it is skipped with this note, and the test command tries it
// again. Everybody says it in this one way.
const beginning = 'withheld because this machine is busy: ';

/** Note of a skipped test. @param why what was seen of it */
export function withheldBecauseBusy(why: string): string {
  return `${beginning}${why}`;
}

export function isWithheldBecauseBusy(note: string | undefined): boolean {
  return note?.startsWith(beginning) === true;
}
