// Stretches of a drill that have been lived, kept as they end.
import { z } from 'zod';
import { drillCounts } from '../../../scenarios/measures/drill-counts.ts';
import { KeptLines } from '../../store/kept-lines.ts';
import type { DrillDone, DrillOrder } from './live-drill.ts';

/** An order is only ever compared with one that is made anew. */
const livedStretch: z.ZodType<DrillDone> = z.strictObject({ order: z.custom<DrillOrder>(), counts: drillCounts });

export class DrillJournal extends KeptLines<DrillOrder, DrillDone> {
  constructor(
    path: string,
    of: { readonly version: string; readonly scenarioHash: string; readonly machineTime: string },
  ) {
    super(path, of, { schema: livedStretch, keyOf: JSON.stringify, orderOf: ({ order }) => order });
  }
}
