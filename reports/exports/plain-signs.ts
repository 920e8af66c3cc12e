// Text for machines: where sentences for people have a true minus and spaces that do not break, what a program reads has "-" and blanks.
import { titleAsGiven } from '../words/isolated-title.ts';

const minus = /\u2212/g;
/** No-break space, narrow and thin spaces, figure space. */
const spaces = /[\u00a0\u2007\u2009\u202f]/g;

export function plainSigns(text: string): string {
  return text.replaceAll(minus, '-').replaceAll(spaces, ' ');
}

/** JSON in one line, or indented for people who look into a file. Every text in it is plain. */
export function plainJson(value: unknown, indent?: number): string {
  const plain = (_: string, each: unknown) => (typeof each === 'string' ? titleAsGiven(plainSigns(each)) : each);
  return JSON.stringify(value, plain, indent);
}

/** JSON whose sentences are as they were made, with the signs that people read: for a file that a report shows again. */
export function sentencesJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? titleAsGiven(each) : each), indent);
}
