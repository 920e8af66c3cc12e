/** A word of a command that is printed to be repeated, for a POSIX shell; plain words need no quotes. */
export function shellWord(word: string): string {
  if (/^[\w./=:@%+,-]+$/.test(word)) return word;
  // A line break stays out of the line that is printed.
  if (/\p{Cc}/u.test(word))
    return `$'${word.replaceAll(/[\\']/g, String.raw`\$&`).replaceAll(/\p{Cc}/gu, (control) => `\\${control.charCodeAt(0).toString(8).padStart(3, '0')}`)}'`;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
