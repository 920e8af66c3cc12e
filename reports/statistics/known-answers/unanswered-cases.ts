// Whether a case of known answers is answered, and how many have no function here that could. For tests and the test command.
import { readFileSync } from 'node:fs';
import { referenceAdapters } from './reference-adapters.ts';
import { differences, type ReferenceCase, referenceFile, type ReferenceFile } from './reference-case.ts';
import { ReferenceInputs } from './reference-inputs.ts';

export const ownCases = new URL('reference-cases.json', import.meta.url);

export function readCases(path: string | URL): ReferenceFile {
  return referenceFile.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** One line for each output that differs and each input that nobody asked for; empty when the case is answered. Undefined: no function. */
export function faultsOf(
  referenceCase: ReferenceCase,
  datasets: Readonly<Record<string, unknown>>,
): string[] | undefined {
  const adapter = referenceAdapters[referenceCase.fn];
  if (adapter === undefined) return undefined;
  const inputs = new ReferenceInputs(referenceCase, datasets);
  const found = differences(adapter(inputs), referenceCase);
  return [...found, ...inputs.unread.map((name) => `input ${name}: not known here`)];
}

/** "64 of 189 known answers have no function yet". */
export function unansweredInWords(path: string | URL = ownCases): string {
  const { cases } = readCases(path);
  const without = cases.filter(({ fn }) => !(fn in referenceAdapters)).length;
  return `${without} of ${cases.length} known answers have no function yet`;
}
