// Stretches of a phishing drill that have been lived, kept as they end.
import { z } from 'zod';
import { phishingCounts } from '../../../scenarios/measures/phishing-counts.ts';
import { KeptLines } from '../../store/kept-lines.ts';
import type { PhishingDone, PhishingOrder } from './live-phishing.ts';

/** An order is only ever compared with one that is made anew. */
const livedStretch: z.ZodType<PhishingDone> = z.strictObject({
  order: z.custom<PhishingOrder>(),
  counts: phishingCounts,
});

export class PhishingJournal extends KeptLines<PhishingOrder, PhishingDone> {
  constructor(
    path: string,
    of: { readonly version: string; readonly scenarioHash: string; readonly machineTime: string },
  ) {
    super(path, of, { schema: livedStretch, keyOf: JSON.stringify, orderOf: ({ order }) => order });
  }
}
