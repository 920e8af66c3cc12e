// Points that have been lived, kept as they end.
import { parameterPoint, type ParameterPoint } from '../../../scenarios/measures/parameter-point.ts';
import { z } from 'zod';
import { KeptLines } from '../../store/kept-lines.ts';
import type { LivedPoint } from './live-point.ts';
import { livedTenantPoint, type LivedTenantPoint, type TenantPointOrder } from './live-tenant-point.ts';
import type { PointOrder } from './point-worker.ts';

/** What names a point. */
interface Named extends Pick<ParameterPoint, 'at' | 'users'> {
  /** Of a rollout. */
  readonly others?: number | undefined;
}

/** All that a point depends on beside its order. */
interface Grounds {
  readonly version: string;
  readonly scenarioHash: string;
  readonly machineTime: string;
}

class KeptPoints<Order extends Named, Point extends Order> extends KeptLines<Order, Point> {
  constructor(path: string, of: Grounds, schema: z.ZodType<Point>) {
    super(
      path,
      { ...of },
      {
        schema,
        keyOf: ({ at, users, others }) =>
          JSON.stringify([
            users,
            Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1)),
            ...(others === undefined ? [] : [others]),
          ]),
        orderOf: (point) => point,
      },
    );
  }
}

const livedPoint = parameterPoint.extend({ attempts: z.int().nonnegative() });

export class PointJournal extends KeptPoints<PointOrder, LivedPoint> {
  constructor(path: string, of: Grounds) {
    super(path, of, livedPoint);
  }
}

/** Of a rollout. */
export class TenantPointJournal extends KeptPoints<TenantPointOrder, LivedTenantPoint> {
  constructor(path: string, of: Grounds) {
    super(path, of, livedTenantPoint);
  }
}
