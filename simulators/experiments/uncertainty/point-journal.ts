// Points that have been lived, kept as they end.
import { parameterPoint } from '../../../scenarios/measures/parameter-point.ts';
import { z } from 'zod';
import { KeptLines } from '../../store/kept-lines.ts';
import type { LivedPoint } from './live-point.ts';
import type { PointOrder } from './point-worker.ts';

const livedPoint = parameterPoint.extend({ attempts: z.int().nonnegative() });

export class PointJournal extends KeptLines<PointOrder, LivedPoint> {
  constructor(
    path: string,
    of: { readonly version: string; readonly scenarioHash: string; readonly machineTime: string },
  ) {
    super(path, of, {
      schema: livedPoint,
      keyOf: ({ at, users }) =>
        JSON.stringify([users, Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1))]),
      orderOf: ({ at, users }) => ({ at, users }),
    });
  }
}
