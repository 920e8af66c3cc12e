// A file of known answers: its shape, and how a computed answer is compared with one. For tests only.
import { z } from 'zod';

export const referenceFile = z.object({
  datasets: z.record(z.string(), z.unknown()).optional(),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      fn: z.string(),
      inputs: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
      /** Numbers, or lists of them. "Inf", "-Inf" and "NA" stand for what JSON cannot hold; R boxes a single one in a list. */
      outputs: z.record(z.string(), z.unknown()),
      tol_rel: z.number(),
      /** Where it comes from, and how R is asked for it; nothing here goes by them. */
      source: z.string().optional(),
      r_call: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
});
export type ReferenceFile = z.infer<typeof referenceFile>;
export type ReferenceCase = ReferenceFile['cases'][number];

/** What an adapter answers, by the names of the file; undefined stands for "NA". */
export type Answer = Readonly<Record<string, number | undefined | readonly (number | undefined)[]>>;

/** Absolute tolerance near zero, as the file's conventions state. */
const nearZero = 1e-10;

/** One line for each output that differs; empty when all agree. */
export function differences(found: Answer, { outputs, tol_rel }: ReferenceCase): string[] {
  return Object.entries(outputs).flatMap(([name, expected]) => {
    if (!(name in found)) return [`${name}: not computed`];
    const answer = found[name];
    const wanted: unknown[] = Array.isArray(expected) ? expected : [expected];
    const got = Array.isArray(answer) ? answer : [answer];
    if (wanted.length !== got.length) return [`${name}: ${got.length} values found, ${wanted.length} expected`];
    return wanted.flatMap((want, i) =>
      agrees(got[i], want, tol_rel) ? [] : [`${name}[${i}]: ${got[i]} found, ${want} expected`],
    );
  });
}

function agrees(found: number | undefined, expected: unknown, tolerance: number): boolean {
  if (expected === 'NA') return found === undefined;
  if (found === undefined) return false;
  if (expected === 'Inf') return found === Infinity;
  if (expected === '-Inf') return found === -Infinity;
  if (typeof expected !== 'number') return false;
  return Math.abs(found - expected) <= Math.max(nearZero, tolerance * Math.abs(expected));
}
