// A departure: one thing that makes a run other than the plain model, so that nobody reads its figures as those of the plain one.
import { z } from 'zod';

/** In the order in which they are told: what was planted or set, then what the figures rest on, then what went wrong. */
export const departureKinds = [
  'fault',
  'parameter',
  'rate',
  'override',
  'own-part',
  'evidence',
  'k6-arguments',
  'slow',
  'headed',
  'realtime',
  'machine-time',
  'sample',
  'busy-machine',
  'generator',
  'void',
  'reconciliation',
  'failed',
  'unfinished',
] as const;
export type DepartureKind = (typeof departureKinds)[number];

export const departure = z.object({
  kind: z.enum(departureKinds),
  /** Short, for a line on a chart or a field of a table: "2 faults planted". */
  words: z.string(),
  /** In full, with at most the first four of the items. */
  sentence: z.string(),
  /** Every fault, parameter or setting by itself; empty where the sentence says it all. */
  items: z.array(z.string()),
});
export type Departure = z.infer<typeof departure>;

/** With these the target is not the one that a vendor's claim, or a decision, is about. */
export function hasPlantedFaults(departures: readonly Pick<Departure, 'kind'>[]): boolean {
  return departures.some(({ kind }) => kind === 'fault');
}
