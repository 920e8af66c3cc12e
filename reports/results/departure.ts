// A departure: one thing that makes a run other than the plain model, so that nobody reads its figures as those of the plain one.
import { z } from 'zod';

/** In the order in which they are told: what was planted or set, then what the figures rest on, then what went wrong. */
export const departureKinds = [
  'fault',
  'loss',
  'outage',
  'parameter',
  'rate',
  'override',
  'policy',
  'exports',
  'own-part',
  'evidence',
  'machine-time',
  'k6-arguments',
  'slow',
  'headed',
  'realtime',
  'sample',
  'busy-machine',
  'generator',
  'ledger',
  'void',
  'reconciliation',
  'failed',
  'unfinished',
] as const;
export type DepartureKind = (typeof departureKinds)[number];

export const departure = z.object({
  kind: z.enum(departureKinds).describe('What sort of thing makes the run other than the plain model'),
  words: z.string().describe('Short, for a line on a chart or a field of a table: "2 faults planted"'),
  sentence: z.string().describe('In full, with at most the first four of the items'),
  items: z
    .array(z.string())
    .describe('Every fault, parameter or setting by itself; empty where the sentence says it all'),
});
export type Departure = z.infer<typeof departure>;

/** With these the target is not the one that a vendor's claim, or a decision, is about. */
export function hasPlantedFaults(departures: readonly Pick<Departure, 'kind'>[]): boolean {
  return departures.some(({ kind }) => kind === 'fault');
}
